"""The reasoning chain: computed, written by a model, told in prose, and its influence on the reply."""
