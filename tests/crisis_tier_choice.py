"""How the thresholds of the two tiers are chosen: by rules, on lines that were scored by fits without their writers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.alignment.evidence.sentence_classifier import DANGER, OUTRIGHT
from tests.classifier_lines import PUBLIC, STRANGERS_SETS
from tests.crisis_tier_lines import Seen

STRANGERS = tuple(path.stem for files in STRANGERS_SETS for path in files)
STRANGERS_SHARE = (
    0.9  # of the mix of calm lines that ``possible_from`` is chosen on; the rest are writers' look-alikes
)
MOST_POSSIBLE, MOST_SURE = 0.08, 0.01  # of the calm lines: the goals
MOST_BY_HEAD = 0.01  # of the calm lines of all writers, that the outright head alone makes sure
MOST_DOUBTED = 0.01  # of the plain lines of all writers that a rule finds
_STEPS = tuple(hundredth / 100 for hundredth in range(5, 100))
_ROWS = (0.1, 0.12, 0.14, 0.15, 0.16, 0.18, 0.2, 0.25, 0.3, 0.35, 0.5)
_DOUBTS = tuple(hundredth / 100 for hundredth in range(1, 21))
_DOUBTED_ROWS = (0.0, 0.01, 0.02, 0.03, 0.04, 0.05, 0.06, 0.08, 0.1, 0.15, 0.2)
_OUTRIGHT_ROWS = (0.5, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95)

Lines = Sequence[Seen]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a curve: its heading, the lines it is of, and whether the head alone counts or the rules too."""

    heading: str
    lines: tuple[Seen, ...]
    alone: bool = False

    def share(self, least: float, head: str) -> float:
        """Return the share that is flagged from a chance on."""
        flagged = (
            line.chance(head) >= least and not line.by_rules if self.alone else line.reaches(least, head)
            for line in self.lines
        )
        return sum(flagged) / len(self.lines)


def _of(found: Lines, manner: str, wanted: Callable[[str], bool]) -> tuple[Seen, ...]:
    return tuple(line for line in found if line.manner == manner and wanted(line.source))


def _by_strangers(source: str) -> bool:
    return source in STRANGERS


def _by_other_writers(source: str) -> bool:
    return bool(source) and source not in STRANGERS


def possible_columns(found: Lines) -> tuple[Column, ...]:
    """Return what ``possible_from`` is weighed by; the first two are the mix."""
    return (
        Column("strangers' calm", _of(found, "calm", _by_strangers)),
        Column("look-alikes", _of(found, "calm", _by_other_writers)),
        Column("oblique, strangers", _of(found, "oblique", _by_strangers)),
        Column("oblique, writers", _of(found, "oblique", _by_other_writers)),
        Column("distress", _of(found, "distress", bool)),
        Column("public, no danger", _of(found, PUBLIC, lambda source: not source)),
    )


def outright_columns(found: Lines) -> tuple[Column, ...]:
    """Return what ``outright_from`` is weighed by; the first two bound it."""
    calm = tuple(line for line in found if line.manner == "calm")
    return (
        Column("strangers' calm", _of(calm, "calm", _by_strangers)),
        Column("all writers' calm, head alone", _of(calm, "calm", bool), alone=True),
        Column("plain, strangers", _of(found, "plain", _by_strangers)),
        Column("plain, writers", _of(found, "plain", _by_other_writers)),
        Column("distress", _of(found, "distress", bool)),
        Column("the team's calm, head alone", _of(calm, "calm", lambda source: not source), alone=True),
    )


def mixed(columns: Sequence[Column], least: float) -> float:
    """Return which share of the mix of calm lines is flagged from a chance on."""
    strangers, look_alikes = (column.share(least, DANGER) for column in columns[:2])
    return STRANGERS_SHARE * strangers + (1.0 - STRANGERS_SHARE) * look_alikes


def chosen_possible_from(found: Lines) -> float:
    """Return the least hundredth from which the mix stays within its goal."""
    columns = possible_columns(found)
    return next(least for least in _STEPS if mixed(columns, least) <= MOST_POSSIBLE)


def chosen_outright_from(found: Lines) -> float:
    """Return the least hundredth from which strangers' calm lines and the head's own share stay within their bounds."""
    strangers, by_head = outright_columns(found)[:2]
    return next(
        least
        for least in _STEPS
        if strangers.share(least, OUTRIGHT) <= MOST_SURE and by_head.share(least, OUTRIGHT) <= MOST_BY_HEAD
    )


def doubtful(found: Lines) -> dict[str, tuple[Seen, ...]]:
    """Return the lines that rules find, by what they are; the plain ones bound ``doubted_below``."""
    by_rules = tuple(line for line in found if line.by_rules)
    return {
        "plain, all writers": _of(by_rules, "plain", bool),
        "plain, strangers": _of(by_rules, "plain", _by_strangers),
        "oblique": _of(by_rules, "oblique", bool),
        "calm, all writers": _of(by_rules, "calm", bool),
        "the team's labelled": tuple(line for line in by_rules if line.manner == "crisis"),
    }


def chosen_doubted_below(found: Lines, labelled: Lines) -> float:
    """Return the greatest hundredth below which hardly any plain line of a writer is doubted.

    ``labelled`` are the team's lines in danger as the heads that ship see them, of which none may be.
    """
    plain = next(iter(doubtful(found).values()))
    fitting = [
        below
        for below in _DOUBTS
        if sum(line.doubted(below) for line in plain) <= MOST_DOUBTED * len(plain)
        and not any(line.doubted(below) for line in labelled)
    ]
    return max(fitting, default=0.0)


def doubted_curve(found: Lines) -> str:
    """Return the curve of ``doubted_below`` as a table in Markdown: the share of each kind that is still sure."""
    kinds = doubtful(found)
    rows = [
        (below, [1 - sum(line.doubted(below) for line in own) / len(own) for own in kinds.values()])
        for below in _DOUBTED_ROWS
    ]
    return _table([f"{name} ({len(own)})" for name, own in kinds.items()], rows, "below")


def possible_curve(found: Lines) -> str:
    """Return the curve of ``possible_from`` as a table in Markdown."""
    columns = possible_columns(found)
    rows = [(least, [mixed(columns, least), *_shares(columns, least, DANGER)]) for least in _ROWS]
    return _table(["mix of calm lines", *_headings(columns)], rows)


def outright_curve(found: Lines) -> str:
    """Return the curve of ``outright_from`` as a table in Markdown; its last row is without the head."""
    columns = outright_columns(found)
    rows = [(least, _shares(columns, least, OUTRIGHT)) for least in (*_OUTRIGHT_ROWS, 2.0)]
    return _table(_headings(columns), rows)


def _shares(columns: Sequence[Column], least: float, head: str) -> list[float]:
    return [column.share(least, head) for column in columns]


def _headings(columns: Sequence[Column]) -> list[str]:
    return [f"{column.heading} ({len(column.lines)})" for column in columns]


def _table(
    headings: Sequence[str], rows: Sequence[tuple[float, Sequence[float]]], bound: str = "from"
) -> str:
    lines = [f"| {bound} | {' | '.join(headings)} |", "| --- |" + " --- |" * len(headings)]
    for least, shares in rows:
        cells = " | ".join(f"{share:.3f}" for share in shares)
        lines.append(f"| {least if least <= 1 else 'rules'} | {cells} |")
    return "\n".join(lines) + "\n"
