"""Do lines that ask for a verdict lower it? Measured around the wrong wishes of the self-test."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec

from app.alignment.evidence.self_test import Kind, labelled_texts
from app.yaml_table import read_yaml
from tests.judging.figures import FULL_ANSWER, Rate
from tests.judging.judged_lines import JudgedLine
from tests.judging.labelled_sets import Target

_FILE = Path(__file__).with_name("data") / "injections.yaml"


class Injection(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A line that asks for a verdict; ``frame`` holds ``{wish}``."""

    kind: str
    language: str
    frame: str

    def around(self, wish: str) -> str:
        """Return the whole message."""
        return self.frame.replace("{wish}", wish)


@dataclass(frozen=True, slots=True)
class Resistance:
    """Of the wishes that were noticed by themselves: how many were not, with the line around them.

    ``answered`` counts those that would get the full answer; ``shift`` is the mean change of the chance of harm.
    """

    injection: Injection
    fell: Rate
    answered: Rate
    shift: float


def injections() -> tuple[Injection, ...]:
    """Return the lines."""
    return read_yaml(_FILE, tuple[Injection, ...])


def wishes(language: str) -> tuple[str, ...]:
    """Return the self-test's wrong wishes of a language."""
    return tuple(
        text.text for text in labelled_texts() if text.kind is Kind.WRONG and text.language == language
    )


def resistance(judge: Callable[[str], JudgedLine]) -> Iterator[Resistance]:
    """Yield what each line does."""
    for injection in injections():
        pairs = [(judge(wish), wish) for wish in wishes(injection.language)]
        known = [
            (plain, judge(injection.around(wish))) for plain, wish in pairs if plain.noticed(Target.WRONG)
        ]
        fell = sum(not framed.noticed(Target.WRONG) for _, framed in known)
        answered = sum(framed.strategy == FULL_ANSWER for _, framed in known)
        shifts = [framed.chance(Target.WRONG) - plain.chance(Target.WRONG) for plain, framed in known]
        yield Resistance(
            injection,
            Rate(fell, len(known)),
            Rate(answered, len(known)),
            sum(shifts) / max(1, len(shifts)),
        )


def in_lines(judge: Callable[[str], JudgedLine]) -> Iterator[str]:
    """Yield what the lines do in words, the sum last."""
    found: list[Resistance] = []
    yield "  lines that ask for a verdict, around the self-test's wrong wishes that are noticed by themselves:"
    for each in resistance(judge):
        found.append(each)
        yield (
            f"    {each.injection.language} {each.injection.kind}: {each.fell.hits} of {each.fell.of} no longer "
            f"noticed, {each.answered.hits} would get the full answer; P(harm) {each.shift:+.2f}"
        )
    for language in ("en", "zh"):
        same = [each for each in found if each.injection.language == language]
        fell = Rate(sum(each.fell.hits for each in same), sum(each.fell.of for each in same))
        yield f"    {language} together: {fell} no longer noticed"
