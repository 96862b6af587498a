"""The reasoning chain in the panel: its nodes, their statements, the small editor, and the bars of influence."""
