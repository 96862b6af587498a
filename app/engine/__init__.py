"""The engine: llama.cpp in a worker process, and the client that talks to it over a pipe."""
