"""Constructive safety alignment: screening, guard, reasoning and the turn that joins them; knows no Qt, no SQL, no llama.cpp."""
