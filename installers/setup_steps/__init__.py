"""The steps of set-up, one subject a file, with the standard library alone."""
