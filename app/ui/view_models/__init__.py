"""View models: pure functions and values without Qt, from the turn's data to displayed text."""
