"""How far the person of a scenario trusts the other: a small state machine over the form of the replies.

A rule of thumb that decides what a played person says, and no measure of a reply's worth: it looks at whether a reply
takes up the person's words, asks openly, asks too much, or lectures (``resources/scenario_play.yaml``). A counsellor
who rates a reply overrides it for that reply.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from app.domain.conversation import Message, MessageId, Role
from app.domain.message_language import HAN, language_of
from app.workspace.scenario_files import MOST_HIDDEN
from app.workspace.scenario_rules import ScenarioRules

POINTS_A_STEP = 2
MOST_POINTS = POINTS_A_STEP * MOST_HIDDEN
_HAN_RUN = re.compile(rf"[{HAN}]+")
_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?")
_SENTENCE = re.compile(r"[^.!?。！？\n]+[.!?。！？]*")
_LIST_LINE = re.compile(r"^\s*(?:[-*•]|\d+[.)、])\s*\S", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class ReplyForm:
    """What the machine sees of a reply."""

    takes_up: bool
    asks_openly: bool
    asks_too_much: bool
    lectures: bool

    @property
    def points(self) -> int:
        """The change of trust in points."""
        gained = int(self.takes_up) + int(self.asks_openly)
        return gained - int(self.asks_too_much) - int(self.lectures)


@dataclass(frozen=True, slots=True)
class Trust:
    """Points from 0 to ``MOST_POINTS``; every two bring out one more thing that the person keeps back."""

    points: int = 0

    @property
    def told(self) -> int:
        """How many of the hidden things the person may say by now."""
        return self.points // POINTS_A_STEP

    def after(self, form: ReplyForm) -> Trust:
        """Return the trust after a reply, by its form."""
        return self._moved(form.points)

    def rated(self, change: int) -> Trust:
        """Return the trust after a reply that a counsellor rated: -1, 0 or 1, a whole step each."""
        return self._moved(POINTS_A_STEP * change)

    def _moved(self, points: int) -> Trust:
        return replace(self, points=max(0, min(MOST_POINTS, self.points + points)))


def trust_along(path: Sequence[Message], ratings: Mapping[MessageId, int], rules: ScenarioRules) -> Trust:
    """Return the trust at the end of a branch."""
    trust, said = Trust(), ""
    for message in path:
        if message.role is Role.USER:
            said = message.text
        elif message.role is Role.ASSISTANT:
            rated = ratings.get(message.id)
            trust = (
                trust.rated(rated) if rated is not None else trust.after(form_of(message.text, said, rules))
            )
    return trust


def form_of(reply: str, said: str, rules: ScenarioRules) -> ReplyForm:
    """Return the form of a reply to what the person has said."""
    sentences = _SENTENCE.findall(reply)
    questions = [each for each in sentences if each.rstrip().endswith(("?", "？"))]
    stated = " ".join(each for each in sentences if each not in questions)
    shared = _telling_words(stated, rules) & _telling_words(said, rules)
    too_much = len(questions) > rules.trust.most_questions
    return ReplyForm(
        takes_up=len(shared) >= rules.trust.taken_up,
        asks_openly=not too_much and any(rules.asks_openly(each) for each in questions),
        asks_too_much=too_much,
        lectures=_lectures(reply, rules),
    )


def _telling_words(text: str, rules: ScenarioRules) -> frozenset[str]:
    """Return the words, and pairs of neighbouring Chinese signs, that are not said of everything."""
    lowered = text.lower()
    words = {each for each in _WORD.findall(lowered) if len(each) >= rules.trust.shortest_word}
    pairs = {run[at : at + 2] for run in _HAN_RUN.findall(lowered) for at in range(len(run) - 1)}
    return frozenset((words | pairs) - rules.common)


def _lectures(reply: str, rules: ScenarioRules) -> bool:
    longest = rules.trust.longest[language_of(reply)]
    return len(reply) > longest or len(_LIST_LINE.findall(reply)) >= rules.trust.list_lines
