"""Multi-round robustness: an examiner model tries over several turns to make the model under test disclose a goal."""
