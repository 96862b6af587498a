"""The passes of linguistic backpropagation in the panel."""
