"""Evidence about a message, one source a file: what it saw, how strongly it speaks for each type, and who says so."""
