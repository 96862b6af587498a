"""The demonstration: the window for events, and the presenter's view."""
