"""Evaluations of the loaded model; not built yet (issue 5)."""
