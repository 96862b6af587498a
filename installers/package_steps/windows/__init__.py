"""The Windows installer: Inno Setup's script, signing, and the program's icon."""
