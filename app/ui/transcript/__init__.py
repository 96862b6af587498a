"""The transcript: the messages of a conversation as a person reads them, one widget a file."""
