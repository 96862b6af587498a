"""Actions on the window itself: scroll, resize, text size, colours, side parts, models."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication, QComboBox, QWidget

from app.ui.appearance import DARK, HIGH_DARK, HIGH_LIGHT, LIGHT, colours_of
from app.ui.type_scale import least_points
from tests.torture.walk.hands import CONTROL
from tests.torture.walk.talking import dismiss
from tests.torture.walk.walker import Action, Effect, Walker

_CORNERS = ((640, 480), (2560, 1600), (1280, 800), (640, 1600), (2560, 480))
_GROUNDS = {
    "light": (LIGHT,),
    "dark": (DARK,),
    "system": (LIGHT, DARK),
    "contrast": (HIGH_LIGHT, HIGH_DARK),
}
_LOADING_SECONDS = 120.0


def _scroll(walker: Walker) -> Effect | None:
    transcript = walker.window.transcript
    bar = transcript.verticalScrollBar()
    if not transcript.isVisible() or bar.maximum() == 0:
        return None
    before, up = bar.value(), walker.random.random() < 0.5
    way = walker.random.randrange(3)
    if way == 0:
        walker.hands.turn_wheel(transcript.viewport(), 2 if up else -2)
    elif way == 1:
        walker.hands.press(Qt.Key.Key_PageUp if up else Qt.Key.Key_PageDown, on=transcript)
    else:
        bar.setValue(walker.random.randint(bar.minimum(), bar.maximum()))  # dragged by its handle
        return Effect("the page stands elsewhere", lambda: True)
    after, end = bar.value(), bar.minimum() if up else bar.maximum()
    moved = after < before if up else after > before
    walker.detail = f"{before} to {after} of {bar.maximum()}"
    return Effect("the page has moved, or stands at its end", lambda: moved or before == end, 0)


def _jump(walker: Walker) -> Effect | None:
    transcript = walker.window.transcript
    bar = transcript.verticalScrollBar()
    if not transcript.jump_button.isVisible():
        return None
    walker.hands.click(transcript.jump_button)
    return Effect(
        "the page stands at its end",
        lambda: bar.value() == bar.maximum() and transcript.jump_button.isHidden(),
    )


def _resize(walker: Walker) -> Effect | None:
    corner = walker.random.random() < 0.4
    drawn = (walker.random.randint(640, 2560), walker.random.randint(480, 1600))
    size = QSize(*(walker.random.choice(_CORNERS) if corner else drawn))
    walker.window.resize(size)
    walker.detail = f"{size.width()}×{size.height()}"
    return Effect("the window has that size", lambda: walker.window.size() == size)


def _settings(walker: Walker) -> Effect | None:
    chosen: dict[str, str] = {}

    def reply(dialog: QWidget) -> None:
        for field in dialog.findChildren(QComboBox):
            if field.accessibleName() in ("Appearance", "Text size"):
                walker.hands.choose(field, walker.random.randrange(field.count()))
                chosen[field.accessibleName()] = str(field.currentData())
        walker.hands.press_button(dialog, "Save")

    walker.hands.answer(lambda: walker.hands.press(Qt.Key.Key_Comma, CONTROL), reply)
    points = max(walker.point_size * int(chosen["Text size"]) / 100, least_points())
    grounds = _GROUNDS[chosen["Appearance"]]
    walker.detail = f"{chosen['Appearance']}, {chosen['Text size']} %"
    return Effect(
        "the window is dressed so",
        lambda: (
            abs(QApplication.font().pointSizeF() - points) < 0.5
            and colours_of(QApplication.palette()) in grounds
        ),
    )


def _models(walker: Walker) -> Effect | None:
    """Open the model page, or leave it."""
    before = walker.window.welcome.isVisible()
    walker.hands.press(Qt.Key.Key_M, CONTROL)
    return Effect(
        "the page of models has come or gone", lambda: walker.window.welcome.isVisible() is not before
    )


def _use_model(walker: Walker) -> Effect | None:
    if not walker.window.welcome.isVisible():
        return None
    buttons = [each for each in walker.sight.buttons("Use ") if each.accessibleName() in walker.models]
    if not buttons:
        return None
    dismiss(walker)
    button = walker.random.choice(buttons)
    walker.detail = button.accessibleName()
    walker.window.welcome.page.ensureWidgetVisible(button)
    walker.hands.click(button)
    return Effect("it says that the model is loading", lambda: "Loading" in walker.sight.model)


def _toggle(walker: Walker) -> Effect | None:
    key, part = walker.random.choice(
        ((Qt.Key.Key_B, walker.window.list), (Qt.Key.Key_J, walker.window.panel))
    )
    before = part.isVisible()
    walker.hands.press(key, CONTROL)
    return Effect("that part has come or gone", lambda: part.isVisible() is not before)


def _scroll_panel(walker: Walker) -> Effect | None:
    if not walker.window.panel.isVisible():
        return None
    walker.hands.turn_wheel(walker.window.panel, walker.random.choice((-3, 3)))
    return Effect("the panel is still there", walker.window.panel.isVisible)


def _dismiss(walker: Walker) -> Effect | None:
    if not walker.window.errors.isVisible():
        return None
    dismiss(walker)
    return Effect("the sentence is gone", walker.window.errors.isHidden)


LOOKING = (
    Action("scroll", 18, _scroll),
    Action("jump to the newest", 6, _jump),
    Action("resize", 8, _resize),
    Action("text size and colours", 1.5, _settings),
    Action("page of models", 2, _models),
    Action("use a model", 4, _use_model),
    Action("side parts", 4, _toggle),
    Action("scroll the panel", 4, _scroll_panel),
    Action("dismiss a sentence", 2, _dismiss),
)
