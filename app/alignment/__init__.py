"""Constructive safety alignment: screening, guard, reasoning, and the turn that joins them."""
