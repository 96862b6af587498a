"""Keeping, moving and verifying conversations: files, backups and the audit, on one sheet."""
