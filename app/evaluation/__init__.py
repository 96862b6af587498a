"""Evaluations of a model, built on Inspect AI: its tasks, solvers, scorers and logs, with our engine as a provider.

Nothing outside this package imports it before an evaluation is asked for: Inspect is slow to import.
"""
