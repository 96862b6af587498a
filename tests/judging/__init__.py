"""``make bench-judging``: how well messages are judged, measured on texts of others."""
