"""The folder of model files: where it is, moving it, checking it, and models of other programs."""
