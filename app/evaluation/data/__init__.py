"""The reading of data files for evaluations: a file is read whole, or refused with the faulty rows."""
