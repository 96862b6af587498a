"""The program's log and error reports, which never contain text written by a user or a model."""
