"""The model's own chat template, rendered so that only the template can produce control tokens.

Each message's content is replaced by a marker before rendering; the rendered text is then split at the markers.
The parts between them come from the template and may hold control tokens; contents are tokenised as plain text.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Sequence
from datetime import datetime
from functools import cached_property
from typing import NoReturn

import jinja2

from app.domain.conversation import Role
from app.domain.errors import EngineFailure
from app.domain.generation import PromptMessage
from app.engine.worker.rendering_limits import MOST_CHARACTERS, GenerationTag, Sandbox, limited
from app.engine.worker.vocabulary import Vocabulary
from app.translation import tr

_CHATML = (
    "{% for message in messages %}"
    "<|im_start|>{{ message.role }}\n{{ message.content }}<|im_end|>\n{% endfor %}"
    "{% if add_generation_prompt %}<|im_start|>assistant\n{% endif %}"
)
_OPENED = re.compile(r"<think>\s*\Z")
_CLOSING = "\n</think>\n\n"  # as Qwen3's own template closes it where thinking is off
_PLAIN = (
    "{% for message in messages %}{{ message.role }}: {{ message.content }}\n\n{% endfor %}"
    "{% if add_generation_prompt %}assistant:{% endif %}"
)
# errors that a template can raise within its sandbox; all are the file's fault
_FAULTS = (
    jinja2.TemplateError,
    ArithmeticError,
    AttributeError,
    LookupError,
    MemoryError,
    RuntimeError,
    SyntaxError,
    TimeoutError,
    TypeError,
    ValueError,
)


class TemplateFailure(EngineFailure):
    """The model's template could not be rendered."""


