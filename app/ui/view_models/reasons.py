"""The reasons of a turn: sentences without figures, each with its origin and its words in the message."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from app.alignment.explanation_text import given_back_words, type_name
from app.domain.analysis import MessageAnalysis, Mode, ReplyAnalysis, TurnAnalysis
from app.domain.risk import Headline, JudgeKind, RiskAssessment
from app.domain.strategy import UserType
from app.domain.turn_state import TurnState
from app.translation import tr
from app.ui.view_models.chain import Spans, is_improved
from app.ui.view_models.profile import percent
from app.ui.view_models.shown_turn import is_recorded, newest_analysis

_SURE = 0.6  # share of a type from which it is told without "perhaps"
_CLEAR = 0.1  # change of ln P(safe) from which words are told to have weighed
_MOST_WORDS = 3
_GAP = 0.05  # risk of all messages together beyond that of the last one from which it is told
_DISTRESSED = frozenset({Headline.DISTRESS, Headline.CRISIS, Headline.CONCERN})


class Maker(StrEnum):
    """What a reason rests on."""

    RULES = "rules"
    COMPUTED = "computed"
    MODEL = "model"


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason. ``spans`` are ranges of the message, in code points, that it rests on; ``quotes`` are their words."""

    words: str
    maker: Maker
    spans: Spans = ()
    quotes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MakerWords:
    """The origin of a reason, and what that means for the reader."""

    label: str
    meaning: str


def maker_words(maker: Maker) -> MakerWords:
    """Return the origin of a reason in words."""
    return {
        Maker.RULES: MakerWords(tr("By fixed rules"), tr("Found by fixed rules; no model took part.")),
        Maker.COMPUTED: MakerWords(
            tr("Computed"), tr("Computed from rules, tables and the judge's figures.")
        ),
        Maker.MODEL: MakerWords(tr("Model-made"), tr("A model's figure or estimate: it can be wrong.")),
    }[maker]


def reasons_of(state: TurnState) -> tuple[Reason, ...]:
    """Return the reasons of a turn as far as they are known, in the order in which they came about."""
    question = state.question
    if question is None or state.withdrawn:
        return ()
    found = [*_noticed(state, question.text)]
    analysis = newest_analysis(state)
    if analysis is not None:
        found += [
            *_who(analysis.message, state.assessment),
            *_choice(analysis),
            *_limits(analysis),
            *_across_turns(analysis.message),
        ]
    found += _reviewed(state)
    return tuple(found)


# -- what was noticed -------------------------------------------------------------------------------------


def _noticed(state: TurnState, text: str) -> Iterator[Reason]:
    finding, assessment = state.finding, state.assessment
    if finding is not None and (finding.crisis or finding.concern):
        words = (
            tr("These words say that the person may be in danger.")
            if finding.crisis
            else tr("These words say that somebody else may be in danger.")
        )
        yield _with_words(words, Maker.RULES, finding.evidence, text)
    carried = _carrying(state.analysis)
    if carried:
        yield _with_words(
            tr("Without these words it would look safer to the judge."), Maker.MODEL, carried, text
        )
    if assessment is not None:
        yield from _judged(assessment, told=bool(carried))


def _carrying(message: MessageAnalysis | None) -> Spans:
    """Return the ranges of the words that weighed in the judgement, the weightiest ones only, in reading order."""
    spans = message.spans[:_MOST_WORDS] if message is not None else ()
    return tuple(sorted((each.start, each.end) for each in spans if each.change >= _CLEAR))


def _judged(assessment: RiskAssessment, *, told: bool) -> Iterator[Reason]:
    match assessment.judge.kind:
        case JudgeKind.NONE:
            yield Reason(
                tr("No model judged the message: the rest follows from rules and tables alone."),
                Maker.COMPUTED,
            )
        case _ if told or assessment.headline is Headline.LOW:
            return  # the words say it already, or the headline
        case JudgeKind.INDICATIVE:
            words = tr(
                "The chat model, asked in place of a guard model, leaned towards a risk. It was not trained to judge."
            )
            yield Reason(words, Maker.MODEL)
        case JudgeKind.GUARD:
            yield Reason(tr("The guard model leaned towards a risk."), Maker.MODEL)


def _with_words(words: str, maker: Maker, spans: Spans, text: str) -> Reason:
    whole = tuple((start, end) for start, end in spans if text[start:end].strip())
    return Reason(words, maker, whole, tuple(text[start:end].strip() for start, end in whole))


