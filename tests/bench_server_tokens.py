"""Counts the tokens that a turn asks of a server, into tests/data/server_tokens.json.

The real program talks with the trial model on this computer, analysis included; each of its requests is then put into
the bodies that a server would be sent (``app/engine/server/chat_bodies.py``), and their prompts are counted with the
trial model's tokens. A prompt's cached part is the longest beginning in whole blocks of 16 tokens that an earlier
prompt with its answer had, as vLLM caches prefixes, with room for all.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from app.alignment.evidence.self_test import Scores, SelfTest
from app.domain.analysis import Mode
from app.domain.generation import (
    GeneratedPiece,
    GenerationEvent,
    GenerationRequest,
    QuestionAnswers,
    QuestionRequest,
    Sampling,
)
from app.domain.scenario import ScenarioRisk
from app.domain.turn import TurnEnded, UserMessageCommitted
from app.engine.client import EngineClient
from app.engine.server.chat_bodies import Body, generation_body, question_body
from app.locations import Locations
from app.session.self_tests import SelfTests
from app.session.session import Session
from app.workspace.scenario_files import shipped_scenarios
from tests.passed_self_test import passed_self_test

RESULT = Path(__file__).parent / "data" / "server_tokens.json"
TRIAL = Path(sys.prefix) / "share" / "oyster" / "SmolLM2-135M-Instruct.Q4_1.gguf"
CONVERSATIONS, TURNS, REPLY_TOKENS = 3, 5, 200
BLOCK = 16
_AROUND = ("<", ">")  # control tokens of ChatML around a message; role and line breaks are two more


@dataclass(frozen=True, slots=True)
class Counted:
    """What one turn asked: requests, and tokens of prompts and answers; ``of_reply`` are those of the replies alone."""

    conversation: str
    turn: int
    requests: int
    prompt: int
    cached: int
    written: int
    reply_prompt: int
    reply_cached: int
    reply_written: int

    @property
    def read(self) -> int:
        """Tokens of prompts that are not cached."""
        return self.prompt - self.cached


class PrefixCache:
    """Blocks that were computed, known by all that stands before them."""

    def __init__(self) -> None:
        self._known: set[int] = set()

    def cached(self, tokens: Sequence[object]) -> int:
        """Return how many of a prompt's tokens are cached; the last one is always computed."""
        count = 0
        for key in self._keys(tokens[:-1]):
            if key not in self._known:
                break
            count += BLOCK
        return count

    def add(self, tokens: Sequence[object]) -> None:
        """Remember a prompt with its answer."""
        self._known.update(self._keys(tokens))

    @staticmethod
    def _keys(tokens: Sequence[object]) -> Iterator[int]:
        key = 0
        for at in range(0, len(tokens) - len(tokens) % BLOCK, BLOCK):
            key = hash((key, tuple(tokens[at : at + BLOCK])))
            yield key


class CountingEngine:
    """Stands before the session's engine: lets every call through, and counts it as a server would be asked."""

    def __init__(self, client: EngineClient) -> None:
        self._client, self._cache = client, PrefixCache()
        self._generate, self._ask = client.generate, client.ask
        client.generate = self.generate  # type: ignore[method-assign]
        client.ask = self.ask  # type: ignore[method-assign]
        self.begin()

    def begin(self) -> None:
        """Begin a turn."""
        self.requests = self.prompt = self.hit = self.written = 0
        self.reply = [0, 0, 0]

    def generate(self, request: GenerationRequest, *rest: object) -> Iterator[GenerationEvent]:
        """Stream, and count."""
        text = ""
        for event in self._generate(request, *rest):  # type: ignore[arg-type]
            if isinstance(event, GeneratedPiece):
                text += event.text
            yield event
        found = self._count(generation_body("", request, 0), text)
        if request.sequence == "conversation":
            self.reply = [mine + new for mine, new in zip(self.reply, found, strict=True)]

    def ask(self, request: QuestionRequest, *rest: object) -> QuestionAnswers:
        """Ask, and count each question."""
        answers = self._ask(request, *rest)  # type: ignore[arg-type]
        for at, question in enumerate(request.questions):
            self._count(
                question_body("", request, question.text, 20),
                answers.sketches[at] if request.sketch_tokens else "A",
            )
        return answers

    def _count(self, body: Body, answer: str) -> tuple[int, int, int]:
        prompt, written = self._tokens(body), list(self._client.tokenise(answer))
        found = (len(prompt), self._cache.cached(prompt), len(written))
        self._cache.add([*prompt, *written])
        self.requests += 1
        self.prompt, self.hit, self.written = (
            self.prompt + found[0],
            self.hit + found[1],
            self.written + found[2],
        )
        return found

    def _tokens(self, body: Body) -> list[object]:
        """Return a prompt as ChatML has it, which Qwen3 and the trial model share."""
        tokens: list[object] = []
        for message in body["messages"]:  # type: ignore[attr-defined]
            tokens += [
                _AROUND[0],
                message["role"],
                "\n",
                *self._client.tokenise(message["content"]),
                _AROUND[1],
                "\n",
            ]
        return [*tokens, _AROUND[0], "assistant", "\n"]


def counted() -> Iterator[Counted]:
    """Yield each turn's counts."""
    scenarios = [
        each for each in shipped_scenarios() if each.risk is ScenarioRisk.LOW and each.en is not None
    ]
    with (
        tempfile.TemporaryDirectory() as folder,
        Session(Locations(Path(folder)), region="GB", private=True) as session,
    ):
        model = session.library.add(TRIAL)
        test = passed_self_test(model.sha256)
        scores = tuple(Scores(each.distress, each.wrong, 0.0, 0.0) for each in test.scores)  # as at a server
        SelfTests(session.locations.self_tests).keep(SelfTest(model.sha256, test.questions, scores))
        counting = CountingEngine(session.engine)
        session.load_model(model)  # what is asked once for all turns is counted with none
        for scenario in scenarios[:CONVERSATIONS]:
            words = scenario.words("en")
            home = leaf = None
            for number, text in enumerate((words.opening, *words.hidden, *words.course)[:TURNS], 1):
                counting.begin()
                sampling = Sampling(seed=number, max_tokens=REPLY_TOKENS)
                for event in session.say(text, home, leaf, sampling, Mode.GUIDE):
                    match event:
                        case UserMessageCommitted():
                            home = event.conversation.id
                        case TurnEnded():
                            leaf = event.message.id
                yield Counted(
                    scenario.id,
                    number,
                    counting.requests,
                    counting.prompt,
                    counting.hit,
                    counting.written,
                    *counting.reply,
                )


def main() -> None:
    """Count, and write the result."""
    turns = []
    for turn in counted():
        print(turn, flush=True)
        turns.append(asdict(turn))
    RESULT.write_text(
        json.dumps({"reply_tokens": REPLY_TOKENS, "block": BLOCK, "turns": turns}, indent=1) + "\n"
    )


if __name__ == "__main__":
    main()
