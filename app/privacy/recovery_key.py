"""The recovery key: 140 random bits as seven groups that each check themselves, to be printed and typed again."""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from app.privacy.errors import RecoveryKeyMistyped
from app.translation import tr

# Crockford's base 32: no letter that looks like a digit.
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_READ_AS = {"O": "0", "I": "1", "L": "1"}
_VALUE = {each: number for number, each in enumerate(_ALPHABET)}
GROUPS = 7
_DATA = 4  # characters of a group that carry the key; the fifth checks them
_FIELD = 0b100101  # x⁵ + x² + 1, which makes the 32 values a field


@dataclass(frozen=True, slots=True, repr=False)
class RecoveryKey:
    """One recovery key; ``values`` are its 28 characters without the checks, each 0 to 31."""

    values: tuple[int, ...]

    @property
    def groups(self) -> tuple[str, ...]:
        """The groups as they are printed, five characters each."""
        return tuple(
            "".join(_ALPHABET[each] for each in (*data, _check(number, data)))
            for number, data in enumerate(self._data())
        )

    @property
    def text(self) -> str:
        """The whole key as it is printed."""
        return "-".join(self.groups)

    @property
    def entropy(self) -> bytes:
        """The secret bytes."""
        return bytes(self.values)

    def _data(self) -> tuple[tuple[int, ...], ...]:
        return tuple(self.values[at : at + _DATA] for at in range(0, GROUPS * _DATA, _DATA))


def new_recovery_key() -> RecoveryKey:
    """Return a new random recovery key."""
    return RecoveryKey(tuple(secrets.randbelow(len(_ALPHABET)) for _ in range(GROUPS * _DATA)))


def read_recovery_key(text: str) -> RecoveryKey:
    """Return the key that somebody typed, in any case, with any separators, O for 0 and I or L for 1.

    Raises ``RecoveryKeyMistyped``, which names the first group that is wrong.
    """
    read = [_READ_AS.get(each, each) for each in text.upper() if each.isalnum()]
    length = _DATA + 1
    values: list[int] = []
    for number in range(GROUPS):
        group = [_VALUE.get(each, -1) for each in read[number * length : (number + 1) * length]]
        data = tuple(group[:_DATA])
        if len(group) < length or -1 in group or _check(number, data) != group[-1]:
            raise RecoveryKeyMistyped(
                tr(
                    "Group {number} of the recovery key is not right. Compare it with the paper, character by "
                    "character; each of the {groups} groups has five.",
                    number=number + 1,
                    groups=GROUPS,
                )
            )
        values.extend(data)
    if len(read) > GROUPS * length:
        raise RecoveryKeyMistyped(tr("There is more here than the recovery key has. Leave out the rest."))
    return RecoveryKey(tuple(values))


def _check(number: int, data: tuple[int, ...]) -> int:
    """Return a group's check: it finds every single wrong character, every exchange of two, and a group elsewhere."""
    sum_so_far = number + 1
    for each in data:
        sum_so_far = (sum_so_far ^ each) << 1
        if sum_so_far & 32:
            sum_so_far ^= _FIELD
    return sum_so_far
