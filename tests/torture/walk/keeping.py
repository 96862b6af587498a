"""Actions on conversations: begin, open, search, rename and delete."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt

from app.domain.conversation import Conversation
from tests.torture.walk.hands import CONTROL, SHIFT
from tests.torture.walk.sight import squeezed
from tests.torture.walk.talking import dismiss
from tests.torture.walk.walker import Action, Effect, Walker

_STOPPED_FIRST = "Delete it again"


def _new(walker: Walker) -> Effect | None:
    button = walker.window.list.new
    if button.isVisible() and walker.random.random() < 0.5:
        walker.hands.click(button)
    else:
        walker.hands.press(Qt.Key.Key_N, CONTROL)
    return Effect(
        "an empty conversation is shown and its field has the keyboard",
        lambda: (
            walker.sight.named("A new conversation") is not None and walker.window.composer.field.hasFocus()
        ),
    )


def _row(walker: Walker) -> tuple[QModelIndex, Conversation] | None:
    """Return a random row of the list, scrolled into view; None for an empty list."""
    listed, view = walker.window.list, walker.window.list.view
    rows = listed.model.rowCount()
    if not view.isVisible() or not rows:
        return None
    index = listed.model.index(walker.random.randrange(rows))
    conversation = listed.model.conversation_at(index)
    view.scrollTo(index)
    return None if conversation is None else (index, conversation)


def _listed(walker: Walker, conversation: Conversation) -> bool:
    return walker.window.list.model.row_of(conversation.id) >= 0


def _open(walker: Walker) -> Effect | None:
    found = _row(walker)
    if found is None:
        return None
    index, conversation = found
    view = walker.window.list.view
    walker.hands.click(view.viewport(), view.visualRect(index).center())
    title = squeezed(conversation.title)
    walker.detail = repr(title[:30])
    return Effect(
        "the conversation is shown under its title",
        lambda: walker.sight.title == title and walker.window.transcript.isVisible(),
    )


def _delete(walker: Walker) -> Effect | None:
    found = _row(walker)
    if found is None or walker.window.list.query:
        return None
    index, conversation = found
    view = walker.window.list.view
    dismiss(walker)
    view.setFocus()
    view.setCurrentIndex(index)
    words = walker.words_in(conversation.id)
    walker.detail = repr(conversation.title[:20])
    walker.hands.press(Qt.Key.Key_Delete, on=view)
    walker.deleted |= words
    return Effect(
        "the conversation is gone, or a sentence says that its reply is stopped first",
        lambda: (
            not _listed(walker, conversation)
            or any(_STOPPED_FIRST in each for each in walker.sight.sentences())
        ),
    )


def _rename(walker: Walker) -> Effect | None:
    found = _row(walker)
    if found is None:
        return None
    index, conversation = found
    view = walker.window.list.view
    view.setFocus()
    view.setCurrentIndex(index)
    title = f"Named {walker.random.randrange(10**6)} 名字 اسم"

    def reply(dialog: object) -> None:
        walker.hands.press(Qt.Key.Key_A, CONTROL)
        walker.hands.write(walker.focused(), title)
        walker.hands.press(Qt.Key.Key_Return)

    walker.hands.answer(lambda: walker.hands.press(Qt.Key.Key_F2, on=view), reply)
    model = walker.window.list.model

    def seen() -> bool:
        present = model.conversation_at(model.index(max(0, model.row_of(conversation.id))))
        return bool(walker.window.list.query) or (present is not None and present.title == title)

    return Effect("the conversation is listed under its new title", seen)


def _search(walker: Walker) -> Effect | None:
    search = walker.window.list.search
    if search.text():
        walker.hands.press(Qt.Key.Key_F, CONTROL)
        walker.hands.press(Qt.Key.Key_Delete, on=search)
        return Effect("nothing is searched for", lambda: not search.text())
    walker.hands.press(Qt.Key.Key_F, CONTROL)
    words = walker.random.choice(("whales", "你好", "مرحبا", "zzzz"))
    walker.hands.write(search, words)
    listed = walker.window.list
    return Effect(
        "what was found is listed, or it says that nothing was",
        lambda: search.text() == words and (listed.view.isVisible() or listed.empty.isVisible()),
    )


def _undo_deletion(walker: Walker) -> Effect | None:
    """Delete the open conversation, and bring it back."""
    if not walker.sight.own_words() or walker.window.turns.answering:
        return None
    title = walker.sight.title
    walker.hands.press(Qt.Key.Key_Delete, CONTROL | SHIFT)
    walker.hands.click(walker.window.pane.undo_bar.action)
    return Effect("the conversation is open again", lambda: walker.sight.title == title)


KEEPING = (
    Action("new conversation", 5, _new),
    Action("open a conversation", 8, _open),
    Action("delete", 2.5, _delete),
    Action("delete and undo", 0.5, _undo_deletion),
    Action("rename", 1, _rename),
    Action("search", 3, _search),
)
