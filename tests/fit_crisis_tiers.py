"""Writes docs/crisis-tiers.md: what each threshold of the tiers finds and flags.

``SETS=../shared/data python -m tests.fit_crisis_tiers`` writes it anew after a change of rules or heads. Thresholds are
read off the first table alone.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from app.alignment.crisis_screen.screen import screen
from app.alignment.evidence.sentence_classifier import DANGER, chance_of, thresholds
from app.alignment.evidence.sentence_heads import SentenceScorer
from app.domain.message_language import language_of
from tests.bench_screening import SECOND_UNSEEN_SETS, TIER_SET, UNSEEN_SETS, in_words
from tests.classifier_lines import NO_DANGER, ROOT, labelled_lines, lines
from tests.crisis_tiers_words import DEVELOPMENT, LABELLED, OPENING, SECOND_UNSEEN, TIERS, UNSEEN
from tests.fit_sentence_classifier import TARGET, Material, calibration_of, material_of, unseen_scores
from tests.judging.figures import expected_calibration_error

PAGE = ROOT / "docs" / "crisis-tiers.md"
_THRESHOLDS = (0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 0.99)


@dataclass(frozen=True, slots=True)
class Seen:
    """A line's label, whether its writer is in danger, the classifier's word in nats, and what the rules say.

    Where they see concern for somebody else, the classifier is not asked whether the writer is in danger.
    """

    label: str
    danger: bool
    ratio: float
    by_rules: bool
    concern: bool

    @property
    def chance(self) -> float:
        """The calibrated chance of danger."""
        return chance_of(self.ratio)

    def reaches(self, least: float) -> bool:
        """Return whether the line is flagged from a chance on."""
        return self.by_rules or (self.chance >= least and not self.concern)


def seen(scorer: SentenceScorer, labelled: Iterable[tuple[str, str]]) -> tuple[Seen, ...]:
    """Return what classifier and rules say of some lines."""
    known = tuple(labelled)
    scores = scorer.scores(tuple(text for _, text in known))
    return tuple(
        _seen(label, text, label not in NO_DANGER, score[0])
        for (label, text), score in zip(known, scores, strict=True)
    )


def seen_by_others(material: Material) -> tuple[tuple[Seen, ...], tuple[Seen, ...]]:
    """Return what rules, and fits that saw no line of the writer, say of the writers' and of the labelled lines."""
    scores, labels, known = unseen_scores(DANGER, material)
    calibration = calibration_of(scores, labels, known & material.of_writers)
    ratios = scores @ np.asarray(calibration.slopes) + calibration.intercept
    writers, labelled = [], []
    for line, ratio in zip(material.lines, ratios.tolist(), strict=True):
        if line.label:
            name = "oblique" if line.writer and line.danger else line.label
            found = _seen(name, line.text, bool(line.danger), ratio)
            (writers if line.writer else labelled).append(found)
    return _in_order(writers), _in_order(labelled)


def _seen(label: str, text: str, danger: bool, ratio: float) -> Seen:
    by_rules = screen(text)
    return Seen(f"{label} {language_of(text)}", danger, ratio, by_rules.crisis, by_rules.concern)


def _in_order(found: Iterable[Seen]) -> tuple[Seen, ...]:
    order = ("plain", "oblique", "crisis", "distress", "calm")
    return tuple(sorted(found, key=lambda line: (order.index(line.label.split()[0]), line.label)))


def table(found: Sequence[Seen]) -> str:
    """Return the shares as a table in Markdown, a threshold a row."""
    labels = tuple(dict.fromkeys(line.label for line in found))
    counts = {label: sum(line.label == label for line in found) for label in labels}
    heads = " | ".join(f"{label} ({counts[label]})" for label in labels)
    rows = [f"| from | {heads} |", "| --- |" + " --- |" * len(labels)]
    for threshold in (*_THRESHOLDS, 2.0):
        cells = []
        for label in labels:
            own = [line for line in found if line.label == label]
            both = sum(line.reaches(threshold) for line in own) / len(own)
            alone = sum(line.chance >= threshold for line in own) / len(own)
            cells.append(f"{both:.2f} ({alone:.2f})" if threshold <= 1 else f"{both:.2f}")
        rows.append(f"| {threshold if threshold <= 1 else 'rules'} | {' | '.join(cells)} |")
    return "\n".join(rows) + "\n"


def at_the_thresholds(found: Sequence[Seen]) -> Iterator[str]:
    """Yield what is sure, and what is sure or possible, with the thresholds in force, both languages together."""
    now = thresholds()
    for kind in dict.fromkeys(line.label.split()[0] for line in found):
        own = [line for line in found if line.label.split()[0] == kind]
        sure, possible = (
            sum(line.reaches(least) for line in own) for least in (now.sure_from, now.possible_from)
        )
        yield f"{kind}: sure {in_words(sure, len(own))}, sure or possible {in_words(possible, len(own))}"


def calibration_error(found: Sequence[Seen]) -> float:
    """Return the classifier's expected calibration error, with the share of danger in these lines as its prior."""
    share = sum(line.danger for line in found) / len(found)
    odds = math.log(share / (1.0 - share))
    chances = [1.0 / (1.0 + math.exp(-(line.ratio + odds))) for line in found]
    return expected_calibration_error(chances, [line.danger for line in found])


def section(words: str, found: Sequence[Seen], with_calibration: bool = True) -> str:
    """Return a part of the page: its words, the tiers as they are now, and the table."""
    told = "\n".join(f"- {line}" for line in at_the_thresholds(found))
    error = (
        f"- the classifier's calibration error: {calibration_error(found):.3f}\n" if with_calibration else ""
    )
    return f"{words}\n{told}\n{error}\n{table(found)}"


def main() -> None:
    """Write the page."""
    scorer = SentenceScorer.of(str(TARGET))
    writers, labelled = seen_by_others(material_of(lines()))
    strangers, others = (
        [line for path in paths for line in labelled_lines(path)]
        for paths in (UNSEEN_SETS, SECOND_UNSEEN_SETS)
    )
    now = thresholds()
    page = (
        OPENING.format(sure=now.sure_from, possible=now.possible_from)
        + section(SECOND_UNSEEN, _in_order(seen(scorer, others)))
        + section(UNSEEN, _in_order(seen(scorer, strangers)))
        + section(DEVELOPMENT, writers)
        + section(TIERS, _in_order(seen(scorer, labelled_lines(TIER_SET))))
        + section(LABELLED, labelled, with_calibration=False)
    )
    PAGE.write_text(page, encoding="utf-8")
    print(page)


if __name__ == "__main__":
    main()
