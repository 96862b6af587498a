"""Evaluations in the window: choosing and running a task, its report and its export, two runs compared."""
