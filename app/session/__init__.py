"""Opens the parts (vault, library, engine) once and hands them to window, terminal and evaluations."""
