"""What a helper would have guessed of replies that were written without it, and what that saves at given costs.

A reply is written once; the helper then reads prompt and reply, and tells after each token what it would have
guessed. That is what it guesses while a reply is written, but for guesses after a wrong one, which are lost anyway. So
one record serves for any costs of steps and guesses, by the program's own rule of choice.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from app.domain.conversation import Role
from app.domain.generation import GeneratedPiece, GenerationRequest, PromptMessage, Sampling
from app.engine import protocol
from app.engine.worker import native_library
from app.engine.worker.batch import OUTPUTS
from app.engine.worker.generation import Generation, prompt_of
from app.engine.worker.helper_worth import HelperWorth, ReplyWorth
from app.engine.worker.model import OpenModel, open_model
from app.engine.worker.speculation import Speculation
from app.engine.worker.step_costs import StepCosts

_ONE = "conversation"
_SECONDS = 1.0  # of a step, in a replay


@dataclass(frozen=True, slots=True)
class Guess:
    """What the helper would have guessed in place of a written token, and whether that is the written one."""

    likelihood: float
    right: bool


Guesses = tuple[Guess, ...]


@dataclass(frozen=True, slots=True)
class Record:
    """A reply that was written without drafts, and a guess of each of its tokens."""

    prompt: tuple[int, ...]
    reply: tuple[int, ...]
    guesses: Guesses


@dataclass(frozen=True, slots=True)
class Replayed:
    """Tokens written, the time in steps of one token, and guesses that were dared and of these right."""

    written: int
    steps: float
    dared: int
    right: int


def opened(path: Path) -> OpenModel:
    """Open a model in this process."""
    native_library.start()
    return open_model(protocol.Load(1, str(path), "", "", 2048, "cpu"), lambda share: None)[0]


def record_of(chat: OpenModel, helper: OpenModel, text: str, seed: int, most: int) -> Record:
    """Write a reply, and return what the helper would have guessed of it."""
    sampling = Sampling(seed=seed, max_tokens=most)
    request = GenerationRequest((PromptMessage(Role.USER, text),), sampling, speculates=False)
    events = list[object]()
    Generation(chat, request, lambda: False).run(events.append)
    reply = [token for each in events if isinstance(each, GeneratedPiece) for token in each.tokens]
    prompt = prompt_of(chat, request)
    helper.sequences.read(_ONE, prompt, lambda: False, lambda read, kept: None)
    size, found = min(chat.vocabulary.size, helper.vocabulary.size), list[Guess]()
    rows = [-1]
    for at in range(0, len(reply), OUTPUTS):
        part = reply[at : at + OUTPUTS]
        found.append(_guess(helper, rows[-1], size, part[0]))
        rows = helper.sequences.append(_ONE, part, lambda: False)
        found += [_guess(helper, row, size, token) for row, token in zip(rows, part[1:], strict=False)]
    return Record(prompt, tuple(reply), tuple(found))


def _guess(helper: OpenModel, row: int, size: int, written: int) -> Guess:
    values = np.ctypeslib.as_array(helper.sequences.logits(row), shape=(size,))
    token = int(values.argmax())
    return Guess(float(1 / np.exp(values - values[token]).sum()), token == written)


def replayed(records: Sequence[Record], guess: float, further: float) -> list[Replayed]:
    """Return the replies as they would have been written one after another by one helper.

    A guess takes ``guess`` of a step of one token, each further token of a step adds ``further``.
    """
    worth, costs = HelperWorth(), _costs(further)
    worth.drafted(1, guess * _SECONDS)
    found = []
    for record in records:
        if worth.given_up:
            found.append(Replayed(len(record.reply), float(len(record.reply)), 0, 0))
        else:
            found.append(_replayed(record.guesses, worth, costs, guess, further))
    return found


def _replayed(record: Record, worth: HelperWorth, costs: StepCosts, guess: float, further: float) -> Replayed:
    reply, at, steps, dared_all, right_all = (
        ReplyWorth(worth, costs),
        1,
        1.0,
        0,
        0,
    )  # the first waits for none
    while at < len(record):
        plan = reply.plan(len(record) - at - 1, 1)
        dared, asked = _dared(record[at:], reply, worth, plan.guesses if plan is not None else 0)
        right = next((n for n, each in enumerate(record[at : at + dared]) if not each.right), dared)
        for number, each in enumerate(record[at : at + min(asked, right + 1)]):
            worth.saw(each.likelihood, each.right)
            if number < dared:
                reply.saw(each.right)
        if asked > dared:
            reply.saw(False)
        reply.stepped(1 + dared if dared else 0, 1 + right if dared else 0, asked * guess * _SECONDS)
        steps += 1 + dared * further + asked * guess
        at, dared_all, right_all = at + 1 + right, dared_all + dared, right_all + right
    worth.ended(reply, len(record))
    return Replayed(len(record), steps, dared_all, right_all)


def _dared(rest: Guesses, reply: ReplyWorth, worth: HelperWorth, most: int) -> tuple[int, int]:
    """Return how many guesses are dared, and how many are made for it."""
    right = 1.0
    for number, each in enumerate(rest[:most]):
        right *= worth.right(each.likelihood)
        dared = right >= reply.least(number + 1)
        worth.guessed(dared)
        if not dared:
            return number, number + 1
        if not reply.goes_on(right, number + 1):
            return number + 1, number + 1
    return min(most, len(rest)), min(most, len(rest))


def repeated(record: Record, further: float) -> Replayed:
    """Return a reply as it would have been written with drafts of what repeats itself, and without a helper."""
    costs, reply = _costs(further), record.reply
    speculation, at, steps, dared, right_all = Speculation(record.prompt, costs), 0, 0.0, 0, 0
    while at < len(reply):
        speculation.wrote(reply[at])
        draft = speculation.draft(len(reply) - at - 2)
        pairs = enumerate(zip(draft, reply[at + 1 :], strict=False))
        right = next((number for number, (one, other) in pairs if one != other), len(draft))
        for token in reply[at + 1 : at + 1 + right]:
            speculation.wrote(token)
        cost = 1 + len(draft) * further
        speculation.stepped(1 + len(draft), 1 + right, cost * _SECONDS)
        at, steps, dared, right_all = at + 1 + right, steps + cost, dared + len(draft), right_all + right
    return Replayed(len(reply), steps, dared, right_all)


def _costs(further: float) -> StepCosts:
    costs = StepCosts()
    costs.read(512, 512 * further * _SECONDS)
    costs.measured(1, _SECONDS)
    return costs


def step_seconds(models: Sequence[OpenModel], sizes: Sequence[int], rounds: int) -> list[list[float]]:
    """Return what steps of each size take with each model, by the clock: medians of rounds that take turns."""
    taken: list[list[list[float]]] = [[[] for _ in sizes] for _ in models]
    for _ in range(rounds):
        for model, times in zip(models, taken, strict=True):
            for size, found in zip(sizes, times, strict=True):
                length = model.sequences.length(_ONE)
                began = time.perf_counter()
                model.sequences.append(_ONE, range(100, 100 + size), lambda: False)
                model.sequences.logits(-1)
                found.append(time.perf_counter() - began)
                model.sequences.cut(_ONE, length)
    return [[statistics.median(found) for found in times] for times in taken]
