"""Tests of downloading, building and storing models, and the small models that they use."""
