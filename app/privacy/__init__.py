"""Keys: where the key of the database comes from."""
