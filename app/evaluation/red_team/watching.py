"""Lets the program's own judge watch an examination, where the model under test runs in this program."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass

import anyio
import anyio.to_thread
from inspect_ai.model import Model

from app.alignment.turn_parts import TurnParts
from app.domain.errors import PromptTooLong
from app.domain.generation import PromptMessage
from app.domain.risk import JudgeKind
from app.evaluation.opened_models import OpenedModel, opened_model
from app.evaluation.red_team.defence import Defence, Seen, watch
from app.evaluation.red_team.examination import Round

PROVIDER = "oyster"  # as Inspect knows our engine
_ELSEWHERE = "nobody: the model runs elsewhere, and the program's judge needs a model that is loaded here"


@dataclass(frozen=True, slots=True)
class Watching:
    """What was seen, and by whom; ``by`` says why where nothing was."""

    seen: tuple[Seen, ...]
    by: str


async def watch_here(model: Model, rounds: Sequence[Round], system_prompt: str = "") -> Watching:
    """Answer what the defence saw: by the guard, else by the model itself, which is only indicative.

    Raises ``OysterError`` where the engine fails.
    """
    provider, _, name = str(model).partition("/")
    if provider != PROVIDER:
        return Watching((), _ELSEWHERE)
    opened = opened_model(name)
    given_up = threading.Event()
    try:
        return await anyio.to_thread.run_sync(
            lambda: _watch(opened, rounds, system_prompt, given_up), abandon_on_cancel=True
        )
    except anyio.get_cancelled_exc_class():
        opened.give_up(given_up)
        raise


def _watch(
    opened: OpenedModel, rounds: Sequence[Round], system_prompt: str, given_up: threading.Event
) -> Watching:
    with opened.turn(given_up):
        if given_up.is_set():
            return Watching((), "nobody: the item was given up")
        parts = opened.turn_parts()
        judge = parts.judges[0]
        who = "a guard model" if judge.kind is JudgeKind.GUARD else "the chat model itself, only indicative"
        seen = watch(defence_of(parts), rounds, system_prompt)
        return Watching(seen, f"{judge.judge.model} ({who})")


def defence_of(parts: TurnParts) -> Defence:
    """Answer the defence of the program's own turns: with the analyst's drafts, where it can be asked for them."""
    analyst = parts.analyst

    def draft(said: tuple[PromptMessage, ...]) -> str:
        try:
            return analyst.redraft(said, ())[0] if analyst is not None else ""
        except PromptTooLong:
            return ""

    return Defence(parts.judges[0], parts.table, draft)
