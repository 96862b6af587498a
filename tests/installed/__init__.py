"""The Debian package in a bare system: what ``make package-test`` runs, apart from the tests of ``make test``."""
