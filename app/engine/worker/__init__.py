"""The worker process: the only code that knows llama.cpp."""

import os

os.environ.setdefault("GGML_NO_BACKTRACE", "1")  # else an abort in native code starts a debugger
# Threads that wait for each other spin, which on a machine busy with other things costs most of the speed;
# docs/benchmarks.md has the figures. To be set before the native library is loaded.
os.environ.setdefault("OMP_WAIT_POLICY", "passive")
