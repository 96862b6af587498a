"""Reports of runs: a frozen report value, the comparison of two runs, and both as text and HTML."""
