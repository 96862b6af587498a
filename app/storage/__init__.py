"""The encrypted database: the only code that knows SQL."""
