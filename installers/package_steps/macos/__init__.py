"""The macOS program: its bundle, signing and notarisation, and the disk image."""
