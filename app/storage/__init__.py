"""The encrypted database: the only code that uses SQL."""
