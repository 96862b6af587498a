"""Monitoring of an examination by the program's own judge, where the model under test runs in this program."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from inspect_ai.model import Model

from app.domain.cancellation import CancelToken
from app.domain.risk import Judge, JudgeKind
from app.evaluation.opened_models import OpenedModel, in_thread, opened_model
from app.evaluation.red_team.defence import Seen, watch
from app.evaluation.red_team.examination import Round
from app.translation import tr

PROVIDER = "oyster"  # Inspect's prefix for our engine
_ELSEWHERE = "nobody: the model runs elsewhere, and the program's judge needs a model that is loaded here"
_NOTHING = "nobody: no question was judged"


@dataclass(frozen=True, slots=True)
class DefenceMonitor:
    """The defence's risks, and their judge; ``by`` gives the reason where there are none."""

    seen: tuple[Seen, ...]
    by: str


async def watch_here(model: Model, rounds: Sequence[Round], system_prompt: str = "") -> DefenceMonitor:
    """Return the defence's risks, judged by the guard, else by the model itself, which is only indicative.

    Raises ``OysterError`` where the engine fails.
    """
    provider, _, name = str(model).partition("/")
    if provider != PROVIDER:
        return DefenceMonitor((), _ELSEWHERE)
    opened = opened_model(name)
    return await in_thread(lambda given_up: _watch(opened, rounds, system_prompt, given_up))


def _watch(
    opened: OpenedModel, rounds: Sequence[Round], system_prompt: str, given_up: CancelToken
) -> DefenceMonitor:
    with opened.session(given_up) as session:
        for _ in session.take_self_test(given_up):  # what it cannot judge is said to be unjudged
            pass
        found = watch(session, rounds, system_prompt, given_up)
    return DefenceMonitor(found.seen, _who(found.judge))


def _who(judge: Judge | None) -> str:
    """Return the judge in plain words."""
    if judge is None:
        return _NOTHING
    if judge.kind is JudgeKind.NONE:
        return tr("nobody: {why}", why=judge.note)
    who = "a guard model" if judge.kind is JudgeKind.GUARD else "the chat model itself, only indicative"
    return f"{judge.model} ({who})"
