"""The road from a hub's gated weights to a GGUF on this computer, proven and resumable."""
