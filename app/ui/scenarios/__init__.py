"""Scenarios: the window that lists, shows and edits them, and the play of one in the conversation."""
