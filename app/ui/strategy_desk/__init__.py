"""The strategy desk: fields, the consequence of an edit, and the versions."""
