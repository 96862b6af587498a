"""Builds a GGUF on this computer from a hub's gated weights, verified and resumable."""
