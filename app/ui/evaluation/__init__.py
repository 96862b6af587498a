"""The evaluation window: running a task, reading and exporting its report, comparing two runs."""
