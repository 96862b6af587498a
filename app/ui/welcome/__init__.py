"""The welcome page, on which models are chosen."""
