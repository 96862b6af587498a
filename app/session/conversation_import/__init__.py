"""Import of conversations from other programs' exports: read in a confined process, taken over whole or not at all."""
