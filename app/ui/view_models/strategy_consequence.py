"""What an edited table would change in kept conversations, and the versions of the table, in words."""

from __future__ import annotations

from app.domain.strategy import StrategyTable
from app.domain.strategy_version import StrategyVersion
from app.translation import together, tr, tr_count
from app.workspace.strategy_desk import ChangedTurn, Consequence

MOST_SHOWN = 30  # turns; all are counted
_LONGEST = 70  # characters of a message


def consequence_words(found: Consequence) -> str:
    """Return the counts in a sentence or two."""
    if not found.turns:
        return tr("No kept conversation has a turn in which a choice was computed: nothing can be compared.")
    looked = tr_count(
        "Computed again from what was recorded, one turn: {choices} with another choice, {crossings} across a "
        "boundary.",
        "Computed again from what was recorded, {count} turns: {choices} with another choice, {crossings} across "
        "a boundary.",
        found.turns,
        choices=found.choices,
        crossings=found.crossings,
    )
    left = len(found.changed) - MOST_SHOWN
    more = tr("The first {shown} of them are listed.", shown=MOST_SHOWN) if left > 0 else ""
    return together(looked, more)


def changed_turn_words(turn: ChangedTurn, then: StrategyTable) -> str:
    """Return what changes in one turn."""
    text = " ".join(turn.record.question.text.split())
    message = text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
    where = tr(
        "{title}, {moment}: “{message}”",
        title=turn.conversation.title,
        moment=f"{turn.record.question.created_at.astimezone():%Y-%m-%d %H:%M}",
        message=message,
    )
    return "\n".join((where, _choice_words(turn, then), *_crossing_words(turn)))


def _choice_words(turn: ChangedTurn, then: StrategyTable) -> str:
    choice, table = turn.choice, turn.record.analysis
    before, after = choice.now.game.chosen, choice.then.game.chosen
    new = then.find(after)
    old = table.strategy_name(before) if table is not None else before
    name = new.shown_name if new is not None else after
    if not choice.is_other:
        return tr("Still: {strategy}", strategy=name)
    return tr("Now: {before}. Then: {after}.", before=old, after=name)


def _crossing_words(turn: ChangedTurn) -> tuple[str, ...]:
    choice = turn.choice
    lines = []
    if choice.goes_beyond:
        lines.append(tr("Across the boundary: what would be chosen is past the one that holds now."))
    if choice.falls_outside:
        lines.append(tr("Across the boundary: what is chosen now would be past the new one."))
    if choice.judges_reply_otherwise and choice.passed is not None:
        lines.append(
            tr("The reply as it was given would be over the limit, and be withheld.")
            if choice.passed[0]
            else tr("The reply as it was given is over the limit now, and would be within it.")
        )
    return tuple(lines)


def version_title(version: StrategyVersion) -> str:
    """Return a version in a line."""
    return tr(
        "Version {number}, {moment}, {author}: {reason}",
        number=version.number,
        moment=f"{version.created_at.astimezone():%Y-%m-%d %H:%M}",
        author=version.author,
        reason=version.reason,
    )


def in_force_words(newest: StrategyVersion | None, by_hand: bool) -> str:
    """Return which table is in force."""
    if newest is None:
        return (
            tr("In force: the table that lies in the data folder.")
            if by_hand
            else tr("In force: the table that came with the program.")
        )
    if newest.is_shipped:
        return tr("In force: version {number}, the table that came with the program.", number=newest.number)
    return tr("In force: version {number}, SHA-256 {hash}…", number=newest.number, hash=newest.sha256[:12])
