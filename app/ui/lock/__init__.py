"""Locking the window, leaving it at once, and what opens it again."""
