"""The numbered migrations of the database's schema, oldest first, and the code that applies them."""
