"""Sets of conversations with what was rated in them: gathered, written as files of four forms, and taken in."""
