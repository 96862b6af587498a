"""Frozen typed values of the program and pure functions on them; imports the standard library only."""
