"""Reasoning under a person's control: chains, edits, influence, improvement and comparison, with real engines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.alignment.analyst import Analyst
from app.alignment.guidance import as_prompt
from app.alignment.lingo_bp.evaluators import Evaluators
from app.alignment.reasoning_chain.chain import in_prose, sentences_of, support_of
from app.alignment.reasoning_chain.texts import reasoning_texts
from app.alignment.reasoning_chain.writer import ReasoningChainWriter
from app.alignment.strategies import strategy_table
from app.domain.analysis import Cost, Mode, TurnAnalysis
from app.domain.cancellation import CancelToken
from app.domain.conversation import Role
from app.domain.errors import PromptTooLong
from app.domain.generation import OptionRequest, PromptMessage, Sampling
from app.domain.lingo_bp import Criterion, PassScores
from app.domain.model import ModelRole
from app.domain.reasoning_chain import NODES, Author, Node, ReasoningChain, Statement
from app.domain.turn import (
    AnalysisExtended,
    AnswerBegan,
    ChainRevised,
    PassJudged,
    ReplyArrived,
    StrategyChosen,
    ThinkingArrived,
    TurnEnded,
    TurnEvent,
)
from app.engine.client import EngineClient
from app.locations import Locations
from app.session.session import NotImprovable, Session
from tests.engine.scripted_model import OPENING_TEMPLATE, build_scripted_model

pytestmark = pytest.mark.usefixtures("brief_nodes")
SHORT = Sampling(temperature=0.0, seed=1, max_tokens=8)
THOUGHTS = "Somebody worries about an exam. They want to be calm tonight. I answer with one small plan."
REPLY = "Walk first, then read a page."
REPEATED = (
    "What the person needs: to be calm tonight. What could be risky: nothing. To stay safe: a small plan."
)
SCRIPT = f"<think>\n{THOUGHTS}\n</think>\n\n{REPLY}"
OPENED = f"{THOUGHTS}\n</think>\n\n{REPLY}"


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory, short_gguf: Path) -> Iterator[Session]:
    with Session(Locations(tmp_path_factory.mktemp("home")), region="GB", private=True) as opened:
        opened.load_model(opened.library.add(short_gguf))
        yield opened


@pytest.fixture
def engine_on_trial(trial_gguf: Path) -> Iterator[EngineClient]:
    """The whole trial model, where what it writes has to have a sense."""
    client = EngineClient()
    client.load(trial_gguf, context_size=2048)
    yield client
    client.close()


@pytest.fixture(scope="module", params=["<think> written by the model", "<think> opened by the template"])
def thinker(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Iterator[Session]:
    """A session with a model that thinks, then replies, always the same."""
    folder = tmp_path_factory.mktemp("thinker")
    opens = "template" in request.param
    path = folder / "thinker.gguf"
    if opens:
        build_scripted_model(path, OPENED, OPENING_TEMPLATE)
    else:
        build_scripted_model(path, SCRIPT)
    with Session(Locations(folder / "home"), region="GB", private=True) as opened:
        opened.load_model(opened.library.add(path))
        yield opened


def ends(events: list[TurnEvent]) -> list[TurnEnded]:
    return [each for each in events if isinstance(each, TurnEnded)]


def recorded(session: Session, events: list[TurnEvent]) -> TurnAnalysis:
    record = session.turn_of(ends(events)[-1].message.id)
    assert record is not None
    assert record.analysis is not None
    return record.analysis


def chain_of(session: Session, events: list[TurnEvent]) -> ReasoningChain:
    chain = recorded(session, events).reply.chain
    assert chain is not None
    return chain


def test_the_chain_of_a_model_that_thinks_is_taken_from_its_thinking(thinker: Session) -> None:
    events = list(thinker.say("I am afraid of tomorrow's exam."))
    message = ends(events)[0].message
    assert "exam" in message.thinking
    assert "exam" not in message.text
    chain = chain_of(thinker, events)
    for statement in (each for node in NODES for each in chain.of(node)):
        assert statement.author is Author.MODEL
        assert len(statement.text) <= reasoning_texts().most_characters
        for start, end in statement.spans:
            assert message.thinking[start:end].strip()
    costs = {each.part: each.tokens for each in recorded(thinker, events).costs}
    assert costs["reasoning chain"] > 0


def test_statements_of_a_thinking_are_short_and_linked_to_its_own_sentences(
    engine_on_trial: EngineClient,
) -> None:
    thinking = "She lost her job and sounds sad. I should listen first. 她需要有人听。"
    prompt = (PromptMessage(Role.USER, "I lost my job."), PromptMessage(Role.ASSISTANT, "I am sorry."))
    chain, cost = ReasoningChainWriter(engine_on_trial).extract(prompt, thinking)
    statements = [each for node in NODES for each in chain.of(node)]
    assert statements
    ranges = sentences_of(thinking)
    for each in statements:
        assert 8 <= len(each.text) <= reasoning_texts().most_characters
        assert all(span in ranges for span in each.spans)
        said = [thinking[start:end] for start, end in each.spans]
        assert not each.spans or support_of(each.text, said) >= reasoning_texts().supported_from
    assert cost.tokens > len(statements)
    nothing, free = ReasoningChainWriter(engine_on_trial).extract(prompt, " \n")
    assert nothing.empty
    assert free.tokens == 0


def test_an_edited_chain_becomes_the_thinking_and_the_branch_before_it_stays(thinker: Session) -> None:
    first = list(thinker.say("I am afraid of tomorrow's exam."))
    before = ends(first)[0].message
    kept = chain_of(thinker, first).of(Node.SAFETY_GUIDELINES)
    edited = (
        chain_of(thinker, first)
        .with_lock(Node.SAFETY_GUIDELINES, True)
        .with_strike(Node.STRATEGY_SAFETY, True)
        .rewritten(Node.USER_NEEDS, ("To sleep well tonight",))
    )
    question = before.parent or before.id
    events = list(thinker.regenerate(before.conversation, question, mode=Mode.OBSERVE, chain=edited))
    revised = next(each.analysis.reply.chain for each in events if isinstance(each, ChainRevised))
    assert revised is not None
    assert [each.text for each in revised.of(Node.USER_NEEDS)] == ["To sleep well tonight"]
    assert revised.of(Node.USER_NEEDS)[0].author is Author.PERSON
    assert revised.of(Node.SAFETY_GUIDELINES) == kept, "it was locked"
    assert revised.of(Node.RISK_INTENT), "it was derived anew"
    message = ends(events)[0].message
    assert message.thinking.startswith(in_prose(revised))
    assert "To sleep well tonight" in message.thinking
    assert message.guidance == ""
    assert "</think>" not in message.text
    assert REPLY.split()[0] in message.text
    told = next(each.text for each in events if isinstance(each, ThinkingArrived))
    assert told == in_prose(revised)
    assert chain_of(thinker, events) == revised
    siblings = thinker.vault.tree(message.conversation).children_of(message.parent)
    assert [each.id for each in siblings] == [before.id, message.id]


def test_a_rationale_that_does_not_matter_is_seen_not_to(thinker: Session) -> None:
    events = list(thinker.say("I am afraid of tomorrow's exam."))
    message = ends(events)[0].message
    chain = ReasoningChain()
    for node, span in zip(NODES, ((0, 31), (32, 61)), strict=False):
        chain = chain.having(node, (Statement("It rests on that sentence.", (span,)),))
    analysis = recorded(thinker, events)
    analysis = replace(analysis, reply=replace(analysis.reply, chain=chain))
    thinker.vault.record_analysis(message.id, analysis)
    found = thinker.weigh_reasoning(message.id).reply.influences
    assert [each.node for each in found] == [Node.USER_NEEDS, Node.RISK_INTENT]
    for each in found:
        assert each.change == pytest.approx(0.0, abs=1e-3), "this model writes the same whatever it thought"
        assert each.tokens > 1


def test_without_thinking_the_chain_is_put_together_by_the_program_and_costs_nothing(
    session: Session,
) -> None:
    events = list(session.say("How do roses grow?", sampling=SHORT, strategy="general_information"))
    chain = chain_of(session, events)
    statements = [each for node in NODES for each in chain.of(node)]
    assert statements
    assert {each.author for each in statements} == {Author.TABLE}
    assert "reasoning chain" not in [each.part for each in recorded(session, events).costs]
    assert chain.of(Node.STRATEGY_USEFULNESS)[0].text in ends(events)[0].message.guidance


def test_what_a_model_without_thinking_was_told_is_weighed_by_leaving_it_out(session: Session) -> None:
    events = list(session.say("How do roses grow?", sampling=SHORT, strategy="clarify"))
    message = ends(events)[0].message
    (found,) = session.weigh_reasoning(message.id).reply.influences
    assert found.node is Node.STRATEGY_USEFULNESS
    record = session.turn_of(message.id)
    assert record is not None
    assert record.analysis is not None
    assert record.analysis.reply.influences == (found,)

    def likelihood(text: str) -> float:
        prompt = (PromptMessage(Role.USER, text),)
        return session.engine.score_options(OptionRequest(prompt, (message.text,))).log_probabilities[0]

    whole, bare = (
        likelihood(as_prompt("How do roses grow?", message.guidance)),
        likelihood("How do roses grow?"),
    )
    assert found.change == pytest.approx((whole - bare) / found.tokens, abs=0.02)


def test_a_person_s_edit_is_told_to_a_model_without_thinking_as_guidance(session: Session) -> None:
    first = list(session.say("How do roses grow?", sampling=SHORT))
    before = ends(first)[0].message
    edited = chain_of(session, first).rewritten(Node.STRATEGY_USEFULNESS, ("Speak of water only.",))
    events = list(session.regenerate(before.conversation, before.parent or before.id, SHORT, chain=edited))
    message = ends(events)[0].message
    assert "Speak of water only." in message.guidance
    assert message.thinking == ""
    assert not any(each.part == "chain derived" for each in recorded(session, events).costs), (
        "nothing follows from the last node"
    )


def test_an_improvement_keeps_every_pass_and_uses_none_that_is_worse(session: Session) -> None:
    first = list(session.say("I lost my job.", sampling=SHORT, strategy="refuse"))
    before = ends(first)[0].message
    events = list(session.improve(before.id, SHORT))
    passes = [each.judged for each in events if isinstance(each, PassJudged)]
    assert passes[0].reply == before.text
    assert [each.number for each in passes] == list(range(len(passes)))
    record = session.turn_of(before.id)
    assert record is not None
    assert record.analysis is not None
    improvement = record.analysis.reply.improvement
    assert improvement is not None
    assert improvement.passes == tuple(passes)
    assert improvement.tokens > 0
    best = passes[improvement.best].scores
    assert (best.safety, best.satisfaction) >= (passes[0].scores.safety, passes[0].scores.satisfaction)
    branches = session.vault.tree(before.conversation).children_of(before.parent)
    assert len(branches) == (1 if improvement.best == 0 else 2)
    if improvement.best:
        assert ends(events)[0].message.text == passes[improvement.best].reply
    assert isinstance(events[-1], AnalysisExtended)
    stopped = CancelToken()
    stopped.cancel()
    assert not list(session.improve(before.id, SHORT, stopped)), "stopped before it began, nothing has failed"


def test_a_reply_that_gives_its_reasoning_back_is_never_offered_whatever_it_scores(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = build_scripted_model(tmp_path / "repeating.gguf", f"<think>\n{THOUGHTS}\n</think>\n\n{REPEATED}")
    points = iter((-1, 1))

    def scored(*_: object) -> tuple[PassScores, Cost]:
        return PassScores(1.0, (Criterion("completion", next(points)),)), Cost("evaluators", 1, 0.1)

    monkeypatch.setattr(Evaluators, "score", scored)
    with Session(Locations(tmp_path / "home"), region="GB", private=True) as session:
        session.load_model(session.library.add(path))
        before = ends(list(session.say("I am afraid of tomorrow's exam.")))[0].message
        events = list(session.improve(before.id))
        record = session.turn_of(before.id)
        assert record is not None and record.analysis is not None
        improvement = record.analysis.reply.improvement
        assert improvement is not None
        first, second = improvement.passes
        assert second.scores.satisfaction > first.scores.satisfaction
        assert first.given_back == 0.0, "nobody had told it those words before"
        assert second.given_back > 0.5
        assert (improvement.best, improvement.refused) == (0, ())
        assert not ends(events)
        assert [each.id for each in session.vault.tree(before.conversation).children_of(before.parent)] == [
            before.id
        ]


def test_a_plain_reply_that_gives_its_guidance_back_is_recorded_as_one(tmp_path: Path) -> None:
    told = strategy_table().strategy("listen_and_support").instruction
    path = build_scripted_model(tmp_path / "repeating.gguf", told)
    with Session(Locations(tmp_path / "home"), region="GB", private=True) as session:
        session.load_model(session.library.add(path))
        events = list(session.say("How do roses grow?", strategy="listen_and_support"))
        assert recorded(session, events).reply.given_back == 1.0
        events = list(session.say("How do roses grow?", strategy="general_information"))
        assert recorded(session, events).reply.given_back == 0.0, "it was told something else"


def test_a_reply_behind_people_s_words_is_not_worked_over(session: Session) -> None:
    folded = ends(list(session.say("I want to die", sampling=SHORT)))[0].message
    with pytest.raises(NotImprovable, match="words written by people"):
        session.improve(folded.id)


def test_a_message_is_answered_under_two_strategies_from_one_prefix(session: Session) -> None:
    text = "My neighbour's music keeps me awake. " * 8
    events = list(session.say(text, sampling=SHORT, strategy="clarify", against="listen_and_support"))
    began = [each for each in events if isinstance(each, AnswerBegan)]
    assert [(each.strategy, each.number, each.of) for each in began] == [
        ("clarify", 1, 2),
        ("listen_and_support", 2, 2),
    ]
    first, second = ends(events)
    assert first.message.parent == second.message.parent
    assert first.message.guidance != second.message.guidance
    assert second.facts.tokens_read < 60, "only what it was told is read anew"
    assert second.facts.tokens_reused > 60
    one, other = (session.turn_of(each.message.id) for each in (first, second))
    assert one is not None and one.analysis is not None
    assert other is not None and other.analysis is not None
    assert (one.analysis.reply.followed, other.analysis.reply.followed) == ("clarify", "listen_and_support")
    assert one.analysis.reply.mode is Mode.COMPARE
    assert one.analysis.message.facets == other.analysis.message.facets
    assert one.analysis.reply.review is not None and other.analysis.reply.review is not None
    assert one.analysis.reply.chain != other.analysis.reply.chain
    assert not one.analysis.left_out and not other.analysis.left_out


def test_without_a_wish_the_choice_is_compared_with_the_next_best_inside_the_boundary(
    session: Session,
) -> None:
    events = list(session.say("How do roses grow?", sampling=SHORT, mode=Mode.COMPARE))
    game = next(each.analysis.message.game for each in events if isinstance(each, StrategyChosen))
    first, second = (each.strategy for each in events if isinstance(each, AnswerBegan))
    assert first == game.chosen
    assert second != first
    assert second in game.allowed


def test_stopping_the_first_answer_ends_the_comparison(session: Session) -> None:
    stream = session.say(
        "Tell me a long story.", sampling=Sampling(max_tokens=200, seed=1), mode=Mode.COMPARE
    )
    events: list[TurnEvent] = []
    for event in stream:
        events.append(event)
        if isinstance(event, ReplyArrived):
            session.queue.stop()
    assert len(ends(events)) == 1
    assert len([each for each in events if isinstance(each, AnswerBegan)]) == 1


@pytest.mark.usefixtures("everything_stands_out")
def test_a_guard_that_is_installed_is_the_analyst(tmp_path: Path, short_gguf: Path) -> None:
    guard = build_scripted_model(tmp_path / "guard.gguf", "sec")
    with Session(Locations(tmp_path / "home"), region="GB", private=True) as opened:
        opened.library.add(guard, role=ModelRole.GUARD)
        opened.load_model(opened.library.add(short_gguf))
        events = list(opened.say("How do roses grow?", sampling=SHORT))
        analysis = recorded(opened, events)
        assert analysis.reply.review is not None
        assert analysis.reply.review.kind == "the guard model"
        scored = [each for each in analysis.message.facets if each.model_made and "one token" in each.source]
        assert scored
        assert all(each.source.startswith("the guard model") for each in scored)
        assert not analysis.left_out


def test_a_guard_is_shown_the_newest_part_of_what_does_not_fit_its_small_context(
    session: Session, tmp_path: Path
) -> None:
    guard = EngineClient()
    try:
        guard.load(build_scripted_model(tmp_path / "guard.gguf", "sec"), context_size=512)
        analyst = Analyst(session.engine, session.strategies(), guard)
        roles = (Role.USER, Role.ASSISTANT)
        talk = [
            PromptMessage(roles[number % 2], f"Message {number}: " + "roses " * 20) for number in range(10)
        ]
        ratio, cost = analyst.review(talk)
        assert cost.tokens > 0
        newest, _ = analyst.review(talk[-2:])
        assert ratio == pytest.approx(newest, abs=0.05), "this model looks at the last word alone"
        with pytest.raises(PromptTooLong):
            analyst.review([PromptMessage(Role.USER, "roses " * 600), PromptMessage(Role.ASSISTANT, "Yes.")])
    finally:
        guard.close()
