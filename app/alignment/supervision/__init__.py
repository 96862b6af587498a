"""Coding a helper's sentences: questions by rules, reflections by a model."""
