"""What the program notes of itself for when something goes wrong: never a word that a person or a model wrote."""
