"""The worker process: the only code that knows llama.cpp."""

import os

os.environ.setdefault("GGML_NO_BACKTRACE", "1")  # else an abort in native code starts a debugger
