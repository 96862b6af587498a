"""What the lab models say of texts, asked as the program asks a message, and kept: a second run asks nothing again.

Kept are numbers under hashes, in the cache folder; no text.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

import msgspec

from app.alignment.evidence.calibration import Calibration
from app.alignment.evidence.chat_model import ask_about
from app.alignment.evidence.message_parts import parts_of
from app.alignment.evidence.self_test import (
    KindVerdict,
    Scores,
    SelfTest,
    Verdict,
    questions_hash,
)
from app.alignment.interfaces import Engine
from app.domain.cancellation import CancelToken
from app.domain.conversation import Role
from app.domain.generation import PromptMessage
from app.json_decoding import decode_json
from app.locations import Locations
from app.session.self_tests import SelfTests
from app.session.session import Session
from installers.setup_steps.messages import say

_BOTH = KindVerdict(True, True, Calibration((1.0, 1.0), 0.0, 1.0), (), 1.0)
_EVERYTHING = Verdict(_BOTH, _BOTH)  # every question is asked, whatever the self-test says
_KEPT_EVERY = 10  # texts


class Kept(msgspec.Struct):
    """Scores by the hash of the text, under the questions of that hash."""

    questions: str
    scores: dict[str, Scores]


def scores_of(model: Path, home: Locations, texts: Sequence[str]) -> tuple[SelfTest, tuple[Scores, ...]]:
    """Return a model's self-test and its scores of some texts. Raises ``OysterError``."""
    file = home.root / f"{model.stem}.scores.json"
    kept = _read(file)
    missing = [text for text in texts if _name(text) not in kept.scores]
    with Session(home, region="GB", private=True) as session:
        installed = session.choose_model(str(model))
        session.load_model(installed)
        for share in session.take_self_test(CancelToken()):
            say(f"{model.stem}: self-test {share:.0%}")
        test = SelfTests(home.self_tests).of(session.loaded_model()[1].sha256)
        for done, answer in enumerate(session.ask_about(missing, _scores), start=1):
            kept.scores[_name(missing[done - 1])] = answer
            if done % _KEPT_EVERY == 0 or done == len(missing):
                file.write_bytes(msgspec.json.encode(kept))
                say(f"{model.stem}: {done} of {len(missing)} texts")
    return test, tuple(kept.scores[_name(text)] for text in texts)


def _read(file: Path) -> Kept:
    if file.is_file():
        kept = decode_json(file.read_bytes(), Kept)
        if kept.questions == questions_hash():
            return kept
    return Kept(questions_hash(), {})


def _name(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _scores(engine: Engine, text: str) -> Scores:
    asked = ask_about(engine, _EVERYTHING, parts_of(text), (PromptMessage(Role.USER, text),))
    return Scores(asked.words.distress, asked.words.wrong, asked.first.sympathy, asked.first.refusal)
