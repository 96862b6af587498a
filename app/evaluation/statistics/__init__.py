"""Statistics of evaluations: every figure with its interval and the number of items behind it."""
