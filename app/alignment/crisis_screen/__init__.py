"""The deterministic crisis screen; its entry point is ``app.alignment.crisis_screen.screen``."""
