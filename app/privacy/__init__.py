"""The source of the database's key."""
