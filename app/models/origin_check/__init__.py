"""Checks whether a stranger's GGUF is made of published weights, from a sample of them."""
