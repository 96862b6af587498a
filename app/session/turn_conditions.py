"""What a wish for a turn has to fulfil, and the mode that it implies."""

from __future__ import annotations

from dataclasses import replace

from app.domain.analysis import Mode
from app.domain.conversation import Message
from app.domain.errors import OysterError
from app.domain.generation import LoadedModel, Sampling
from app.domain.strategy import StrategyTable
from app.translation import tr


class NotImprovable(OysterError):
    """The reply cannot be improved by a model."""


class StrategyUnknown(OysterError):
    """The requested strategy is not in the table."""


def check_improvable(said: Message) -> None:
    """Raise ``NotImprovable`` where a reply is none that a model may work over."""
    if said.folded:
        raise NotImprovable(
            tr("This reply stands behind words written by people, and those are not worked over by a model.")
        )
    if not said.text.strip():
        raise NotImprovable(tr("There is no reply yet that could be improved. Have it answered again first."))


def check_strategy(table: StrategyTable, identity: str) -> None:
    """Raise ``StrategyUnknown`` where a table has no strategy of that id."""
    known = [each.id for each in table.strategies]
    if identity not in known:
        raise StrategyUnknown(
            tr(
                "There is no strategy '{identity}'. Choose one of {known}.",
                identity=identity,
                known=", ".join(known),
            )
        )


def mode_wished(strategy: str, against: str) -> Mode | None:
    """Return the mode implied by named strategies; None where none is named."""
    if against:
        return Mode.COMPARE
    return Mode.GUIDE if strategy else None


def as_drawn(sampling: Sampling, loaded: LoadedModel) -> Sampling:
    """Return the settings by which is drawn: a server would penalise repeating the prompt too, so none does."""
    return replace(sampling, repeat_penalty=1.0) if loaded.server else sampling
