"""The middle of the window: the header, the conversation, and where the person writes."""
