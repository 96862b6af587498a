"""The transparency panel: what was seen in the message, and the facts of the turn."""
