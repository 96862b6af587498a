"""The list that opens under the model's name in the header."""
