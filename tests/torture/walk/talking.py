"""Actions on messages: write, send, stop, edit, regenerate."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton

from app.ui.transcript.branch_switcher import BranchSwitcher
from tests.torture.walk.hands import CONTROL, Fault, wait_until
from tests.torture.walk.sight import squeezed
from tests.torture.walk.texts import text_of
from tests.torture.walk.walker import Action, Effect, Walker

_REPLY_SECONDS = 180.0  # seconds until a stopped reply has ended, on a busy machine
_MOST_LETTERS = 6000


def dismiss(walker: Walker) -> None:
    """Close the bar of an earlier problem, so that its next message is new."""
    if walker.window.errors.isVisible():
        walker.hands.click(walker.window.errors.dismiss)


def _write(walker: Walker) -> Effect | None:
    composer = walker.window.composer
    if not walker.sight.talking:
        return None
    before, words = composer.draft, text_of(walker.random)
    if len(before) > _MOST_LETTERS:
        return None
    walker.hands.click(composer.field.viewport())
    walker.hands.press(Qt.Key.Key_End, CONTROL)
    walker.hands.write(composer.field, words)
    walker.detail = f"{len(words)} letters, {words[:12]!r}"
    return Effect("the words are in the field", lambda: squeezed(words) in squeezed(composer.draft))


def _send(walker: Walker) -> Effect | None:
    composer, sight = walker.window.composer, walker.sight
    if not sight.talking:
        return None
    dismiss(walker)
    before = len(sight.own_words())
    composer.field.setFocus()
    if composer.draft.strip() and walker.random.random() < 0.9:  # unique among all messages
        walker.hands.press(Qt.Key.Key_End, CONTROL)
        walker.hands.write(composer.field, f" {walker.random.randrange(10**9)}")
    words = squeezed(composer.draft)
    walker.detail = f"{len(words)} letters, writing: {sight.writing}"
    if composer.send.isVisible() and composer.send.isEnabled() and walker.random.random() < 0.4:
        walker.hands.click(composer.send)
    else:
        walker.hands.press(Qt.Key.Key_Return, on=composer.field)
    if not words:
        return Effect("nothing is sent", lambda: len(sight.own_words()) <= before)

    def seen() -> bool:
        waits = words in squeezed(composer.draft) and bool(sight.sentences())
        return _heard(walker, words) or waits

    return Effect("the words are in the transcript, or in the field with a sentence that says why", seen)


def _stop(walker: Walker) -> Effect | None:
    sight = walker.sight
    if not sight.writing:
        return None
    before, answered = _stopped(walker), _answered(walker)
    if walker.random.random() < 0.5:
        walker.hands.press(Qt.Key.Key_Escape)
    else:
        walker.hands.click(walker.window.composer.stop)
    return Effect(
        "nothing is written any more, a reply says that it was stopped, or the message that waited is answered",
        lambda: not sight.writing or _stopped(walker) > before or _answered(walker) not in (None, answered),
        _REPLY_SECONDS,
    )


def _answered(walker: Walker) -> int | None:
    """Return the number of the turn whose reply is expected first, whichever conversation it is in."""
    return next((number for number, turn in walker.window.turns._turns.items() if not turn.over), None)


def _stopped(walker: Walker) -> int:
    return sum("Stopped by you" in each for each in walker.sight.labels())


def _edit(walker: Walker) -> Effect | None:
    sight, hands = walker.sight, walker.hands
    buttons = sight.buttons("Edit your message", inside=walker.window.transcript)
    if not buttons or walker.sight.editor() is not None:
        return None
    dismiss(walker)
    hands.click(walker.random.choice(buttons))
    if not wait_until(lambda: sight.editor() is not None, 10):
        raise Fault("No field came to change the message in.")
    editor = sight.editor()
    assert editor is not None
    hands.write(editor, f" {walker.random.randrange(10**9)}")
    words = squeezed(editor.toPlainText())
    if walker.random.random() < 0.4:
        hands.press(Qt.Key.Key_Escape, on=editor)
        return Effect("the message is as it was", lambda: sight.editor() is None)
    hands.press(Qt.Key.Key_Return, CONTROL, on=editor)
    return Effect("the changed message is in the transcript", lambda: _heard(walker, words))


def _heard(walker: Walker, words: str) -> bool:
    """Remember a message as sent once it is in the transcript."""
    if words not in walker.sight.own_words():
        return False
    walker.said.append(words)
    return True


def _again(walker: Walker) -> Effect | None:
    sight = walker.sight
    if not sight.own_words():
        return None
    dismiss(walker)
    was_writing = sight.writing
    buttons = sight.buttons("Write this reply again", inside=walker.window.transcript)
    if buttons and walker.random.random() < 0.6:
        walker.detail = "by its button"
        walker.hands.click(walker.random.choice(buttons))
    else:
        walker.detail = (
            f"Ctrl+R in {type(walker.focused()).__name__}, active: {walker.window.isActiveWindow()}"
        )
        walker.hands.press(Qt.Key.Key_R, CONTROL)
    return Effect(
        "a reply is being written, or a sentence says why not",
        lambda: (sight.writing and not was_writing) or bool(sight.sentences()),
    )


def _other_version(walker: Walker) -> Effect | None:
    directions = (("Previous version", -1), ("Next version", 1))
    beginning, step = walker.random.choice(directions)
    buttons = walker.sight.buttons(beginning, inside=walker.window.transcript)
    if not buttons:
        return None
    button = walker.random.choice(buttons)
    position, count = _version_beside(button)
    wanted = f"Version {position + step} of {count}"
    walker.hands.click(button)
    return Effect(f"it says {wanted}", lambda: wanted in walker.sight.labels())


def _version_beside(button: QAbstractButton) -> tuple[int, int]:
    switcher = button.parentWidget()
    assert isinstance(switcher, BranchSwitcher)
    position, count = switcher.label.text().split(" / ")
    return int(position), int(count)


TALKING = (
    Action("write", 14, _write),
    Action("send", 12, _send),
    Action("stop", 6, _stop),
    Action("edit a message", 3, _edit),
    Action("write again", 2, _again),
    Action("other version", 4, _other_version),
)
