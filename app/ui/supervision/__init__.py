"""Live supervision: the branch's answers coded in the background and shown in the panel."""
