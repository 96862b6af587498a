"""Which messages of a conversation a search has found, and on which branch."""

from __future__ import annotations

from collections.abc import Iterable

from app.domain.conversation import ConversationTree, Message, MessageId


def found_messages(path: Iterable[Message], words: tuple[str, ...]) -> tuple[MessageId, ...]:
    """Return the messages that hold every word; where none does (the title may), those that hold one."""
    folded = tuple(each.casefold() for each in words)
    texts = [(message.id, message.text.casefold()) for message in path]
    whole = tuple(found for found, text in texts if folded and all(word in text for word in folded))
    return whole or tuple(found for found, text in texts if any(word in text for word in folded))


def branch_with(
    tree: ConversationTree, path: tuple[Message, ...], words: tuple[str, ...]
) -> MessageId | None:
    """Return the end of the newest branch with a message that holds every word, where the open one has none."""
    folded = tuple(each.casefold() for each in words)

    def holds(message: Message) -> bool:
        text = message.text.casefold()
        return bool(folded) and all(word in text for word in folded)

    if any(map(holds, path)):
        return None
    found = next(filter(holds, reversed(tree.messages)), None)
    return tree.newest_leaf_below(found.id) if found is not None else None
