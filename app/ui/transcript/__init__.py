"""The transcript: the messages of a conversation, one widget a file."""
