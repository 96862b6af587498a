"""Reading of data files for evaluations: whole, or refused with the row."""
