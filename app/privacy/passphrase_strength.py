"""The strength of a passphrase (zxcvbn), and the floor that is the same in window and terminal."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from app.privacy.errors import PassphraseTooWeak
from app.translation import tr

_READ = 72  # characters: what follows can only make it stronger, and the estimator takes no more
_OWN_WORDS = ("oyster", "desktop", "conversations", "passphrase")
# Powers of ten of the guesses needed; the floor is zxcvbn's highest grade. At a second a guess it is 300 years of one
# computer.
_FLOOR, _STRONG = 10.0, 14.0


@dataclass(frozen=True, slots=True)
class Strength:
    """``share`` from 0 to 1 for a bar; ``enough`` False where it is refused."""

    words: str
    share: float
    enough: bool


def strength_of(passphrase: str) -> Strength:
    """Return the strength of a passphrase, from an estimate of the guesses that somebody would need who tries the
    likeliest ones first.
    """
    if not passphrase:
        return Strength(
            tr("Several words that belong together only for you are a good passphrase."), 0.0, False
        )
    powers = _powers_of_ten(passphrase)
    share = min(1.0, powers / _STRONG)
    if powers < _FLOOR:
        words = tr("Too easy to guess: take four or more words that do not belong together.")
        return Strength(words, share, False)
    if powers < _STRONG:
        return Strength(
            tr("Fair: it holds against people who know you, not against a determined attacker."), share, True
        )
    return Strength(tr("Strong."), share, True)


def check_strength(passphrase: str) -> None:
    """Refuse a new passphrase that is too easy to guess. Raises ``PassphraseTooWeak``."""
    strength = strength_of(passphrase)
    if not strength.enough:
        raise PassphraseTooWeak(strength.words)


def _powers_of_ten(passphrase: str) -> float:
    from zxcvbn import zxcvbn  # its word lists take a moment to load

    found = zxcvbn(unicodedata.normalize("NFC", passphrase)[:_READ], user_inputs=list(_OWN_WORDS))
    return float(found["guesses_log10"])
