"""``oyster assess``: what is seen in each message of standard input and what would be chosen; no reply is written."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import Annotated

import msgspec
import typer

from app.alignment.assessed_messages import AssessedMessage
from app.alignment.evidence.sentence_classifier import start_classifier
from app.commands.invocation import invocation_of
from app.commands.model_option import MODEL_HELP, model_named
from app.commands.progress_lines import reading_bar
from app.commands.terminal import printable_json, say
from app.domain.cancellation import CancelToken
from app.domain.strategy import TYPES
from app.session.session import Session
from app.translation import tr


class AssessedEvidence(msgspec.Struct, frozen=True):
    """One source's evidence: nats for each type, and what it saw."""

    source: str
    log_odds: dict[str, float]
    saw: str


class AssessedLine(msgspec.Struct, frozen=True):
    """What was seen in the last message of a line. ``category`` and ``boundary`` are ids of the tables."""

    text: str
    tier: str
    kinds: tuple[str, ...]
    evidence: tuple[AssessedEvidence, ...]
    posterior: dict[str, float]
    level: str
    category: str | None
    boundary: str
    strategy: str
    headline: str
    trajectory_gap: float
    could_not_judge: tuple[str, ...]


def assess_command(
    context: typer.Context,
    model: Annotated[str, typer.Option(help=MODEL_HELP)] = "",
    guard: Annotated[str, typer.Option(help=tr("Id of the guard model to use."))] = "",
    no_model: Annotated[bool, typer.Option("--no-model", help=tr("Use the crisis screen alone."))] = False,
    json: Annotated[bool, typer.Option("--json", help=tr("One JSON object a line."))] = False,
) -> None:
    """Read messages, and print what each line's last one is assessed as."""
    invocation = invocation_of(context)
    with Session(invocation.locations, region=invocation.region, private=True) as session:
        if guard:
            session.settings = msgspec.structs.replace(
                session.settings, guard=guard
            )  # for this run; nothing is stored
        if not no_model:
            session.load_model(model_named(session, model), helped=False)
            finish_self_test(session)
        start_classifier()
        for line in assessed_lines(session, sys.stdin.buffer):
            say(printable_json(msgspec.json.encode(line)) if json else in_words(line))


def self_test_command(
    context: typer.Context,
    model: Annotated[str, typer.Option(help=MODEL_HELP)] = "",
) -> None:
    """Have a model take its self-test now, and say what it can judge."""
    invocation = invocation_of(context)
    with Session(invocation.locations, region=invocation.region, private=True) as session:
        session.load_model(model_named(session, model), helped=False)
        if session.judge_is_guard:
            say(tr("A guard model judges here, so the chat model takes no self-test."))
            return
        finish_self_test(session)
        say(session.judge_note)


def finish_self_test(session: Session) -> None:
    """Have the loaded model take its self-test to the end; a bar shows how far it is."""
    with reading_bar(tr("The model takes its self-test, once")) as show:
        for share in session.take_self_test(CancelToken()):
            show(share)


def assessed_lines(session: Session, lines: Iterable[bytes]) -> Iterator[AssessedLine]:
    """Yield the assessment of each line that is not empty; invalid UTF-8 is replaced."""
    for line in lines:
        text = line.decode("utf-8", errors="replace").rstrip("\r\n")
        turns = tuple(turn for turn in text.split("\t") if turn.strip())
        if turns:
            yield _line(text, session.assess(turns)[-1])


def _line(text: str, seen: AssessedMessage) -> AssessedLine:
    analysis = seen.analysis
    return AssessedLine(
        text=text,
        tier=seen.finding.tier.value,
        kinds=tuple(kind.value for kind in seen.finding.kinds),
        evidence=tuple(
            AssessedEvidence(source.source, _by_type(source.log_odds), source.saw)
            for source in analysis.posterior.evidence
        ),
        posterior=_by_type(analysis.posterior.shares),
        level=analysis.level,
        category=analysis.category or None,
        boundary=analysis.ladder.boundary,
        strategy=analysis.game.chosen,
        headline=seen.assessment.headline.value,
        trajectory_gap=analysis.trajectory.gap,
        could_not_judge=seen.assessment.unjudged,
    )


def _by_type(values: Iterable[float]) -> dict[str, float]:
    return {kind.value: value for kind, value in zip(TYPES, values, strict=True)}


def in_words(line: AssessedLine) -> str:
    """Return an assessment on one line, for people."""
    return tr(
        "{headline}; {strategy}: {text}", headline=line.headline, strategy=line.strategy, text=line.text
    )
