"""The worker process: the only code that knows llama.cpp."""
