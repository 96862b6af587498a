"""Oyster desktop: a private conversation with Oyster-I, with the reasoning behind its guidance in view."""

__version__ = "0.1.0"
