"""The typed mappings: one class a table."""
