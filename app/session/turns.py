"""Starts turns: a new message, another answer, an improvement, and questions about an existing reply."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator
from dataclasses import replace
from typing import Protocol

from app.alignment.crisis_screen.screen import screen
from app.alignment.interfaces import ConversationRecord
from app.alignment.lingo_bp.improvement import improve
from app.alignment.reasoning_chain.influence import with_influences
from app.alignment.strategies import strategy_table
from app.alignment.support import support_for
from app.alignment.turn import ScreenedMessage, Screening, answer_message
from app.alignment.turn_context import TurnContext
from app.diagnostics.events import Event
from app.diagnostics.log import record as note
from app.domain.analysis import Mode, TurnAnalysis
from app.domain.anticipation import Weights
from app.domain.cancellation import CancelToken
from app.domain.conversation import ConversationId, Message, MessageId, Role
from app.domain.errors import OysterError
from app.domain.generation import LoadedModel, Sampling
from app.domain.model import InstalledModel, ModelStanding
from app.domain.reasoning_chain import ReasoningChain
from app.domain.risk import CrisisFinding
from app.domain.strategy import StrategyTable
from app.domain.turn import Support, TurnEvent
from app.domain.turn_state import TurnState
from app.session.engine_queue import EngineQueue, Use
from app.session.engines import Engines
from app.session.model_choice import NoModel
from app.session.recorded_reply_engine import RecordedReplyEngine
from app.session.recorded_turns import ConversationMissing, turn_of_reply, with_table
from app.session.settings import Settings
from app.session.turn import ImprovementTurn, MessageTurn, Saying, Turn, TurnStore, TurnWish
from app.session.vault_access import VaultAccess

_MOST_TURNS_UNDER_WAY = 4  # one is answered, one waits; further ones are refused


class NotImprovable(OysterError):
    """The reply cannot be improved by a model."""


class StrategyUnknown(OysterError):
    """The requested strategy is not in the table."""


class Home(Protocol):
    """What a turn takes from the session once it has the engines."""

    settings: Settings

    @property
    def region(self) -> str:
        """ISO 3166 alpha-2 of the user's region, or empty."""

    @property
    def loaded(self) -> tuple[InstalledModel, LoadedModel] | None:
        """The loaded model, or None."""

    def loaded_model(self) -> tuple[InstalledModel, LoadedModel]:
        """Return ``loaded``. Raises ``NoModel``."""

    def strategies(self) -> StrategyTable:
        """Return the table of strategies. Raises ``StrategyError``."""

    def mode_for(self, standing: ModelStanding) -> Mode:
        """Return the mode of a turn that has no option of its own."""


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
        """Return the turn of a new message; without a conversation, in a new one. Raises ``StrategyUnknown``.

        ``mode`` and ``strategy`` (an id of the table) override the settings and the game for this turn; ``against``
        is the other strategy in Compare. A message sent while a reply is written waits, and follows that reply.
        ``token`` cancels the turn at any point; by default it has one of its own.
        """
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
            raise ConversationMissing("The message to answer again is not in this conversation.")
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
            made = replace(self._parts(wish, store), system_prompt=system_prompt)
            if spoken is None:
                return made
            engine = RecordedReplyEngine(self._engines.client, self._queue, spoken)
            return replace(made, engine=engine, withholds=False)

        return self._turn(store, saying, parts)

    def improve(
        self, reply: MessageId, sampling: Sampling | None = None, token: CancelToken | None = None
    ) -> Turn:
        """Return the turn that improves a reply by linguistic backpropagation, as another branch where it is better.

        Raises ``ConversationMissing``, ``NotImprovable``.
        """
        record = with_table(turn_of_reply(self._vault.record, reply), strategy_table())
        said, analysis = record.reply, record.analysis
        assert said is not None and analysis is not None
        _check_improvable(said)
        sampling = sampling or (record.facts.sampling if record.facts is not None else None)
        wish = TurnWish(sampling, analysis.reply.mode, analysis.reply.followed)

        tree = self._vault.record.tree(record.question.conversation)
        history = tree.path_to(record.question.id)

        def passes() -> Generator[TurnEvent, None, None]:
            parts = replace(self._parts(wish), table=analysis.table or self._home.strategies())
            return improve(parts, record, history)

        state = replace(TurnState.of(record), conversation=tree.conversation)
        return ImprovementTurn(self._queue, state, passes, token)

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

    def explain(self, conversation: ConversationId, message: MessageId) -> str:
        """Return the judge's own explanation of a message's risk. Slow."""
        found = self._vault.record.tree(conversation).find(message)
        with self._queue.held(Use.QUESTION, CancelToken()):
            judge = self._engines.judge
            if found is None or judge is None:
                raise NoModel("There is nothing to explain: no model judged this message.")
            return judge.explain(found.text)

    def _message_turn(self, saying: Saying, wish: TurnWish, token: CancelToken | None) -> MessageTurn:
        table = self._home.strategies()
        for strategy in filter(None, (wish.strategy, wish.against)):
            _check_strategy(table, strategy)
        store = self._vault.record
        turn = self._turn(store, saying, lambda: self._parts(wish, store), token)
        self._said.appendleft(turn)
        return turn

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

        return MessageTurn(
            self._queue, store, Screening(screen, self._support), saying, answer, same_model, token
        )

    def _parts(self, wish: TurnWish, record: ConversationRecord | None = None) -> TurnContext:
        """Return the context of a turn of the loaded model. Raises ``NoModel``, ``StrategyError``."""
        model, loaded = self._home.loaded_model()
        settings, judge, table = self._home.settings, self._engines.judge, self._home.strategies()
        mode = wish.mode or _mode_wished(wish.strategy, wish.against) or self._home.mode_for(model.standing)
        if wish.chain is not None and mode is Mode.COMPARE:
            mode = Mode.GUIDE  # an edited chain is answered only once
        return TurnContext(
            engine=self._engines.chat,
            loaded=loaded,
            record=record or self._vault.record,
            judges=(judge,) if judge is not None else (),
            standing=model.standing,
            sampling=wish.sampling or Sampling(),
            table=table,
            analyst=self._engines.analyst_under(table),
            mode=mode,
            weights=Weights(settings.weight_retention, settings.weight_risk, settings.weight_cost),
            strategy=wish.strategy,
            against=wish.against,
            chain=wish.chain,
            keeps_withheld=settings.counsellor,
            system_prompt=settings.system_prompt,
        )

    def _support(self, finding: CrisisFinding, text: str) -> Support | None:
        return support_for(finding, self._home.region, text)


def _asks(turn: MessageTurn, question: MessageId) -> bool:
    """True where a turn in progress answers a message: a new one behind that belongs behind its reply."""
    return not turn.ended and turn.state.question is not None and turn.state.question.id == question


def _check_improvable(said: Message) -> None:
    if said.folded:
        raise NotImprovable(
            "This reply stands behind words written by people, and those are not worked over by a model."
        )
    if not said.text.strip():
        raise NotImprovable("There is no reply yet that could be improved. Have it answered again first.")


def _check_strategy(table: StrategyTable, identity: str) -> None:
    known = [each.id for each in table.strategies]
    if identity not in known:
        raise StrategyUnknown(f"There is no strategy '{identity}'. Choose one of {', '.join(known)}.")


def _mode_wished(strategy: str, against: str) -> Mode | None:
    """Return the mode implied by named strategies; None where none is named."""
    if against:
        return Mode.COMPARE
    return Mode.GUIDE if strategy else None
