"""A walk at random through the real window: seeded, in a process of its own, as a person would do it."""
