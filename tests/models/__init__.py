"""Tests of fetching, making and keeping models, and the small models of real architectures that they use."""
