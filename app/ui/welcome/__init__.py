"""The welcome, for a program that has no model yet."""
