"""What points to a person in texts that are passed on: found by rules and by a model, taken out, and put back."""
