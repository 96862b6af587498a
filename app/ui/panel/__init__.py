"""The transparency panel: the assessment of a message, the analysis, and the facts of the turn."""
