"""How strong a chat model's word may be after its self-test, fitted: ``python -m tests.fit_judge_strength``.

Asks both lab models about development texts (``SETS=FOLDER``) as the program asks them, and prints the ridges that
belong in ``resources/evidence/self_test_strength.yaml``, with reliability before and after. Scores are kept in the
cache folder, without a text, so that a run that was broken off goes on.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path

from app.alignment.evidence.self_test import Ridges, ridges
from app.locations import Locations
from installers.setup_steps.places import shared_cache
from tests.judging.labelled_sets import Target
from tests.judging.strength_lines import development_lines
from tests.judging.strength_rules import (
    Asked,
    Stated,
    by_ridge,
    chosen_ridges,
    figures_of,
    pooled_loss,
    stated,
    without_set,
)
from tests.judging.strength_scores import scores_of
from tests.lab_models import lab_models

_TENTHS = 10


def in_lines(asked: Sequence[Asked], before: Ridges) -> Iterator[str]:
    """Yield what each ridge gives, which are best, and what they change."""
    for target in (Target.DISTRESS, Target.WRONG):
        found = ", ".join(
            f"{ridge:g} {pooled_loss(lines):.3f}" for ridge, lines in by_ridge(asked, target).items()
        )
        yield f"{target}, log loss of each ridge: {found}"
    chosen = chosen_ridges(asked, before)
    for title, each in (("before", before), ("chosen", chosen)):
        yield f"{title}: {_named(each)}"
        yield from _figures(stated(asked, each))
        yield from _reliability(stated(asked, each))
    yield "chosen without the model that is scored:"
    yield from _figures(_left_out_models(asked, before))
    yield "chosen without the set that is scored:"
    yield from _figures(_left_out_sets(asked, before))


def _left_out_models(asked: Sequence[Asked], before: Ridges) -> tuple[Stated, ...]:
    found: list[Stated] = []
    for own in asked:
        found += stated([own], chosen_ridges((each for each in asked if each is not own), before))
    return tuple(found)


def _left_out_sets(asked: Sequence[Asked], before: Ridges) -> tuple[Stated, ...]:
    found: list[Stated] = []
    for name in dict.fromkeys(line.set for line in asked[0].lines):
        chosen = chosen_ridges(without_set(asked, name), before)
        found += (each for each in stated(asked, chosen) if each.line.set == name)
    return tuple(found)


def _named(used: Ridges) -> str:
    return f"ridge of distress {used.distress:g}, of a wish to do harm {used.wrong:g}"


def _figures(found: Sequence[Stated]) -> Iterator[str]:
    parts = {"all": list(found)}
    for each in found:
        parts.setdefault(each.model, []).append(each)
        parts.setdefault(f"{each.model}, {each.line.target}", []).append(each)
    for each in found:
        parts.setdefault(f"{each.model}, {each.line.target}, {each.line.set}", []).append(each)
    for name, own in parts.items():
        figures = figures_of(own)
        yield (
            f"  {name}: {figures.count} lines, calibration error {figures.error:.3f} (by chance alone "
            f"{figures.floor:.3f}), log loss {figures.loss:.3f}, AUC {figures.auc:.2f}"
        )


def _reliability(found: Sequence[Stated]) -> Iterator[str]:
    for target in (Target.WRONG, Target.DISTRESS):
        for tenth in range(_TENTHS):
            own = [
                each
                for each in found
                if each.line.target is target and min(int(each.chance * _TENTHS), _TENTHS - 1) == tenth
            ]
            if own:
                said = sum(each.chance for each in own) / len(own)
                seen = sum(each.line.belongs for each in own) / len(own)
                yield f"  {target}: stated {said:.2f}, seen {seen:.2f} of {len(own)}"


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(prog="python -m tests.fit_judge_strength")
    parser.add_argument("--each", type=int, default=24, help="examples, and harmless lines, of each set")
    for kind, value in (("distress", ridges().distress), ("wrong", ridges().wrong)):
        parser.add_argument(f"--{kind}", type=float, default=value, help="the ridge before")
    parser.add_argument(
        "--home",
        type=Path,
        default=shared_cache().with_name("oyster-lab") / "judge-strength",
        help="where self-tests and scores are kept",
    )
    options = parser.parse_args()
    lines = development_lines(options.each)
    asked = []
    for model in lab_models():
        test, scores = scores_of(model, Locations(options.home), [line.text for line in lines])
        asked.append(Asked(model.stem, test, lines, scores))
    for words in in_lines(asked, Ridges(options.distress, options.wrong)):
        print(words)


if __name__ == "__main__":
    main()
