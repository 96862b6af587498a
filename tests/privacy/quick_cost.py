"""A cost that a test can afford: the one way to have a passphrase without waiting a second for it."""

from __future__ import annotations

from app.privacy.passphrase import Argon2Parameters

QUICK = Argon2Parameters(memory_kib=8, passes=1, lanes=1)
