"""Starts turns: a new message, another answer, an improvement, and questions about an existing reply.

A little long: whatever uses the engines between turns has to go through the same queue, and is seen here together.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import TypeVar

from app.alignment.crisis_screen.tiers import screen_message
from app.alignment.explanatory_parts import explained_later
from app.alignment.interfaces import ConversationRecord, Engine, EngineFailure
from app.alignment.lingo_bp.improvement import improve
from app.alignment.plain_writing import plainly_written
from app.alignment.reasoning_chain.influence import with_influences
from app.alignment.strategies import strategy_table
from app.alignment.summary import Summary, summarised
from app.alignment.support import support_for
from app.alignment.turn import ScreenedMessage, Screening, answer_message
from app.alignment.turn_context import TurnContext
from app.diagnostics.events import Event
from app.diagnostics.log import record as note
from app.domain.analysis import Mode, TurnAnalysis
from app.domain.cancellation import CancelToken
from app.domain.conversation import ConversationId, Message, MessageId, Role
from app.domain.generation import PromptMessage, Sampling
from app.domain.message_length import check_length
from app.domain.reasoning_chain import ReasoningChain
from app.domain.risk import CrisisFinding
from app.domain.support import Support
from app.domain.turn import TurnEnded, TurnEvent
from app.domain.turn_state import TurnState
from app.session.engine_queue import EngineQueue, Use
from app.session.engines import Engines
from app.session.heard_turn import HeardTurn
from app.session.model_choice import NoModel
from app.session.recorded_reply_engine import RecordedReplyEngine
from app.session.recorded_turns import ConversationMissing, turn_of_reply, under_table_of, with_table
from app.session.turn import ImprovementTurn, MessageTurn, Saying, Turn, TurnStore, TurnWish
from app.session.turn_conditions import as_drawn, check_improvable, check_strategy, mode_wished
from app.session.turn_home import Home
from app.session.vault_access import VaultAccess
from app.storage.vault import Vault
from app.translation import tr

_Answer = TypeVar("_Answer")
_MOST_TURNS_UNDER_WAY = 4  # one is answered, one waits; further ones are refused


class Turns:
    """Makes turns, and queries the engines about replies; ``queue`` lets one of them at a time through."""

    def __init__(self, home: Home, queue: EngineQueue, engines: Engines, vault: VaultAccess) -> None:
        self._home, self._queue, self._engines, self._vault = home, queue, engines, vault
        self._said: deque[MessageTurn] = deque(maxlen=_MOST_TURNS_UNDER_WAY)

    def say(
        self,
        text: str,
        conversation: ConversationId | None = None,
        parent: MessageId | None = None,
        sampling: Sampling | None = None,
        mode: Mode | None = None,
        strategy: str = "",
        against: str = "",
        token: CancelToken | None = None,
    ) -> MessageTurn:
        """Return the turn of a new message; without a conversation, in a new one. Raises ``StrategyUnknown``,
        ``MessageTooLong``.

        ``mode`` and ``strategy`` (an id of the table) override the settings and the game for this turn; ``against``
        is the other strategy in Compare. A message sent while a reply is written waits, and follows that reply.
        ``token`` cancels the turn at any point; by default it has one of its own.
        """
        check_length(text)
        wish = TurnWish(sampling, mode, strategy, against)
        follows = next((each for each in self._said if parent is not None and _asks(each, parent)), None)
        return self._message_turn(Saying(text, conversation, parent, follows=follows), wish, token)

    def regenerate(
        self,
        conversation: ConversationId,
        question: MessageId,
        sampling: Sampling | None = None,
        mode: Mode | None = None,
        strategy: str = "",
        against: str = "",
        chain: ReasoningChain | None = None,
        token: CancelToken | None = None,
    ) -> MessageTurn:
        """Return the turn that answers a question again, as another branch. Raises ``ConversationMissing``.

        ``chain`` is the reasoning of an earlier reply as edited (``ReasoningChain.rewritten``, ``with_lock``,
        ``with_strike``): what follows from it is derived anew, and the reply follows it.
        """
        asked = self._vault.record.tree(conversation).find(question)
        if asked is None or asked.role is not Role.USER:
            raise ConversationMissing(tr("The message to answer again is not in this conversation."))
        wish = TurnWish(sampling, mode, strategy, against, chain)
        return self._message_turn(Saying(asked.text, conversation, asked.parent, asked), wish, token)

    def answer_elsewhere(
        self,
        store: TurnStore,
        saying: Saying,
        wish: TurnWish,
        system_prompt: str = "",
        spoken: str | None = None,
    ) -> MessageTurn:
        """Return the turn of a message in a conversation with another store, such as an evaluation's.

        ``spoken`` is an existing reply: then nothing is generated, and the turn computes its analysis of
        that reply.
        """

        def parts() -> TurnContext:
            made = self._parts(wish, store, system_prompt)
            if spoken is None:
                return made
            engine = RecordedReplyEngine(self._engines.client, self._queue, spoken)
            return replace(made, engine=engine, withholds=False)

        return self._turn(store, saying, parts)

    def improve(
        self,
        reply: MessageId,
        sampling: Sampling | None = None,
        token: CancelToken | None = None,
        store: Vault | None = None,
        system_prompt: str | None = None,
    ) -> Turn:
        """Return the turn that improves a reply by linguistic backpropagation, as another branch where it is better.

        The open branch stays the one of the reply as it was: a better version is only offered. ``store`` is another
        store of the conversation, such as an evaluation's, with its system prompt.
        Raises ``ConversationMissing``, ``NotImprovable``.
        """
        held = store or self._vault.record
        record = with_table(turn_of_reply(held, reply), strategy_table())
        said, analysis = record.reply, record.analysis
        assert said is not None and analysis is not None
        check_improvable(said)
        sampling = sampling or (record.facts.sampling if record.facts is not None else None)
        wish = TurnWish(sampling, analysis.reply.mode, analysis.reply.followed)

        tree = held.tree(record.question.conversation)
        history = tree.path_to(record.question.id)

        leaf = tree.conversation.leaf or reply
        stop = token or CancelToken()

        def passes() -> Generator[TurnEvent, None, None]:
            parts = under_table_of(record, self._parts(wish, held, system_prompt))
            for event in improve(parts, record, history, lambda: stop.cancelled):
                if isinstance(event, TurnEnded):
                    held.set_leaf(record.question.conversation, leaf)
                yield event

        state = replace(TurnState.of(record), conversation=tree.conversation)
        return ImprovementTurn(self._queue, state, passes, stop)

    def weigh_reasoning(self, reply: MessageId) -> TurnAnalysis:
        """Score a reply's likelihood without each node of its reasoning in turn, and record the result; slow.

        Raises ``NoModel``, ``ConversationMissing``, ``EngineFailure``, ``NotBegun``.
        """
        record = with_table(turn_of_reply(self._vault.record, reply), strategy_table())
        assert record.analysis is not None
        mine = record.analysis.reply
        with self._queue.held(Use.QUESTION, CancelToken()):
            parts = self._parts(TurnWish(mode=mine.mode))
            history = self._vault.record.tree(record.question.conversation).path_to(record.question.id)
            analysis = with_influences(parts, record, history)
        self._vault.record.record_analysis(reply, analysis)
        return analysis

    def explain_turn(self, reply: MessageId) -> TurnAnalysis:
        """Work out what explains a reply's turn and was left out of it, and record each part; slow.

        It gives way to whatever else the engines are wanted for, at once; what is there by then is kept and returned.
        Raises ``NoModel``, ``ConversationMissing``, ``EngineFailure``.
        """
        record = with_table(turn_of_reply(self._vault.record, reply), strategy_table())
        analysis = record.analysis
        assert analysis is not None
        token = CancelToken()
        with self._queue.if_idle(token) as idle:
            try:
                parts = under_table_of(record, self._parts(TurnWish(mode=analysis.reply.mode)))
                history = self._vault.record.tree(record.question.conversation).path_to(record.question.id)
                for analysis in explained_later(parts, record, history) if idle else ():
                    self._vault.record.record_analysis(reply, analysis)
            except EngineFailure:
                if not token.cancelled:
                    raise
        return analysis

    def explain(self, conversation: ConversationId, message: MessageId) -> str:
        """Return the judge's own explanation of a message's risk. Slow."""
        found = self._vault.record.tree(conversation).find(message)
        with self._queue.held(Use.QUESTION, CancelToken()):
            judge = self._engines.judge
            if found is None or judge is None:
                raise NoModel(tr("There is nothing to explain: no model judged this message."))
            return judge.explain(found.text)

    def summarise(self, conversation: ConversationId, before: MessageId) -> Summary:
        """Return the loaded model's summary of what stands before a message on its branch. Slow; nothing is recorded.

        Raises ``NoModel``, ``EngineFailure``, ``NotBegun``.
        """
        earlier = self._vault.record.tree(conversation).path_to(before)[:-1]
        with self._queue.held(Use.QUESTION, CancelToken()):
            return summarised(self._parts(TurnWish(mode=Mode.OBSERVE)), earlier)

    def hear(self, question: Message, reply: str = "") -> HeardTurn:
        """Return the turn of a message that a person answers; ``reply`` is their answer, empty while there is none.

        Raises ``MessageTooLong``.
        """
        check_length(question.text)
        check_length(reply)
        return HeardTurn(self._queue, self._vault.record, self._screening, question, reply)

    def write_apart(self, prompt: Sequence[PromptMessage], sampling: Sampling, token: CancelToken) -> str:
        """Return what the loaded model writes on a prompt that belongs to no conversation. Slow; nothing is recorded.

        Raises ``NoModel``, ``EngineFailure``, ``NotBegun``.
        """
        with self._queue.held(Use.QUESTION, token):
            loaded = self._home.loaded_model()[1]
            return plainly_written(self._engines.chat, loaded, prompt, sampling)

    def ask_about(self, texts: Sequence[str], ask: Callable[[Engine, str], _Answer]) -> Iterator[_Answer]:
        """Yield what the loaded model answers about texts of nobody's turn, each when the engines are free for it.

        Raises ``NoModel``, ``EngineFailure``.
        """
        for text in texts:
            with self._queue.held(Use.QUESTION, CancelToken()):
                self._home.loaded_model()
                yield ask(self._engines.chat, text)

    def ask_while_idle(self, text: str, ask: Callable[[Engine, str], _Answer]) -> _Answer | None:
        """Return what the loaded model answers about a text; None where the engines are wanted, before or meanwhile.

        Raises ``NoModel``, ``EngineFailure``.
        """
        token = CancelToken()
        with self._queue.if_idle(token) as idle:
            if not idle:
                return None
            self._home.loaded_model()
            try:
                return ask(self._engines.chat, text)
            except EngineFailure:
                if token.cancelled:
                    return None
                raise

    def _message_turn(self, saying: Saying, wish: TurnWish, token: CancelToken | None) -> MessageTurn:
        table = self._home.rules().table
        for strategy in filter(None, (wish.strategy, wish.against)):
            check_strategy(table, strategy)
        store = self._vault.record
        turn = self._turn(store, saying, lambda: self._talking(wish, store), token)
        self._said.appendleft(turn)
        return turn

    def _talking(self, wish: TurnWish, store: TurnStore) -> TurnContext:
        """Return the context of a turn of a conversation that may go on, and that somebody may be looking at."""
        explained = self._home.explained or wish.against != "" or wish.mode is Mode.COMPARE
        return replace(self._parts(wish, store), reads_ahead=True, explained=explained)

    def _turn(
        self,
        store: TurnStore,
        saying: Saying,
        parts: Callable[[], TurnContext],
        token: CancelToken | None = None,
    ) -> MessageTurn:
        """Return a turn; ``parts`` is called once it has the engines, and so with the answering model."""
        answered_by = ""

        def answer(screened: ScreenedMessage) -> Generator[TurnEvent, None, None]:
            nonlocal answered_by
            made = parts()
            answered_by = made.loaded.sha256
            note(Event.TURN_BEGUN, mode=made.mode, standing=made.standing)
            return answer_message(made, screened)

        def same_model() -> bool:
            loaded = self._home.loaded
            return loaded is not None and loaded[1].sha256 == answered_by

        return MessageTurn(self._queue, store, self._screening, saying, answer, same_model, token)

    def _parts(
        self, wish: TurnWish, record: ConversationRecord | None = None, system_prompt: str | None = None
    ) -> TurnContext:
        """Return the context of a turn of the loaded model; record and system prompt are the session's by default.

        Raises ``NoModel``, ``StrategyError``.
        """
        model, loaded = self._home.loaded_model()
        settings, judge, rules = self._home.settings, self._engines.judge, self._home.rules()
        mode = wish.mode or mode_wished(wish.strategy, wish.against) or self._home.mode_for(model.standing)
        if wish.chain is not None and mode is Mode.COMPARE:
            mode = Mode.GUIDE  # an edited chain is answered only once
        return TurnContext(
            engine=self._engines.chat,
            loaded=loaded,
            record=record or self._vault.record,
            judges=(judge,) if judge is not None else (),
            standing=model.standing,
            sampling=as_drawn(wish.sampling or Sampling(), loaded),
            table=rules.table,
            analyst=self._engines.analyst_under(rules.table),
            mode=mode,
            weights=rules.weights,
            strategy=wish.strategy,
            against=wish.against,
            chain=wish.chain,
            keeps_withheld=settings.counsellor,
            system_prompt=self._home.system_prompt.text if system_prompt is None else system_prompt,
            files=self._home.fitted.files(
                self._home.in_force.files(rules.table), "" if self._engines.judge_is_guard else loaded.sha256
            ),
        )

    @property
    def _screening(self) -> Screening:
        return Screening(partial(screen_message, heads=self._home.fitted.heads()), self._support)

    def _support(self, finding: CrisisFinding, text: str) -> Support | None:
        return support_for(finding, self._home.region, text)


def _asks(turn: MessageTurn, question: MessageId) -> bool:
    """True where a turn in progress answers a message: a new one behind that belongs behind its reply."""
    return not turn.ended and turn.state.question is not None and turn.state.question.id == question
