"""The root of every error that a person may come to see: a sentence for them, a detail for a report."""

from __future__ import annotations


class OysterError(Exception):
    """An expected failure. ``sentence`` says what happened and what to do; ``detail`` is for a report."""

    def __init__(self, sentence: str, detail: str = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.detail = detail
