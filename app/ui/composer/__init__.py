"""The composer, in which the person writes messages."""
