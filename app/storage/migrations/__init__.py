"""The numbered changes of the database's form, oldest first, and the code that applies them."""
