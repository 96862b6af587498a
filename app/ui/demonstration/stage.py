"""The demonstration as a whole: its window that holds the screen, the presenter's view, and the way out."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from app.diagnostics.events import Event
from app.diagnostics.log import record
from app.domain.model import InstalledModel
from app.locations import Locations
from app.session.demonstration.kept_state import Place
from app.session.session import Session
from app.ui.demonstration.exit_sheet import ExitSheet
from app.ui.demonstration.input_sense import InputSense
from app.ui.demonstration.presenter_view import PresenterView, second_screen
from app.ui.demonstration.programme import Programme
from app.ui.demonstration.screen_hold import ScreenHold
from app.ui.demonstration.stage_flow import StageFlow
from app.ui.demonstration.stage_window import StageWindow
from app.ui.task_runner import TaskRunner
from app.ui.view_models.idle_time import IdleTime

_EXPOSED_MS = 20


class Stage(QObject):
    """``shown``: the window is on the screen. ``left``: the passphrase was typed, and the demonstration is over."""

    shown = Signal()
    left = Signal()

    def __init__(
        self, session: Session, locations: Locations, programme: Programme, idle_time: IdleTime | None = None
    ) -> None:
        super().__init__()
        self._session, self._locations = session, locations
        self.window = StageWindow(session, programme.scenarios)
        self.tasks = TaskRunner(self)
        self.sense = InputSense(idle_time, self)
        self.flow = StageFlow(session, self.window, programme, self.sense)
        self.hold = ScreenHold(self.window)
        self.presenter: PresenterView | None = None
        self.exit_sheet: ExitSheet | None = None
        self.window.leave_requested.connect(self.ask_to_leave)
        self._exposed = QTimer(self)
        self._exposed.setInterval(_EXPOSED_MS)
        self._exposed.timeout.connect(self._tell_shown)

    def show(self, place: Place) -> None:
        """Fill the screen, and go on at a place; a second screen is the presenter's."""
        self.hold.show()
        self._exposed.start()
        self.flow.begin(place)
        record(Event.DEMONSTRATION_BEGUN)
        other = second_screen(self.window.screen())
        if other is not None:
            self.open_presenter().show_on(other)

    def open_presenter(self) -> PresenterView:
        """Return the presenter's view, made if there is none."""
        self.presenter = self.presenter or PresenterView(self.flow)
        return self.presenter

    def load(self, model: InstalledModel) -> None:
        """Load the model that answers visitors; until then, and where it fails, nobody answers."""

        def loaded(_: object) -> None:
            known = self._session.loaded
            self.window.area.set_model(known[1] if known is not None else None)

        self.tasks.run(
            lambda report: self._session.load_model(model), loaded, self.window.area.pane.errors.tell
        )

    def ask_to_leave(self) -> None:
        """Ask for the passphrase, at most once at a time."""
        if self.exit_sheet is not None:
            return
        sheet = self.exit_sheet = ExitSheet(self._locations, self.tasks, self.window)
        sheet.finished.connect(self._asked)
        sheet.open()

    def _asked(self, result: int) -> None:
        self.exit_sheet = None
        if result == ExitSheet.DialogCode.Accepted:
            record(Event.DEMONSTRATION_LEFT)
            self.left.emit()

    def _tell_shown(self) -> None:
        handle = self.window.windowHandle()
        if handle is not None and handle.isExposed():
            self._exposed.stop()
            self.shown.emit()

    def end(self) -> None:
        """Give the screen back."""
        self.hold.let_go()
        self.window.may_close = True
        if self.presenter is not None:
            self.presenter.may_close = True
            self.presenter.close()
        self.flow.end()
        self.window.close()
