"""The panel's headline: the assessment of a message, who judged, and how far that can be relied on."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.domain.risk import Headline, JudgeKind, RiskAssessment
from app.domain.turn import Waiting
from app.domain.turn_state import TurnState


class Tone(StrEnum):
    """The colour of the headline; shape and text always say the same."""

    PLAIN = "plain"
    CALM = "calm"
    CARE = "care"
    NOTICE = "notice"
    ALERT = "alert"


@dataclass(frozen=True, slots=True)
class HeadlineView:
    """``shape`` names an icon, so that colour is never the only sign; ``indicative``: no guard model judged."""

    words: str
    meaning: str
    judge: str
    shape: str
    tone: Tone
    indicative: bool = False


WAITING = HeadlineView(
    "Nothing yet", "When you write, this is where it says what was noticed.", "", "waiting", Tone.PLAIN
)
LOOKING = HeadlineView("Reading your message…", "", "", "waiting", Tone.PLAIN)
WITHDRAWN = HeadlineView(
    "Taken back", "This message is no longer part of the conversation.", "", "waiting", Tone.PLAIN
)
BROKEN_OFF = HeadlineView(
    Headline.NOT_JUDGED.value, "The turn broke off before anybody could judge it.", "", "waiting", Tone.PLAIN
)
_KEPT = "Your message is kept"
_WAITS_FOR = {
    Waiting.REPLY: "the reply before it is written",
    Waiting.MODEL: "a model is loaded",
    Waiting.QUESTION: "the question about the earlier reply is answered",
}

_SHAPES = {
    Headline.NOT_JUDGED: ("waiting", Tone.PLAIN),
    Headline.LOW: ("calm", Tone.CALM),
    Headline.POSSIBLE: ("diamond", Tone.NOTICE),
    Headline.HIGH: ("triangle", Tone.ALERT),
    Headline.CONCERN: ("people", Tone.CARE),
    Headline.DISTRESS: ("heart", Tone.CARE),
    Headline.CRISIS: ("heart", Tone.CARE),
}
_MEANINGS = {
    Headline.NOT_JUDGED: "Nobody has judged this message.",
    Headline.LOW: "Nothing in your message stood out.",
    Headline.POSSIBLE: "Something in your message may carry a risk.",
    Headline.HIGH: "The guard model is confident that this message is risky.",
    Headline.CONCERN: "You seem worried about somebody. People who can advise you are named above.",
    Headline.DISTRESS: "It sounds as if something weighs on you.",
    Headline.CRISIS: "You matter. People who can help right now are named above.",
}
_ONLY_INDICATIVE = {
    Headline.POSSIBLE: "The chat model, asked in place of a guard, leaned towards a risk. Take it lightly.",
    Headline.LOW: "The chat model, asked in place of a guard, saw nothing that stood out.",
}
_BY_THE_SCREEN = frozenset({Headline.CONCERN, Headline.CRISIS})


def view_before_assessment(state: TurnState) -> HeadlineView:
    """Return the headline while a message has no assessment."""
    if state.question is None:
        return WAITING
    if state.withdrawn:
        return WITHDRAWN
    if state.failure is not None:
        return BROKEN_OFF
    return _waiting_view(state, state.waiting) if state.waiting is not None else LOOKING


def _waiting_view(state: TurnState, waiting: Waiting) -> HeadlineView:
    screened = "It was screened for signs of danger, and it" if state.finding is not None else "It"
    meaning = f"{screened} is answered as soon as {_WAITS_FOR[waiting]}."
    if state.support is not None:
        return HeadlineView(_KEPT, f"{meaning} People who can help are named above.", "", "heart", Tone.CARE)
    return HeadlineView(_KEPT, meaning, "", "waiting", Tone.PLAIN)


def headline_view(assessment: RiskAssessment) -> HeadlineView:
    """Return the headline of an assessment."""
    headline, judge = assessment.headline, assessment.judge
    shape, tone = _SHAPES[headline]
    meaning = _MEANINGS[headline]
    if judge.kind is JudgeKind.INDICATIVE:
        meaning = _ONLY_INDICATIVE.get(headline, meaning)
    indicative = judge.kind is JudgeKind.INDICATIVE and headline not in _BY_THE_SCREEN
    return HeadlineView(headline.value, meaning, judge_words(assessment), shape, tone, indicative)


def judge_words(assessment: RiskAssessment) -> str:
    """Return who judged: the deterministic screen, a guard model, or the chat model as a stand-in."""
    judge = assessment.judge
    by_screen = "Noticed by fixed rules, without any model. " if assessment.headline in _BY_THE_SCREEN else ""
    by_model = {
        JudgeKind.GUARD: f"Categories judged by the guard model {judge.model}.",
        JudgeKind.INDICATIVE: f"Categories judged by {judge.model} in place of a guard: only indicative.",
        JudgeKind.NONE: judge.note,
    }[judge.kind]
    return f"{by_screen}{by_model}".strip()
