"""The base class of errors shown to a user: a sentence for them, a detail for a report."""

from __future__ import annotations


class OysterError(Exception):
    """An expected failure. ``sentence`` says what happened and what to do; ``detail`` is for a report.

    ``in_terminal`` is a sentence that only the terminal adds: a window names none of our commands.
    """

    def __init__(self, sentence: str, detail: str = "", *, in_terminal: str = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.detail = detail
        self.in_terminal = in_terminal


class EngineFailure(OysterError):
    """The engine could not do what was asked; the turn is marked as interrupted."""


class EngineDied(EngineFailure):
    """The worker process ended (killed, aborted, out of memory); the next call starts a new one."""


class PromptTooLong(EngineFailure):
    """The prompt alone does not fit the context; nothing was decoded. Older messages have to be left out."""


class MemoryShort(EngineFailure):
    """The model needs more memory than is free; nothing was loaded."""


class NotTold(EngineFailure):
    """The engine does not tell how likely an answer is, so what depends on it could not be judged."""


class GgufError(OysterError):
    """The file is not a usable model; the sentence says why."""
