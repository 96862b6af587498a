"""The engine that a server elsewhere is: the same requests, asked of an OpenAI-compatible interface."""
