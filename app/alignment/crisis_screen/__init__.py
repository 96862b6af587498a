"""The parts of the deterministic crisis screen; ``app.alignment.screening`` is their one entrance."""
