"""Every page of the program in a state worth looking at, for the walk over all pages and for the screenshots."""
