"""A seeded random walk through the real window by user actions, in a separate process."""
