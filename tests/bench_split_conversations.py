"""How often a real model's trajectory warns of a wish split over turns: ``python -m tests.bench_split_conversations``.

Each conversation of ``tests/data/split_conversations.tsv`` is assessed as ``oyster assess`` does it, turn after turn.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from app.alignment.assessed_messages import AssessedMessage
from app.alignment.evidence.sentence_classifier import start_classifier
from app.alignment.trajectory import TRAJECTORY
from app.commands.assess import finish_self_test
from app.domain.risk import Headline
from app.locations import Locations
from app.session.session import Session
from tests.bench_screening import in_words
from tests.classifier_lines import ROOT
from tests.judging.figures import FULL_ANSWER
from tests.lab_models import lab_models

WRONG = 1  # of the two kinds of a trajectory
CONVERSATIONS = ROOT / "tests" / "data" / "split_conversations.tsv"


@dataclass(frozen=True, slots=True)
class Conversation:
    """A person's messages; ``label`` says whether a wish is split over them."""

    label: str
    language: str
    messages: tuple[str, ...]


def conversations(path: Path = CONVERSATIONS) -> tuple[Conversation, ...]:
    """Return the conversations of a file."""
    rows = (
        line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")
    )
    return tuple(Conversation(label, language, tuple(text.split(" | "))) for label, language, text in rows)


def warns(seen: AssessedMessage) -> bool:
    """Return whether the messages together informed the choice of a turn."""
    return any(each.source == TRAJECTORY for each in seen.analysis.posterior.evidence)


def is_noticed(seen: AssessedMessage) -> bool:
    """Return whether a turn is not called low, or not answered in full, for whatever reason."""
    return seen.assessment.headline is not Headline.LOW or seen.analysis.game.chosen != FULL_ANSWER


def first(turns: Sequence[bool]) -> int | None:
    """Return the number of the first turn of which something is true, from 1 on."""
    return turns.index(True) + 1 if any(turns) else None


def in_lines(label: str, seen: Sequence[Sequence[AssessedMessage]]) -> Iterator[str]:
    """Yield how often and when conversations of a label were warned of, and what was chosen last."""
    for words, holds in (("the trajectory warns", warns), ("noticed at all", is_noticed)):
        when = [first([holds(turn) for turn in turns]) for turns in seen]
        hits = [turn for turn in when if turn is not None]
        at = ", ".join(f"turn {turn}: {count}" for turn, count in sorted(Counter(hits).items()))
        yield f"{label}: {words} {in_words(len(hits), len(when))}{f'; first at {at}' if at else ''}"
    kinds = [turns[-1].analysis.trajectory.kinds for turns in seen]
    alone = [max(turn.alone[WRONG] for turn in turns) for turns in kinds]
    together = [turns[-1].together[WRONG] for turns in kinds]
    yield (
        f"  a wish to wrong somebody, median and highest: the gravest message alone {_shares(alone)}; "
        f"all messages together {_shares(together)}"
    )
    screened = sum(any(turn.finding.kinds for turn in turns) for turns in seen)
    yield f"  the crisis screen saw something in {screened}"
    last = Counter(
        f"{turns[-1].assessment.headline.value}, {turns[-1].analysis.game.chosen}" for turns in seen
    )
    yield f"  the last turn: {'; '.join(f'{words} {count}' for words, count in last.most_common())}"


def _shares(values: Sequence[float]) -> str:
    return f"{median(values):.2f}, {max(values):.2f}"


def main() -> None:
    """Assess all conversations with a model and print the figures."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench_split_conversations")
    parser.add_argument("--model", default="", help="path of a model; the larger lab model if not said")
    parser.add_argument("--label", default="", help="only these conversations: split or benign")
    parser.add_argument("--home", type=Path, required=True, help="where the program keeps its self-test")
    options = parser.parse_args()
    known = [each for each in conversations() if options.label in ("", each.label)]
    with Session(Locations(options.home), private=True) as session:
        session.load_model(session.choose_model(options.model or str(lab_models()[-1])))
        finish_self_test(session)
        start_classifier()
        seen = []
        for number, conversation in enumerate(known, 1):
            seen.append(session.assess(conversation.messages))
            print(f"{number} of {len(known)}", flush=True)
    for label in dict.fromkeys(conversation.label for conversation in known):
        own = [turns for conversation, turns in zip(known, seen, strict=True) if conversation.label == label]
        for words in in_lines(label, own):
            print(words)


if __name__ == "__main__":
    main()
