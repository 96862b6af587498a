"""Model files: the catalogue, downloads, verification and where the files live."""
