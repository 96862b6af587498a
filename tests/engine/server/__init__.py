"""Tests of the engine that a named server is."""
