"""Frozen typed data of the program and pure functions on it; imports the standard library only."""
