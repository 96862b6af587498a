"""Newer versions of the program: looked for only where a person asks, and believed only if they are signed."""
