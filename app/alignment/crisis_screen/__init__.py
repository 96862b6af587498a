"""The parts of the deterministic crisis screen; ``app.alignment.crisis_screen.screen`` is their one entrance."""
