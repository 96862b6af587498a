"""The judge's questions, the allowed verdicts, and their scores."""
