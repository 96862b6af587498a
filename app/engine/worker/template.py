"""The model's own chat template, rendered in a sandbox, so that only the template can write control tokens.

Each message's content is replaced by a marker before rendering; the rendered text is then cut at the markers.
What stands between them is the template's and may hold control tokens; contents are tokenised as plain text.
"""

from __future__ import annotations

import re
import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from types import FrameType
from typing import NoReturn

import jinja2
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

from app.domain.conversation import Role
from app.domain.errors import EngineFailure
from app.domain.generation import PromptMessage
from app.engine.worker.vocabulary import Vocabulary

_SECONDS = 2.0
_MOST_CHARACTERS = 1_000_000
_MARKER = re.compile("\ue000([0-9]+)\ue001")
_CHATML = (
    "{% for message in messages %}"
    "<|im_start|>{{ message.role }}\n{{ message.content }}<|im_end|>\n{% endfor %}"
    "{% if add_generation_prompt %}<|im_start|>assistant\n{% endif %}"
)
_PLAIN = (
    "{% for message in messages %}{{ message.role }}: {{ message.content }}\n\n{% endfor %}"
    "{% if add_generation_prompt %}assistant:{% endif %}"
)


class TemplateFailure(EngineFailure):
    """The model's template could not be rendered."""


class _Sandbox(ImmutableSandboxedEnvironment):
    """Jinja's sandbox, which has no limit on memory of its own: multiplication is bounded here."""

    intercepted_binops = frozenset(["*", "**"])

    def call_binop(self, context: Context, operator: str, left: object, right: object) -> object:
        sizes = [len(each) for each in (left, right) if isinstance(each, str | list | tuple)]
        factor = next((each for each in (left, right) if isinstance(each, int)), 1)
        if operator == "**" or (sizes and sizes[0] * abs(factor) > _MOST_CHARACTERS):
            raise jinja2.TemplateError("the template asks for too much memory")
        return super().call_binop(context, operator, left, right)


class ChatTemplate:
    """Turns messages into tokens. ``found`` is False where the model brings no template of its own."""

    def __init__(self, source: str, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self.found = bool(source.strip())
        fallback = _CHATML if vocabulary.has("<|im_start|>") else _PLAIN
        environment = _Sandbox(trim_blocks=True, lstrip_blocks=True, extensions=["jinja2.ext.loopcontrols"])
        environment.globals["raise_exception"] = _refuse
        environment.globals["strftime_now"] = lambda form: datetime.now().strftime(form)
        try:
            self._template = environment.from_string(source if self.found else fallback)
        except jinja2.TemplateError as error:
            raise TemplateFailure("The model's chat template is damaged.", str(error)) from error
        self.thinks = "<think>" in source

    def tokens(
        self,
        messages: Sequence[PromptMessage],
        *,
        prefill: str = "",
        variables: Sequence[tuple[str, str | bool]] = (),
    ) -> tuple[int, ...]:
        """Answer the tokens of a prompt. Raises ``TemplateFailure``."""
        rendered = self._render(messages, dict(variables))
        tokens: list[int] = []
        position = 0
        for marker in _MARKER.finditer(rendered):
            tokens += self._vocabulary.of_template(rendered[position : marker.start()])
            tokens += self._content(messages[int(marker.group(1))])
            position = marker.end()
        tokens += self._vocabulary.of_template(rendered[position:])
        tokens += self._vocabulary.of_person(prefill)
        if self._vocabulary.adds_bos and tokens[:1] != [self._vocabulary.bos]:
            tokens.insert(0, self._vocabulary.bos)
        return tuple(tokens)

    def _content(self, message: PromptMessage) -> tuple[int, ...]:
        """Answer a message's tokens: those that were sampled, if they are known to be its text."""
        if message.tokens and self._vocabulary.text_of(message.tokens) == message.text:
            return message.tokens
        return self._vocabulary.of_person(message.text)

    def _render(self, messages: Sequence[PromptMessage], variables: dict[str, str | bool]) -> str:
        marked = [
            {"role": each.role.value, "content": f"\ue000{index}\ue001"}
            for index, each in enumerate(messages)
        ]
        try:
            with _time_limit():
                try:
                    return self._written(marked, variables)
                except jinja2.TemplateError:
                    if not messages or messages[0].role is not Role.SYSTEM or len(messages) < 2:
                        raise
                    # some templates know no system role: its text goes before the first message
                    together = marked[0]["content"] + "\n\n" + marked[1]["content"]
                    return self._written([{**marked[1], "content": together}, *marked[2:]], variables)
        except (
            jinja2.TemplateError,
            TypeError,
            ValueError,
            OverflowError,
            MemoryError,
            TimeoutError,
        ) as error:
            raise TemplateFailure(
                "The model's chat template could not be used for this conversation.", str(error)
            ) from error

    def _written(self, messages: list[dict[str, str]], variables: dict[str, str | bool]) -> str:
        parts: list[str] = []
        length = 0
        context: dict[str, object] = {
            "messages": messages,
            "add_generation_prompt": True,
            "bos_token": "",
            "eos_token": "",
            **variables,
        }
        for part in self._template.generate(context):
            length += len(part)
            if length > _MOST_CHARACTERS:
                raise jinja2.TemplateError("the template writes without end")
            parts.append(part)
        return "".join(parts)


def _refuse(message: str) -> NoReturn:
    raise jinja2.TemplateError(message)


@contextmanager
def _time_limit() -> Iterator[None]:
    """Bound the time of rendering, where the system has interval timers (not on Windows)."""
    if not hasattr(signal, "setitimer"):
        yield
        return

    def ring(number: int, frame: FrameType | None) -> None:
        raise TimeoutError("the template takes too long")

    before: Callable[[int, FrameType | None], object] | int | None = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, _SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
