"""The steps of set-up, one subject a file, from the standard library alone."""
