"""The reasoning chain: computed, written by a model, rendered as prose, and its influence on the reply."""
