"""The strategy desk: the table in force, what an edit of it would change in kept conversations, and its versions."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass

from app.alignment.strategies import StrategyError, strategy_table
from app.alignment.table_change import ChangedChoice, RecordedChoice, changed, choice_under
from app.domain.analysis import MessageAnalysis
from app.domain.anticipation import Rules, Weights
from app.domain.conversation import Conversation, ConversationTree, MessageId, Role, latest
from app.domain.errors import OysterError
from app.domain.strategy_version import StrategyVersion
from app.domain.turn import TurnRecord
from app.locations import resource
from app.session.recorded_turns import with_table
from app.session.session import Session
from app.session.strategies_in_force import read_checked
from app.translation import tr
from app.workspace.strategy_document import Document, document_of


class VersionRefused(OysterError):
    """A version cannot be kept as it was asked for."""


@dataclass(frozen=True, slots=True)
class ChangedTurn:
    """A kept turn in which something would change: its conversation, its message, and both choices."""

    conversation: Conversation
    record: TurnRecord
    choice: ChangedChoice


@dataclass(frozen=True, slots=True)
class Consequence:
    """What other rules would change in ``turns`` kept turns: those in which something does."""

    turns: int
    changed: tuple[ChangedTurn, ...]

    @property
    def choices(self) -> int:
        """In how many turns another strategy would be chosen."""
        return sum(each.choice.is_other for each in self.changed)

    @property
    def crossings(self) -> int:
        """In how many turns a choice would cross a boundary, or the reply a limit."""
        return sum(each.choice.crosses for each in self.changed)


class StrategyDesk:
    """Reads and writes through the session; nothing is in force before ``save``."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def contents(self) -> str:
        """Return the table in force as YAML. Raises ``StorageFailure``, ``OSError``."""
        version = self._session.in_force.version()
        if version is not None and not version.is_shipped:
            return version.contents
        own = self._session.locations.strategies
        path = own if version is None and own.is_file() else resource("strategies.yaml")
        return path.read_text(encoding="utf-8")

    def document(self) -> Document:
        """Return what is in force as a document, with the weights of the settings where they are no usual ones."""
        document = document_of(self.contents())
        weights = self._session.settings.weights
        if "weights" in document or weights == Weights():
            return document
        return {**document, "weights": asdict(weights)}

    def versions(self) -> tuple[StrategyVersion, ...]:
        """Return every version, the newest first. Raises ``StorageFailure``."""
        return self._session.vault.strategy_versions()

    def rules_of(self, contents: str) -> Rules:
        """Return the rules of an edited table. Raises ``StrategyError``, ``SafeguardRefused``."""
        return read_checked(contents.encode(), self._session.settings.weights)

    def consequence(
        self, contents: str, on_progress: Callable[[float], None] = lambda share: None
    ) -> Consequence:
        """Return what an edited table would change in all kept conversations; slow.

        Raises ``StrategyError``, ``SafeguardRefused``, ``StorageFailure``.
        """
        then, now = self.rules_of(contents), self._in_force()
        vault = self._session.vault
        turns = 0
        found: list[ChangedTurn] = []
        conversations = vault.conversations()
        for number, conversation in enumerate(conversations):
            on_progress(number / len(conversations))
            records = vault.turns_in(conversation.id)
            turns += sum(each.analysis is not None for each in records)
            tree = vault.tree(conversation.id)
            found.extend(
                ChangedTurn(conversation, record, choice)
                for record, choice in changes_in(tree, records, now, then)
                if choice.is_other or choice.crosses
            )
        return Consequence(turns, tuple(found))

    def _in_force(self) -> Rules:
        """Return the rules in force, or the shipped ones where those can no longer be used: so they can be mended."""
        try:
            return self._session.rules()
        except StrategyError:
            return Rules(strategy_table(), Weights())

    def save(self, contents: str, author: str, reason: str) -> StrategyVersion:
        """Keep an edited table as the version in force.

        Raises ``VersionRefused``, ``StrategyError``, ``SafeguardRefused``, ``StorageFailure``.
        """
        if not author.strip() or not reason.strip():
            raise VersionRefused(
                tr("Say who changes the strategies, and why: both are kept with the version.")
            )
        self.rules_of(contents)
        return self._session.vault.add_strategy_version(author.strip(), reason.strip(), contents)

    def restore(self, version: StrategyVersion | None, author: str) -> StrategyVersion:
        """Put an earlier version in force again, as a new one; None: the table that came with the program.

        Raises as ``save`` does.
        """
        if version is None:
            reason = tr("The table that came with the program is in force again")
        else:
            reason = tr("Version {number} is in force again", number=version.number)
        return self.save(version.contents if version is not None else "", author, reason)


def changes_in(
    tree: ConversationTree, records: tuple[TurnRecord, ...], now: Rules, then: Rules
) -> Iterator[tuple[TurnRecord, ChangedChoice]]:
    """Yield each recorded turn of a conversation with its choice under two rules, each going on from turn to turn."""
    analysed: dict[MessageId, tuple[MessageAnalysis, MessageAnalysis, MessageAnalysis]] = {}
    for plain in records:
        record = with_table(plain, now.table)
        analysis = record.analysis
        if analysis is None or analysis.table is None:
            continue
        earlier = latest(tree.path_to(record.question.parent), Role.ASSISTANT)
        recorded, before_now, before_then = (
            analysed.get(earlier.id, _NOTHING) if earlier is not None else _NOTHING
        )
        inputs = RecordedChoice(record.crisis, analysis.message, analysis.table, analysis.reply.review)
        choice_now = choice_under(now, inputs, before_now, recorded)
        choice_then = choice_under(then, inputs, before_then, recorded)
        if record.reply is not None:
            analysed[record.reply.id] = (analysis.message, choice_now, choice_then)
        yield record, changed(inputs, choice_now, choice_then)


_NOTHING = (None, None, None)
