"""Fitting the sentence classifier and a judge anew to what people held of messages, with the gain on unseen ones."""
