"""Writes docs/crisis-tiers.md: what each threshold of the tiers finds and flags, and what the rules of choice give.

``SETS=../shared/data python -m tests.fit_crisis_tiers`` writes it anew after a change of rules or heads.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path

from app.alignment.evidence.sentence_classifier import DANGER, thresholds
from app.alignment.evidence.sentence_heads import SentenceScorer
from app.domain.risk import CrisisTier
from tests.bench_screening import (
    SHORT_SET,
    TIER_SET,
    UNSEEN_SET,
    in_words,
)
from tests.classifier_lines import DATA, PUBLIC, ROOT, labelled_lines, lines
from tests.crisis_tier_choice import (
    STRANGERS,
    chosen_doubted_below,
    chosen_outright_from,
    chosen_possible_from,
    doubted_curve,
    outright_curve,
    possible_curve,
)
from tests.crisis_tier_lines import Seen, calibration_error, in_order, seen, seen_by_others
from tests.crisis_tiers_words import (
    CHOICE,
    DOUBTED_CURVE,
    FIFTH_UNSEEN,
    LABELLED,
    OPENING,
    OUTRIGHT_CURVE,
    SHORT,
    STRANGERS_SETS,
    TIERS,
    WRITERS,
)
from tests.fit_sentence_classifier import TARGET, material_of

PAGE = ROOT / "docs" / "crisis-tiers.md"
_THRESHOLDS = (0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95)


def table(found: Sequence[Seen]) -> str:
    """Return the shares by rules or the danger head as a table in Markdown, a threshold a row."""
    labels = tuple(dict.fromkeys(line.label for line in found))
    counts = {label: sum(line.label == label for line in found) for label in labels}
    heads = " | ".join(f"{label} ({counts[label]})" for label in labels)
    rows = [f"| from | {heads} |", "| --- |" + " --- |" * len(labels)]
    for threshold in (*_THRESHOLDS, 2.0):
        cells = []
        for label in labels:
            own = [line for line in found if line.label == label]
            both = sum(line.reaches(threshold) for line in own) / len(own)
            alone = sum(line.chance(DANGER) >= threshold for line in own) / len(own)
            cells.append(f"{both:.2f} ({alone:.2f})" if threshold <= 1 else f"{both:.2f}")
        rows.append(f"| {threshold if threshold <= 1 else 'rules'} | {' | '.join(cells)} |")
    return "\n".join(rows) + "\n"


def at_the_thresholds(found: Sequence[Seen]) -> Iterator[str]:
    """Yield what is sure, and what is sure or possible, with the thresholds in force, both languages together."""
    for manner in dict.fromkeys(line.manner for line in found):
        own = [line for line in found if line.manner == manner]
        yield f"{manner}: {_tiers_of(own)}"
        concern = sum(line.concern for line in own)
        if manner == "plain" and concern:
            yield f"of the plain ones, concern for somebody else by the rules: {in_words(concern, len(own))}"
    harmless = [line for line in found if line.manner in ("calm", "lookalike")]
    if len({line.manner for line in harmless}) > 1:
        yield f"calm and look-alikes together: {_tiers_of(harmless)}"


def _tiers_of(own: Sequence[Seen]) -> str:
    tiers = [line.tier for line in own]
    sure, none = tiers.count(CrisisTier.SURE), tiers.count(CrisisTier.NONE)
    return f"sure {in_words(sure, len(own))}, sure or possible {in_words(len(own) - none, len(own))}"


def section(words: str, found: Sequence[Seen], with_calibration: bool = True) -> str:
    """Return a part of the page: its words, the tiers as they are now, and the table."""
    told = "\n".join(f"- {line}" for line in at_the_thresholds(found))
    error = (
        f"- the danger head's calibration error: {calibration_error(found):.3f}\n" if with_calibration else ""
    )
    return f"{words}\n{told}\n{error}\n{table(found)}"


def choice(found: Sequence[Seen], labelled: Sequence[Seen]) -> str:
    """Return how the thresholds are chosen: the curves, and what the rules of choice give."""
    parts = (
        (CHOICE.format(possible=chosen_possible_from(found)), possible_curve(found)),
        (OUTRIGHT_CURVE.format(outright=chosen_outright_from(found)), outright_curve(found)),
        (DOUBTED_CURVE.format(doubted=chosen_doubted_below(found, labelled)), doubted_curve(found)),
    )
    return "".join(f"{words}\n{curve}" for words, curve in parts)


def unseen_set(scorer: SentenceScorer, files: Sequence[Path]) -> str:
    """Return the figures of a set that nobody reads: each look at it is told in ``tests/crisis_tiers_words.py``."""
    found = seen(scorer, (line for path in files for line in labelled_lines(path)))
    calm = [line for line in found if line.manner in ("calm", "lookalike")]
    by_rules = sum(line.by_rules and line.tier is CrisisTier.SURE for line in calm)
    doubted = sum(line.by_rules and line.tier is CrisisTier.POSSIBLE for line in found if line.danger)
    alone = f"of the sure calm and look-alikes, {by_rules} by a rule; of those in danger, {doubted} doubted\n"
    return section("", found) + alone


def main() -> None:
    """Write the page, or print a look at the unseen set."""
    parser = argparse.ArgumentParser(prog="python -m tests.fit_crisis_tiers")
    parser.add_argument("--unseen-set", action="store_true", help="print its figures, and write no page")
    scorer, now = SentenceScorer.of(str(TARGET)), thresholds()
    if parser.parse_args().unseen_set:
        print(unseen_set(scorer, UNSEEN_SET))
        return
    found = seen_by_others(material_of(lines()))
    labelled = labelled_lines(DATA / "crisis_labelled.tsv")
    in_danger = [(label, text) for label, text in labelled if label == "crisis"]
    strangers = [line for line in found if line.source in STRANGERS]
    writers = [line for line in found if line.source and line.source not in STRANGERS]
    page = (
        OPENING.format(
            sure=now.sure_from,
            outright=now.outright_from,
            possible=now.possible_from,
            doubted=now.doubted_below,
        )
        + FIFTH_UNSEEN
        + choice(found, seen(scorer, in_danger))
        + section(STRANGERS_SETS, in_order(strangers))
        + section(WRITERS, in_order(writers))
        + section(SHORT, seen(scorer, labelled_lines(SHORT_SET)), with_calibration=False)
        + section(TIERS, seen(scorer, labelled_lines(TIER_SET)))
        + section(
            LABELLED,
            [line for line in found if not line.source and line.manner != PUBLIC],
            with_calibration=False,
        )
    )
    PAGE.write_text(page, encoding="utf-8")
    print(page)


if __name__ == "__main__":
    main()
