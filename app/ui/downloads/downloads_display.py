"""Shows the downloads wherever the window has them: header, page of models, their own list, and notices."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from app.domain.model import InstalledModel
from app.models.download_queue import DownloadState
from app.session.session import Session
from app.translation import tr
from app.ui.conversation.conversation_pane import ConversationPane
from app.ui.dialogs.questions import GiveUpQuestion
from app.ui.dialogs.settings_flow import SettingsFlow
from app.ui.downloads.desktop_notice import tell_on_desktop
from app.ui.downloads.download_flow import DownloadFlow
from app.ui.downloads.downloads_sheet import DownloadsSheet
from app.ui.view_models.downloads import DownloadRow, download_rows, downloads_summary, offer_to_go_on
from app.ui.welcome.welcome_page import WelcomePage


class DownloadsDisplay(QObject):
    """Draws what the flow has, and passes on what a person asks for."""

    def __init__(
        self,
        session: Session,
        flow: DownloadFlow,
        pane: ConversationPane,
        page: WelcomePage,
        settings: SettingsFlow,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._session, self._flow, self._pane, self._page = session, flow, pane, page
        self._settings, self._window = settings, window
        self.sheet: DownloadsSheet | None = None  # made when it is asked for
        flow.changed.connect(self._show)
        flow.fetched.connect(self._tell_end)
        page.progress.pause_requested.connect(lambda: self._at_front(flow.pause))
        page.progress.resume_requested.connect(lambda: self._at_front(flow.go_on))
        page.progress.cancel_requested.connect(lambda: self._at_front(self.ask_whether_to_remove))
        pane.header.downloads_requested.connect(self.open)
        self._show()
        QTimer.singleShot(0, self, self._take_up)

    def open(self) -> DownloadsSheet:
        """Show the list of downloads beside the conversation."""
        sheet = self.sheet or self._sheet()
        self._show()
        sheet.show()
        sheet.raise_()
        sheet.activateWindow()
        return sheet

    def ask_whether_to_remove(self, identity: str) -> None:
        """Take a download out of the queue, after asking what becomes of its part that is here."""
        download = self._flow.queue.find(identity)
        if download is None:
            return
        running = download.state is DownloadState.RUNNING
        nothing_to_keep = not self._flow.can_pause() if running else not download.done_bytes
        if nothing_to_keep:
            self._flow.remove(identity)
            return
        at = self.sheet if self.sheet is not None and self.sheet.isVisible() else self._window
        question = GiveUpQuestion(at)
        if question.exec():
            self._flow.remove(identity, keep_partial=question.keeps)

    def _sheet(self) -> DownloadsSheet:
        self.sheet = sheet = DownloadsSheet(self._session.settings, self._window)
        flow = self._flow
        sheet.pause_requested.connect(flow.pause)
        sheet.resume_requested.connect(flow.go_on)
        sheet.remove_requested.connect(self.ask_whether_to_remove)
        sheet.limit_chosen.connect(flow.limit_speed)
        sheet.limit_chosen.connect(lambda limit: self._settings.keep(download_limit=limit))
        sheet.goes_on_chosen.connect(lambda chosen: self._settings.keep(downloads_go_on=chosen))
        sheet.told_chosen.connect(lambda chosen: self._settings.keep(downloads_told=chosen))
        return sheet

    def _take_up(self) -> None:
        """Go on with what an earlier run left, or offer it, as the person chose."""
        self._flow.begin()
        offer = offer_to_go_on(self._flow.queue)
        if offer and self._flow.queue.running is None:
            self._pane.notice.tell(offer, tr("Downloads…"), self.open, tr("Show all downloads"))

    # -- what is shown ----------------------------------------------------------------------------------

    def _rows(self) -> tuple[DownloadRow, ...]:
        flow = self._flow
        return download_rows(flow.queue, flow.progress, can_pause=flow.can_pause())

    def _show(self) -> None:
        rows = self._rows()
        self._pane.header.show_downloads(downloads_summary(self._flow.queue, self._flow.progress))
        front = self._front(rows)
        if front is None:
            self._page.progress.hide()
        else:
            card = self._page.progress
            (card.show_stopped if front.stopped else card.show_progress)(front.title, front.progress)
        if self.sheet is not None:
            self.sheet.show_rows(rows)

    def _front(self, rows: tuple[DownloadRow, ...]) -> DownloadRow | None:
        """Return the row of the download that is under way, else the first one."""
        running = self._flow.queue.running
        found = (each for each in rows if running is not None and each.identity == running.identity)
        return next(found, rows[0] if rows else None)

    def _at_front(self, act: Callable[[str], object]) -> None:
        front = self._front(self._rows())
        if front is not None:
            act(front.identity)

    # -- when one has ended -----------------------------------------------------------------------------

    def _tell_end(self, model: InstalledModel) -> None:
        if self._session.settings.downloads_told:
            tell_on_desktop(tr("A download has ended."), self._window)
