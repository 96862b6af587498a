"""The steps that make an installer for the system they run on, one subject a file."""
