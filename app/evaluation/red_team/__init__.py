"""Multi-round robustness: an examiner asks the model loaded here over several turns, to see what it gives away."""
