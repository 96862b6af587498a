"""The engine: llama.cpp in a worker process, and the client that controls it over a pipe."""
