"""The models folder as a person handles it in the window: asked, moved, checked, shared, compared."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QFileDialog, QWidget

from app.domain.errors import OysterError
from app.domain.origin_comparison import OriginComparison
from app.models.folder_move import FolderMove, finish_move
from app.models.models_place import read_place
from app.models.shared_folders import SharedFolder, shared_folders
from app.session.origin_check import claims_of
from app.session.session import Session
from app.translation import tr
from app.ui.conversation.conversation_pane import ConversationPane
from app.ui.dialogs.questions import Confirmation
from app.ui.model_folder.shared_sheet import SharedModelsSheet
from app.ui.model_folder.verdict_sheet import VerdictSheet
from app.ui.task_runner import TaskRunner
from app.ui.view_models.model_words import plain_title, size_words
from app.ui.welcome.model_chooser import ModelChooser
from app.ui.welcome.welcome_page import WelcomePage

_Looked = tuple[tuple[SharedFolder, ...], int, dict[str, str]]


class ModelFolderFlow(QObject):
    """Looks at the folder when the page of models is shown, and passes on what is asked there."""

    def __init__(
        self,
        session: Session,
        tasks: TaskRunner,
        chooser: ModelChooser,
        page: WelcomePage,
        pane: ConversationPane,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._session, self._tasks, self._chooser = session, tasks, chooser
        self._page, self._pane, self._window = page, pane, window
        self._shared: tuple[SharedFolder, ...] = ()
        page.folder.move_requested.connect(self._ask_where)
        page.folder.check_requested.connect(chooser.upkeep.verify_all)
        page.folder.others_requested.connect(self._show_shared)
        page.find_requested.connect(self._ask_for_file)
        page.compare_requested.connect(self._ask_whether_to_compare)
        chooser.upkeep.told.connect(pane.errors.tell)
        chooser.upkeep.failed.connect(pane.errors.tell)
        chooser.upkeep.compared.connect(self._show_verdict)
        chooser.listed.connect(self.look)
        QTimer.singleShot(0, self, self._take_up)

    def _take_up(self) -> None:
        """End what an earlier move has left, and offer to go on with one that was interrupted."""
        locations = self._session.locations

        def end_earlier(report: object) -> str:
            finish_move(locations)
            return read_place(locations).begun

        def offer(begun: str) -> None:
            if begun:
                self._pane.notice.tell(
                    tr(
                        "Moving the models to {folder} was interrupted; they are where they were.",
                        folder=begun,
                    ),
                    tr("Move again…"),
                    lambda: self.ask_whether_to_move(Path(begun)),
                )

        self._tasks.run(end_earlier, offer, self._pane.errors.tell)

    def look(self) -> None:
        """Look for other programs' models and for files that claim to be Oy1, and show the folder."""
        self._tasks.run(lambda report: self._looked(), self._show, self._pane.errors.tell)

    def _looked(self) -> _Looked:
        library = self._session.library
        here = library.installed()
        known = {each.path for each in here}
        fresh = tuple(
            SharedFolder(each.program, each.folder, files)
            for each in shared_folders()
            if (files := tuple(file for file in each.files if file.path not in known))
        )
        return fresh, sum(each.size_bytes for each in here), claims_of(here, library.catalogue)

    def _show(self, found: _Looked) -> None:
        self._shared, size, claims = found
        library = self._session.library
        others = sum(len(each.files) for each in self._shared)
        self._page.folder.show_folder(str(library.folder), size, library.unreachable, others)
        self._page.show_claims(claims)
        self._page.set_busy(self._chooser.busy)

    # -- moving -----------------------------------------------------------------------------------------

    def _ask_where(self) -> None:
        folder = QFileDialog.getExistingDirectory(self._window, tr("Choose the new folder for the models"))
        if folder:
            self.ask_whether_to_move(Path(folder))

    def ask_whether_to_move(self, chosen: Path) -> None:
        """Say what moving takes, and move."""
        if self._chooser.downloads.queue.running is not None:
            self._pane.errors.tell(tr("A model is being fetched into the folder. Pause the download first."))
            return
        library = self._session.library
        try:
            move = FolderMove(library, self._session.locations, chosen)
        except OysterError as error:
            self._pane.errors.tell(error.sentence, error.detail)
            return
        size = size_words(sum(each.size_bytes for each in library.installed()))
        title = tr("Move the models to {folder}?", folder=move.target)
        words = tr(
            "Up to {size} are copied, and each copy is compared, before anything is deleted here. You can stop it.",
            size=size,
        )
        if Confirmation(title, words, tr("Move"), self._window).exec():
            self._chooser.upkeep.move(move)

    # -- files ------------------------------------------------------------------------------------------

    def _ask_for_file(self, identity: str) -> None:
        path, _ = QFileDialog.getOpenFileName(
            self._window, tr("Where is the file now?"), "", tr("Model files (*.gguf);;All files (*)")
        )
        if path:
            self._chooser.upkeep.relocate(identity, Path(path))

    def _show_shared(self) -> None:
        sheet = SharedModelsSheet(self._shared, self._window)
        sheet.chosen.connect(lambda path: self._chooser.add(Path(path)))
        sheet.exec()

    def _ask_whether_to_compare(self, identity: str) -> None:
        model = self._session.library.find(identity)
        if model is None:
            return
        title = tr("Compare {model} with the published weights?", model=plain_title(model.id, model.title))
        words = tr(
            "It claims to be Oy1. A sample of the published weights is fetched from the hub, some hundred megabytes, "
            "and compared with the file. You can stop it."
        )
        if Confirmation(title, words, tr("Compare"), self._window).exec():
            self._chooser.upkeep.compare(identity)

    def _show_verdict(self, found: OriginComparison) -> None:
        VerdictSheet(found, self._window).exec()
