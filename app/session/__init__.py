"""Opens vault, library and engine once, and provides turns to window, terminal and evaluations."""
