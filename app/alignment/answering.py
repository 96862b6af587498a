"""Produces an answer as typed events: streams the reply, reviews and records it, and continues the analysis."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace

from app.alignment.analysis_after_reply import AnalysisAfterReply
from app.alignment.answer import Answer, chosen, chosen_late, following, revised
from app.alignment.context_window import left_out_next
from app.alignment.explanatory_parts import ExplanatoryParts
from app.alignment.given_back import given_back
from app.alignment.interfaces import EngineFailure, PromptTooLong
from app.alignment.prompting import prompt_of
from app.alignment.reasoning_chain.writer import ReasoningChainWriter
from app.alignment.reply import Reply
from app.alignment.review import Reviewed, reviewed
from app.alignment.strategy_selection import safer
from app.alignment.trajectory import costs_of
from app.domain.analysis import Mode, WithheldReply
from app.domain.conversation import Message, MessageState, Role
from app.domain.generation import PrefixRequest
from app.domain.reasoning_chain import ReasoningChain
from app.domain.turn import (
    AnalysisBroke,
    AnalysisExtended,
    ChainRevised,
    ReplyWithheld,
    RiskAssessed,
    StrategyChosen,
    TurnEnded,
    TurnEvent,
    TurnFailed,
    TurnRecord,
)


@dataclass(frozen=True, slots=True)
class Given:
    """An answer whose reply is complete and recorded; ``left_out`` messages did not fit its prompt."""

    answer: Answer
    said: Message
    left_out: int


def give(answer: Answer) -> Iterator[TurnEvent]:
    """Choose a strategy, instruct the model, stream the reply, and continue the analysis until the next message."""
    answer = chosen(answer)
    if answer.parts.mode is Mode.GUIDE:
        answer = following(answer, answer.strategy)
    yield StrategyChosen(answer.analysis)
    given = yield from write_reply(answer, answer.parts.chain)
    if given is not None:
        read_ahead(given)
        yield from analyse(given)


def write_reply(
    answer: Answer, chain: ReasoningChain | None = None
) -> Generator[TurnEvent, None, Given | None]:
    """Stream, review and record the reply, even if it fails on the way; return it if it is complete.

    While it is over the risk limit and a safer strategy exists, it is withheld and written anew under that strategy.
    """
    parts, history, reply = answer.parts, answer.history, answer.new_reply()
    judged_late = not answer.seen.judged_early
    try:
        if chain is not None:
            answer = revised(answer, chain)
            yield ChainRevised(answer.analysis)
            reply = answer.new_reply()
        yield from reply.stream(parts, history)
        if reply.whole:
            answer = chosen_late(answer)
        while reply.whole:
            answer, safer_strategy = _with_review(answer, reply)
            if not safer_strategy:
                break
            yield ReplyWithheld(answer.analysis)
            answer = following(answer, safer_strategy)
            reply = answer.new_reply()
            yield from reply.stream(parts, history)
    except EngineFailure as failure:
        yield _failed(answer, reply, failure)
        return None
    except (GeneratorExit, KeyboardInterrupt):
        keep(answer, reply, MessageState.STOPPED)
        raise
    ended = keep(answer, reply, reply.state)
    if judged_late:
        yield RiskAssessed(answer.seen.assessment)
    yield ended
    return Given(answer, ended.message, reply.left_out) if reply.whole else None


# -- the review -----------------------------------------------------------------------------------------


def _with_review(answer: Answer, reply: Reply) -> tuple[Answer, str]:
    """Return the answer with the review of its reply, and the strategy for a new reply; empty if this one stands."""
    answer = replace(answer, mine=replace(answer.mine, given_back=given_back_in(answer, reply)))
    found = review_of(answer, reply, answer.strategy)
    if found is None:
        return answer, ""
    parts, mine = answer.parts, answer.mine
    left = tuple(part for part in mine.left_out if part != "review")
    mine = replace(mine, costs=(*mine.costs, found.cost), left_out=left)
    over = parts.withholds and not found.review.passed
    instead = safer(parts.table, answer.analysed, answer.strategy) if over else ""
    if instead:
        kept = "".join(reply.text) if parts.keeps_withheld else ""
        mine = replace(mine, withheld=(*mine.withheld, WithheldReply(found.review, instead, kept)))
    else:
        mine = replace(mine, review=found.review)
    return replace(answer, mine=mine), instead


def review_of(answer: Answer, reply: Reply, strategy: str) -> Reviewed | None:
    """Return the review of question and reply together; None where no analyst is available."""
    parts = answer.parts
    if parts.analyst is None or not reply.text:
        return None
    said = reply.message(parts, answer.question, MessageState.COMPLETE)
    prompt = answer.prompt_with(said, reply.left_out)
    try:
        return reviewed(parts.analyst, parts.table, answer.analysed, strategy, prompt)
    except EngineFailure:
        return None


def given_back_in(answer: Answer, reply: Reply) -> float:
    """Return the share of a reply, 0 to 1, that repeats what the model was told, and not what the person said."""
    said = [message.text for message in answer.history if message.role is Role.USER]
    return given_back("".join(reply.text), reply.told, said)


def read_ahead(given: Given) -> None:
    """Have the engine read what the next turn's prompt begins with: the reply as it stands there, without its thinking.

    Anything else that is asked of the engine ends it; what was read by then stays read.
    """
    if given.answer.parts.reads_ahead:
        with suppress(EngineFailure):  # the next message is then read with what precedes it
            _read_what_fits(given)


def _read_what_fits(given: Given) -> None:
    """Read ahead; where the context is full already, without what the next turn will have to leave out."""
    parts, said, left_out = given.answer.parts, given.said, given.left_out
    history = (*given.answer.history, said)
    upcoming = Message.said("", said.conversation, said.id)
    while True:
        try:
            parts.engine.warm(PrefixRequest(prompt_of(parts, history[left_out:])))
            return
        except PromptTooLong:
            more = left_out_next((*history, upcoming), left_out)
            if more is None:
                raise
            left_out = more


# -- analysis after the reply ----------------------------------------------------------------------------


def analysis_after(given: Given) -> AnalysisAfterReply:
    """Return what remains to be computed of an answer."""
    answer, parts = given.answer, given.answer.parts
    explaining = ExplanatoryParts(
        analyst=parts.analyst,
        judge=parts.judges[0] if parts.judges else None,
        writer=ReasoningChainWriter(parts.engine),
        table=parts.table,
        text=answer.question.text,
        thinking=given.said.thinking,
        unsafe=answer.seen.assessment.unsafe,
        sketched=not given.said.folded,
    )
    return AnalysisAfterReply(
        explaining,
        question=answer.question.id,
        asked=tuple(message.text for message in answer.history if message.role is Role.USER),
        finding=answer.seen.finding,
        heard=answer.seen.heard,
        explained=parts.explained,
    )


def analyse(given: Given) -> Iterator[AnalysisExtended | AnalysisBroke]:
    """Continue the analysis part by part, and record each; where the engine fails, say so and end."""
    answer, said = given.answer, given.said
    try:
        for analysis in analysis_after(given).extend(
            answer.analysis, answer.prompt_with(said, given.left_out)
        ):
            yield record_analysis(replace(answer, analysed=analysis.message, mine=analysis.reply), said)
    except EngineFailure as failure:
        yield AnalysisBroke(failure.sentence, failure.detail)


# -- the record -----------------------------------------------------------------------------------------


def record_analysis(answer: Answer, said: Message) -> AnalysisExtended:
    """Record the analysis so far, and return its event."""
    answer.parts.record.record_analysis(said.id, answer.analysis)
    return AnalysisExtended(said.id, answer.analysis)


def keep(answer: Answer, reply: Reply, state: MessageState) -> TurnEnded:
    """Record the reply, complete or not."""
    said = reply.message(answer.parts, answer.question, state)
    record = _record_of(answer, reply, said)
    answer.parts.record.record_turn(record)
    assert record.facts is not None
    return TurnEnded(said, record.facts, answer.analysis)


def _failed(answer: Answer, reply: Reply, failure: EngineFailure) -> TurnFailed:
    message = None
    if reply.text or reply.thinking:
        message = reply.message(answer.parts, answer.question, MessageState.INTERRUPTED)
    record = _record_of(answer, reply, message, failure.sentence)
    answer.parts.record.record_turn(record)
    return TurnFailed(message, failure.sentence, failure.detail, record.facts)


def _record_of(answer: Answer, reply: Reply, message: Message | None, failure: str = "") -> TurnRecord:
    """Return the record of an answer."""
    seen = answer.seen
    judging = sum(cost.tokens for cost in costs_of(seen.heard))
    facts = reply.facts(answer.parts, seen.began, judging) if message is not None else None
    return TurnRecord(
        answer.question,
        message,
        seen.finding,
        seen.assessment,
        facts,
        seen.support,
        failure,
        answer.analysis,
        answer.parts.files,
    )
