"""What a judge is asked about a reply, the only answers that it can give, and what they score."""
