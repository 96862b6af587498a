"""Titles can be hidden: the list then shows only dates, and tells no title to whoever points or listens."""

from __future__ import annotations

from PySide6.QtCore import Qt
from turn_factories import HOME

from app.ui.conversation_list.conversation_model import ConversationModel
from app.ui.view_models.shown_title import elsewhere_words

ROLES = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)


def test_a_list_with_hidden_titles_tells_none() -> None:
    model = ConversationModel()
    model.show((HOME,))
    assert all(HOME.title in str(model.data(model.index(0), each)) for each in ROLES)
    model.hide_titles(True)
    shown = [str(model.data(model.index(0), each)) for each in ROLES]
    assert not any(HOME.title in each for each in shown)
    assert str(HOME.created_at.astimezone().year) in shown[0]
    model.hide_titles(False)
    assert model.data(model.index(0)) == HOME.title


def test_the_status_line_tells_no_hidden_title() -> None:
    assert HOME.title in elsewhere_words(HOME, hidden=False)
    assert HOME.title not in elsewhere_words(HOME, hidden=True)
    assert elsewhere_words(None, hidden=True) == ""
