"""The middle column of the window: header, transcript and composer."""
