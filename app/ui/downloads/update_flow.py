"""A newer version of the program: looked for at the start where the settings ask for it, offered, and fetched."""

from __future__ import annotations

import platformdirs
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from app.models.download import DownloadProgress
from app.models.errors import DownloadPaused
from app.session.program_update.publisher import OwnCopy
from app.session.program_update.release_list import Release, UpdateRefused
from app.session.program_update.update import fetch_installer, newer_release
from app.session.program_update.update_words import fetched_words, newer_words
from app.session.session import Session
from app.translation import tr
from app.ui.browser import opened_in_browser
from app.ui.conversation.conversation_pane import ConversationPane
from app.ui.task_runner import TaskRunner

_AFTER_START_MS = 5000
_LATER_MS = 60_000  # where another notice is being read


class UpdateFlow(QObject):
    """Asks nobody unless the settings say so. Nothing is installed by the program: a person opens the installer."""

    def __init__(
        self, session: Session, tasks: TaskRunner, pane: ConversationPane, copy: OwnCopy, window: QWidget
    ) -> None:
        super().__init__(window)
        self._session, self._tasks, self._pane, self._copy = session, tasks, pane, copy
        self._stopped = False
        QTimer.singleShot(_AFTER_START_MS, self, self.look)

    def look(self) -> None:
        """Look for a newer version, if that is wanted. Where there is no network, nothing is said of it."""
        publisher = self._copy.publisher
        if publisher is None or not self._session.settings.update_check:
            return

        def ask(report: object) -> Release | UpdateRefused | None:
            try:
                return newer_release(publisher)
            except UpdateRefused as refused:
                return refused

        self._tasks.run(ask, self._tell, lambda sentence, detail: None)

    def end(self) -> None:
        """Stop because the window closes; what was fetched is kept for another time."""
        self._stopped = True

    def _tell(self, found: Release | UpdateRefused | None) -> None:
        if isinstance(found, UpdateRefused):
            self._pane.errors.tell(found.sentence, found.detail)
        elif found is not None and self._pane.notice.isVisible():
            QTimer.singleShot(_LATER_MS, self, lambda: self._tell(found))
        elif found is not None:
            self._pane.notice.tell(
                newer_words(found),
                tr("Fetch it"),
                lambda: self._fetch(found),
                tr("Fetch the installer of the new version"),
            )

    def _fetch(self, release: Release) -> None:
        self._stopped = False
        self._pane.notice.tell(
            tr("Version {version} is being fetched; go on meanwhile.", version=release.version),
            tr("Stop"),
            self.end,
            tr("Stop fetching the new version"),
        )
        folder = platformdirs.user_downloads_path()

        def pass_on(progress: DownloadProgress) -> None:
            if self._stopped:
                raise DownloadPaused(tr("The download is paused; what was fetched is kept."))

        self._tasks.run(
            lambda report: fetch_installer(self._copy, release, folder, pass_on),
            lambda installer: self._pane.notice.tell(
                fetched_words(release, installer),
                tr("Show it"),
                lambda: opened_in_browser(installer.parent.as_uri()),
                tr("Show the installer in its folder"),
            ),
            self._failed,
        )

    def _failed(self, sentence: str, detail: str) -> None:
        self._pane.notice.hide()
        self._pane.errors.tell(sentence, detail)