class ChatTemplate:
    """Turns messages into tokens. ``found`` is False where the model has no template of its own."""

    def __init__(self, source: str, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._mark = secrets.token_hex(4)  # unpredictable for a template or a user
        self._marker = re.compile(f"\ue000{self._mark}:([0-9]+)\ue001")
        self.found = bool(source.strip())
        self.thinks = "<think>" in source
        fallback = _CHATML if vocabulary.has("<|im_start|>") else _PLAIN
        environment = Sandbox(
            trim_blocks=True, lstrip_blocks=True, extensions=["jinja2.ext.loopcontrols", GenerationTag]
        )
        environment.globals["raise_exception"] = _refuse
        environment.globals["strftime_now"] = lambda form: datetime.now().strftime(form)
        try:
            with limited():
                self._template = environment.from_string(source if self.found else fallback)
                self._plain = environment.from_string(fallback)
        except _FAULTS as error:
            raise TemplateFailure(
                tr("The model's chat template is damaged. Choose another file of this model."), str(error)
            ) from error

    @cached_property
    def opens_thinking(self) -> bool:
        """True where a prompt ends inside the model's thinking, as with DeepSeek's distillations."""
        try:
            return (
                _OPENED.search(self._render([PromptMessage(Role.USER, "")], {}, self._template)) is not None
            )
        except TemplateFailure:
            return False  # reported once a conversation is rendered

    def tokens(
        self,
        messages: Sequence[PromptMessage],
        *,
        prefill: str = "",
        variables: Sequence[tuple[str, str | bool]] = (),
        plain: bool = False,
    ) -> tuple[int, ...]:
        """Return the tokens of a prompt; ``plain``: not by the model's own template. Raises ``TemplateFailure``."""
        rendered = self._render(messages, dict(variables), self._plain if plain else self._template)
        tokens, position = self._through(rendered, messages, len(messages))
        ending = rendered[position:]
        if ("enable_thinking", False) in variables and _OPENED.search(ending):
            ending = ending.rstrip() + "\n" + _CLOSING  # this template does not support the setting
        tokens += self._vocabulary.of_template(ending)
        tokens += self._vocabulary.of_text(prefill)
        return self._begun(tokens)

    def tokens_before_next(self, messages: Sequence[PromptMessage]) -> tuple[int, ...]:
        """Return the tokens of a prompt up to the text of the person's next message, whatever that will be.

        Raises ``TemplateFailure``.
        """
        following = (*messages, PromptMessage(Role.USER, ""))
        rendered = self._render(following, {}, self._template)
        tokens, position = self._through(rendered, following, len(messages))
        upcoming = self._marker.search(rendered, position)
        assert upcoming is not None  # the rendering has every message
        tokens += self._vocabulary.of_template(rendered[position : upcoming.start()])
        return self._begun(tokens)

    def _through(self, rendered: str, messages: Sequence[PromptMessage], count: int) -> tuple[list[int], int]:
        """Return the tokens through the last of the ``count`` first messages, and where it ends."""
        tokens: list[int] = []
        position = 0
        for marker in self._marker.finditer(rendered):
            index = int(marker.group(1))
            if index >= count:
                break
            tokens += self._vocabulary.of_template(rendered[position : marker.start()])
            tokens += self._content(messages[index])
            position = marker.end()
        return tokens, position

    def _begun(self, tokens: list[int]) -> tuple[int, ...]:
        """Return the tokens with the one that begins a text, where the vocabulary wants it."""
        if self._vocabulary.adds_bos and tokens[:1] != [self._vocabulary.bos]:
            return (self._vocabulary.bos, *tokens)
        return tuple(tokens)

    def _content(self, message: PromptMessage) -> tuple[int, ...]:
        """Return a message's tokens: the sampled ones, if they are known to be its text."""
        if message.role is Role.USER:
            return self._vocabulary.of_person(message.text)
        if message.tokens and self._vocabulary.are_of(message.tokens, message.text):
            return message.tokens
        return self._vocabulary.of_text(message.text)

    def _render(
        self,
        messages: Sequence[PromptMessage],
        variables: dict[str, str | bool],
        template: jinja2.Template,
    ) -> str:
        """Return the rendered text with a marker for each message. Raises ``TemplateFailure``."""
        marked = [
            {"role": each.role.value, "content": f"\ue000{self._mark}:{index}\ue001"}
            for index, each in enumerate(messages)
        ]
        leads = len(messages) > 1 and messages[0].role is Role.SYSTEM
        try:
            with limited():
                try:
                    return self._whole(template, marked, variables)
                except jinja2.TemplateError:
                    if not leads:
                        raise
                    # some templates have no system role: its text goes before the first message
                    together = marked[0]["content"] + "\n\n" + marked[1]["content"]
                    merged = [{**marked[1], "content": together}, *marked[2:]]
                    return self._whole(template, merged, variables, len(marked))
        except _FAULTS as error:
            raise TemplateFailure(
                tr("The model's chat template could not be used for this conversation."),
                f"{type(error).__name__}: {error}",
            ) from error

    def _whole(
        self,
        template: jinja2.Template,
        marked: list[dict[str, str]],
        variables: dict[str, str | bool],
        count: int | None = None,
    ) -> str:
        """Render, and check that no message is missing. Raises ``TemplateError``."""
        rendered = self._written(template, marked, variables)
        seen = {int(found) for found in self._marker.findall(rendered)}
        if seen != set(range(count or len(marked))):
            raise jinja2.TemplateError(f"the template leaves messages out: it shows {sorted(seen)}")
        return rendered

    def _written(
        self, template: jinja2.Template, messages: list[dict[str, str]], variables: dict[str, str | bool]
    ) -> str:
        parts: list[str] = []
        length = 0
        context: dict[str, object] = {
            **variables,
            "messages": messages,
            "add_generation_prompt": True,
            "bos_token": self._vocabulary.name_of(self._vocabulary.bos),
            "eos_token": self._vocabulary.name_of(self._vocabulary.eos),
        }
        for part in template.generate(context):
            length += len(part)
            if length > MOST_CHARACTERS:
                raise jinja2.TemplateError("the template writes without end")
            parts.append(part)
        return "".join(parts)


def _refuse(message: str) -> NoReturn:
    raise jinja2.TemplateError(message)
