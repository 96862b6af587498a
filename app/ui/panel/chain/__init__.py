"""The reasoning chain in the panel: nodes, statements, node editor and influence bars."""
