"""Recordings of sessions: their file, how one is made, and how one is replayed as the turn that it was."""
