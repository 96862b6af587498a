"""The panel's headline: the assessment of a message, who judged, and how far that can be relied on."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.domain.guard_words import stand_in_words
from app.domain.risk import Headline, JudgeKind, RiskAssessment, headline_words
from app.domain.turn import Waiting
from app.domain.turn_state import TurnState
from app.translation import together, tr


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
    tr("Nothing yet"),
    tr("When you write, this is where it says what was noticed."),
    "",
    "waiting",
    Tone.PLAIN,
)
LOOKING = HeadlineView(tr("Reading your message…"), "", "", "waiting", Tone.PLAIN)
WITHDRAWN = HeadlineView(
    tr("Taken back"), tr("This message is no longer part of the conversation."), "", "waiting", Tone.PLAIN
)
BROKEN_OFF = HeadlineView(
    headline_words(Headline.NOT_JUDGED),
    tr("The turn broke off before anybody could judge it."),
    "",
    "waiting",
    Tone.PLAIN,
)
_KEPT = tr("Your message is kept")
_WAITS_FOR = {
    Waiting.REPLY: tr("the reply before it is written"),
    Waiting.MODEL: tr("a model is loaded"),
    Waiting.QUESTION: tr("the question about the earlier reply is answered"),
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
    Headline.NOT_JUDGED: tr("Nobody has judged this message."),
    Headline.LOW: tr("Nothing in your message stood out."),
    Headline.POSSIBLE: tr("Something in your message may carry a risk."),
    Headline.HIGH: tr("The guard model is confident that this message is risky."),
    Headline.CONCERN: tr("You seem worried about somebody. People who can advise you are named above."),
    Headline.DISTRESS: tr(
        "It sounds as if something weighs on you. Help from people is there whenever you want it."
    ),
    Headline.CRISIS: tr("You matter. People who can help right now are named above."),
}
_ONLY_INDICATIVE = {
    Headline.POSSIBLE: tr(
        "The chat model, asked in place of a guard, leaned towards a risk. Take it lightly."
    ),
    Headline.LOW: tr("The chat model, asked in place of a guard, saw nothing that stood out."),
}
_TOO_CALM = frozenset({Headline.LOW, Headline.NOT_JUDGED})
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
    waits_for = _WAITS_FOR[waiting]
    if state.finding is None:
        meaning = tr("It is answered as soon as {waits_for}.", waits_for=waits_for)
    else:
        meaning = tr(
            "It was screened for signs of danger, and it is answered as soon as {waits_for}.",
            waits_for=waits_for,
        )
    if state.support is None:
        return HeadlineView(_KEPT, meaning, "", "waiting", Tone.PLAIN)
    helped = together(meaning, tr("People who can help are named above."))
    return HeadlineView(_KEPT, helped, "", "heart", Tone.CARE)


def headline_view(assessment: RiskAssessment, *, after_crisis: bool = False) -> HeadlineView:
    """Return the headline of an assessment; ``after_crisis``: somebody was in danger in this conversation.

    From then on no message of it is called low risk, however harmless it is by itself.
    """
    headline, judge = assessment.headline, assessment.judge
    if after_crisis and headline in _TOO_CALM:
        return HeadlineView(
            tr("Serious distress in this conversation"),
            tr(
                "Nothing stood out in this message by itself; what was said in the conversation still counts."
            ),
            judge_words(assessment),
            "heart",
            Tone.PLAIN,
            judge.kind is JudgeKind.INDICATIVE,
        )
    shape, tone = _SHAPES[headline]
    meaning = _MEANINGS[headline]
    if judge.kind is JudgeKind.INDICATIVE:
        meaning = _ONLY_INDICATIVE.get(headline, meaning)
    indicative = judge.kind is JudgeKind.INDICATIVE and headline not in _BY_THE_SCREEN
    return HeadlineView(headline_words(headline), meaning, judge_words(assessment), shape, tone, indicative)


def judge_words(assessment: RiskAssessment) -> str:
    """Return who judged: the deterministic screen, a guard model, or the chat model as a stand-in."""
    judge = assessment.judge
    screened = assessment.headline in _BY_THE_SCREEN
    by_model = {
        JudgeKind.GUARD: tr("Categories judged by the guard model {model}.", model=judge.model),
        JudgeKind.INDICATIVE: stand_in_words(judge.model),
        JudgeKind.NONE: judge.note,
    }[judge.kind]
    return together(
        tr("Noticed by the crisis screen: fixed rules, or a small sentence classifier.") if screened else "",
        by_model,
    )
