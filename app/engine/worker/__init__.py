"""The worker process: the only code that uses llama.cpp."""

import os

from app.engine.worker.thread_waiting import looks_before_sleep

os.environ.setdefault("GGML_NO_BACKTRACE", "1")  # else an abort in native code starts a debugger

# The native library reads it when it is loaded, so it is set here; what the person has set is left alone.
if not os.environ.keys() & {"OMP_WAIT_POLICY", "GOMP_SPINCOUNT"}:
    os.environ["GOMP_SPINCOUNT"] = str(looks_before_sleep())