# -- why it was answered so -------------------------------------------------------------------------------


def _who(message: MessageAnalysis, assessment: RiskAssessment | None) -> Iterator[Reason]:
    kind, share = message.posterior.likeliest, max(message.posterior.shares)
    if assessment is not None and assessment.headline in _DISTRESSED and kind is not UserType.SENSITIVE:
        return  # what was noticed says more of the person than an estimate against it
    maker = Maker.MODEL if any(each.model_made for each in message.posterior.evidence) else Maker.COMPUTED
    if share < _SURE:
        words = tr("It may come from {who}, but that is far from sure.", who=type_name(kind))
    else:
        words = tr("It reads like a message from {who}.", who=type_name(kind))
    yield Reason(words, maker)


def _choice(analysis: TurnAnalysis) -> Iterator[Reason]:
    game, name = analysis.message.game, analysis.strategy_name(analysis.message.game.chosen)
    if len(game.allowed) == 1:
        words = tr("‘{name}’ was chosen: nothing more specific was inside the limit of risk.", name=name)
    else:
        words = tr("‘{name}’ was chosen: of use to the person, at a risk inside the limit.", name=name)
    yield Reason(words, Maker.COMPUTED)


def followed_words(analysis: TurnAnalysis) -> str:
    """Return what the model was told of the choice, in a sentence without figures."""
    reply = analysis.reply
    if reply.withheld:
        name = analysis.strategy_name(reply.withheld[-1].instead)
        return tr(
            "A first reply was taken back as too risky; this one was asked to be more careful: ‘{name}’.",
            name=name,
        )
    if reply.chain is not None and reply.chain.edited is not None:
        return tr("The model was told reasoning that a person changed.")
    if is_improved(analysis):
        return tr("The reply was written anew from the model's own reasoning, changed pass by pass.")
    if reply.followed:
        return tr("The model was asked to answer so: ‘{name}’.", name=analysis.strategy_name(reply.followed))
    if reply.mode is Mode.OBSERVE:
        return tr("Nothing was added to what the model was told: it answered by itself.")
    return tr("Nothing had to be added: a model answers this way by itself.")


def _limits(analysis: TurnAnalysis) -> Iterator[Reason]:
    ladder = analysis.message.ladder
    edge = analysis.strategy_name(ladder.boundary)
    if ladder.rungs[0].monotone_risk > ladder.limit:
        words = tr("Any reply carries some risk here, so help goes no further than ‘{edge}’.", edge=edge)
    elif len(ladder.inside) == len(ladder.rungs):
        words = tr("Every way to answer stayed inside the limit of risk.")
    else:
        words = tr("Help that is more specific than ‘{edge}’ would have carried too much risk.", edge=edge)
    yield Reason(words, Maker.COMPUTED)


def _across_turns(message: MessageAnalysis) -> Iterator[Reason]:
    if message.trajectory.gap >= _GAP:
        yield Reason(tr("All messages together carry more risk than this one alone."), Maker.MODEL)


def _reviewed(state: TurnState) -> Iterator[Reason]:
    analysis = state.turn_analysis
    if analysis is None or not is_recorded(state):
        return
    yield Reason(review_sentence(analysis.reply), Maker.MODEL if analysis.reply.review else Maker.COMPUTED)
    if analysis.reply.given_back:
        yield Reason(given_back_words(analysis.reply.given_back, percent), Maker.COMPUTED)


def review_sentence(reply: ReplyAnalysis) -> str:
    """Return whether the reply was reviewed together with its question, and how that ended."""
    if reply.review is None:
        return tr(
            "The reply was not reviewed: nobody looked at question and reply together, so its risk is not known."
        )
    if reply.review.passed:
        return tr("Question and reply were looked at together: the reply stayed inside the limit of risk.")
    return tr("Question and reply were looked at together: the reply is over the limit of risk.")


def answered_words(state: TurnState) -> str:
    """Return in a sentence how the message was answered; empty before there is a reply."""
    analysis = state.turn_analysis
    if analysis is None or not is_recorded(state):
        return ""
    unreviewed = analysis.reply.review is None
    followed = followed_words(analysis)
    return tr("{followed} Nobody reviewed the reply.", followed=followed) if unreviewed else followed
