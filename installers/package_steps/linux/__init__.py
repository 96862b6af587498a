"""Installers for Linux: a tree of files as Debian wants it, a package and an archive of it."""
