"""What the window shows, in words: pure functions and values without Qt, from the turn's data to lines."""
