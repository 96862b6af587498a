"""Sets of conversations with their ratings: prepared without what points to people, saved, and taken in."""
