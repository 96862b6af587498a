"""Help from people: services to call, the safety plan and exercises, in a window that needs no model."""
