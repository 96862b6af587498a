"""Whatever does not fit the context, the system prompt and the guidance are in every prompt that is sent."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from app.alignment.interfaces import ChatEngine, PromptTooLong
from app.alignment.reply import Reply
from app.domain.conversation import Message, Role
from app.domain.generation import (
    EndReason,
    GenerationEnded,
    GenerationEvent,
    GenerationRequest,
    LoadedModel,
    OptionRequest,
    OptionScores,
    PrefixRead,
    PrefixRequest,
    QuestionAnswers,
    QuestionRequest,
)
from tests.alignment.test_prompting import parts
from tests.ui.turn_factories import message

ROOM = 110  # letters


@dataclass
class SmallEngine(ChatEngine):
    """Takes a prompt of so many letters, and notes each that it was given."""

    prompts: list[GenerationRequest] = field(default_factory=list)

    @property
    def model(self) -> LoadedModel | None:
        return None

    def generate(self, request: GenerationRequest) -> Iterator[GenerationEvent]:
        self.prompts.append(request)
        if sum(len(each.text) for each in request.messages) > ROOM:
            raise PromptTooLong("too long")
        yield GenerationEnded(EndReason.FINISHED, 1, 0, 1, 0.1, 0.1, 1, 1)

    def warm(self, request: PrefixRequest) -> PrefixRead:
        raise NotImplementedError

    def score_options(self, request: OptionRequest) -> OptionScores:
        raise NotImplementedError

    def ask(self, request: QuestionRequest) -> QuestionAnswers:
        raise NotImplementedError


def _long_talk() -> list[Message]:
    roles = (Role.USER, Role.ASSISTANT)
    return [message(f"message {at} of many", roles[at % 2]) for at in range(15)]


def test_the_system_prompt_and_the_guidance_stay_when_messages_go() -> None:
    engine = SmallEngine()
    reply = Reply(folded=False, guidance="be kind")
    context = replace(parts("Stay safe."), engine=engine)
    assert list(reply.stream(context, _long_talk())) == []
    assert reply.left_out > 0
    assert len(engine.prompts) > 1
    for request in engine.prompts:
        assert request.messages[0].role is Role.SYSTEM
        assert request.messages[0].text == "Stay safe."
        assert request.messages[-1].text.endswith(
            "[How to answer: be kind Answer in the language of the message.]"
        )
    assert "message 14" in engine.prompts[-1].messages[-1].text
