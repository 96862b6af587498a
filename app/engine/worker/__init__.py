"""The worker process: the only code that uses llama.cpp."""

import os

os.environ.setdefault("GGML_NO_BACKTRACE", "1")  # else an abort in native code starts a debugger

# llama.cpp's threads meet some hundred times a token. Threads that sleep at once (OMP_WAIT_POLICY=passive) wake too
# late each time; threads that spin for long take the time from whatever else runs. A short spin is near the best of
# both (docs/decisions/0009-how-threads-wait.md; figures in docs/benchmarks.md). The native library reads it when it
# is loaded, so it is set here; what the person has set is left alone.
if not os.environ.keys() & {"OMP_WAIT_POLICY", "GOMP_SPINCOUNT"}:
    os.environ["GOMP_SPINCOUNT"] = "1000"
