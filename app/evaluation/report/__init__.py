"""What is shown of a run: a frozen report value, two runs compared, and both as text and as one HTML file."""
