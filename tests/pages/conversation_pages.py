"""Pages that are the conversation in one state or another: how each is brought up in the main window."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

from app.domain.conversation import MessageId
from app.domain.model import ModelStanding, standing_note
from app.models.plain_titles import plain_title
from app.session.session import Session
from app.ui.disclosure import Disclosure
from app.ui.first_help import FirstHelp
from app.ui.main_window import MainWindow
from app.ui.opening_window import OpeningWindow
from app.ui.transcript.support_card import SupportCard
from app.ui.view_models.compared_reply import Side as Reply
from app.ui.view_models.model_words import standing_word
from app.ui.view_models.panel_depth import PanelDepth
from app.ui.view_models.side_widths import Side
from tests.pages import conversations
from tests.pages.conversations import LABEL, SPEAKER, ShownConversation
from tests.ui.transcript_scenes import CHINESE_REPLY, RICH_REPLY, message, question

Show = Callable[[MainWindow, Session], QWidget]


def at_rest(window: MainWindow) -> None:
    """Take away what an earlier page has left."""
    window.errors.hide()
    window.pane.undo_bar.hide()
    window.pane.find_bar.hide()
    window.panel.supervision.clear()
    window.panel.show_depth(PanelDepth.SENTENCE)
    window.pane.header.end_loading()
    window.pane.header.show_downloads(None)
    window.composer.invite()
    window.scenarios.plays.bar.hide()
    window.pane.elsewhere.show_server(None)
    window.parts.fold_overlay()
    trial = ModelStanding.TRIAL
    window.pane.header.show_model(plain_title("trial", ""), standing_note(trial), standing_word(trial))
    if window.pane.welcome.isVisible():
        window.choose_model()  # back to the conversation


def conversation(
    shown: ShownConversation,
    *,
    depth: PanelDepth = PanelDepth.SENTENCE,
    side: Side | None = None,
    opened: bool = False,
    at_top: bool = False,
) -> Show:
    """Return how a conversation is brought up.

    ``opened`` unfolds everything in the panel; ``side`` is shown over the conversation where it has no room beside it.
    """

    def show(window: MainWindow, session: Session) -> QWidget:
        at_rest(window)
        window.pane.show_transcript()
        answered = shown.path[-1].id
        window.transcript.show_messages(
            shown.path, {answered: (2, 3)}, shown.supports, {answered: LABEL}, speakers={answered: SPEAKER}
        )
        window.panel.show_turn(shown.state)
        window.panel.show_depth(depth)
        window.pane.header.title.show_words(shown.title)
        listed = conversations.listed()
        window.list.show_conversations(listed, listed[0].id)
        for each in window.panel.findChildren(Disclosure):
            each.set_open(opened)
        if side is not None:
            window.parts.unfold(side)
        QApplication.processEvents()
        bar = window.transcript.verticalScrollBar()
        bar.setValue(0 if at_top else bar.maximum())
        return window

    return show


def in_danger(shown: ShownConversation) -> Show:
    """Return how a conversation looks in the moment in which its help is shown: scrolled to the card."""
    calm = conversation(shown)

    def show(window: MainWindow, session: Session) -> QWidget:
        calm(window, session)
        window.transcript.follower.pin(window.transcript.findChildren(SupportCard)[-1])
        return window

    return show


def beginning(window: MainWindow, session: Session) -> QWidget:
    """Bring up an empty conversation with the trial model."""
    at_rest(window)
    window.start_new()
    window.pane.show_beginning()
    window.pane.beginning.show_standing(ModelStanding.TRIAL, kept=False)
    return window


def loading(window: MainWindow, session: Session) -> QWidget:
    """Bring up an empty conversation while a model loads."""
    beginning(window, session)
    window.chooser.loading.emit("Loading the trial model …")
    window.pane.header.show_loading("Loading the trial model", 0.42)
    return window


def failed(window: MainWindow, session: Session) -> QWidget:
    """Bring up a conversation with a fault, what was found, and what can be undone."""
    conversation(conversations.short())(window, session)
    window.errors.tell(
        "The model stopped working. What had arrived is kept.", "The worker ended with code 9."
    )
    return window


def found(window: MainWindow, session: Session) -> QWidget:
    """Bring up a conversation that a search has found, after another one was deleted."""
    conversation(conversations.long())(window, session)
    window.pane.find_bar.show_place(2, 12, "question")
    window.pane.undo_bar.tell_of_deletion()
    return window


def waiting(window: MainWindow, session: Session) -> QWidget:
    """Bring up a conversation with a message that waits for the model."""
    conversation(conversations.short())(window, session)
    window.transcript.show_waiting(
        question("And if I wake up at night?", "w"),
        "It is answered once the model has loaded.",
        with_message=True,
    )
    return window


def side_by_side(window: MainWindow, session: Session) -> QWidget:
    """Bring up two versions of a reply beside each other."""
    conversation(conversations.short())(window, session)
    sides = (
        Reply(message(RICH_REPLY, id_="a"), "Version 1 of 2", LABEL),
        Reply(message(CHINESE_REPLY, id_="b"), "Version 2 of 2", LABEL, True),
    )
    window.transcript.show_messages(
        [question("What now?", "q"), sides[1].message],
        {MessageId("b"): (2, 2)},
        {},
        {},
        {MessageId("b"): sides},
    )
    return window


def opening(shown: ShownConversation | None = None) -> Show:
    """Return how the opening window is brought up; with a conversation, its message was sent and calls for help."""

    def show(window: MainWindow, session: Session) -> QWidget:
        place = Path(tempfile.gettempdir()) / "no-place-kept.json"
        opened = OpeningWindow(place, region=session.region)
        opened.resize(window.size())
        opened.show()
        if shown is not None:
            opened.composer.sent.emit(shown.path[0].text)
            opened.meanwhile()
            assert isinstance(opened.first_help, FirstHelp)
        return opened

    return show
