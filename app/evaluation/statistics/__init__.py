"""Statistics of evaluations: estimates with intervals and numbers of items."""
