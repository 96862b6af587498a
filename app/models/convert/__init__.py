"""Conversion of a hub's safetensors, configuration and tokenizer to GGUF, tensor by tensor."""
