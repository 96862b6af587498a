"""Looking after models that are here: check, find again, compare with published weights, remove; move their folder."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.domain.model import InstalledModel
from app.domain.origin_comparison import OriginComparison
from app.models.folder_move import FolderMove, Moved
from app.models.relocation import relocate
from app.models.verification import Verification
from app.privacy.tokens import token_is_noted
from app.session.kept_token import why_the_keyring_asks
from app.session.model_acquisition import hub_host
from app.session.origin_check import OriginProof, Proof
from app.session.session import Session
from app.translation import together, tr, tr_count
from app.ui.task_runner import TaskRunner
from app.ui.welcome.model_work import ModelWork


class ModelUpkeep(QObject):
    """One piece of work at a time, shown by ``ModelWork``. ``told`` carries a sentence, ``failed`` (sentence, detail).

    ``compared`` carries what a comparison found; ``moved`` nothing: the folder is elsewhere now.
    """

    told = Signal(str)
    failed = Signal(str, str)
    compared = Signal(object)
    moved = Signal()

    def __init__(
        self, session: Session, tasks: TaskRunner, work: ModelWork, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._tasks, self._work = session, tasks, work

    def verify(self, identity: str) -> None:
        """Verify a model's file by its checksum, and report the result."""
        self._work.run(
            self._tasks,
            (tr("Checking the file"), tr("Reading it again and comparing its hash…")),
            lambda report: self._session.library.verify(identity, report),
            self._tell_check,
        )

    def verify_all(self) -> None:
        """Verify every model's file, and report those that are not as they were."""
        library = self._session.library
        models = (*library.installed(), *library.missing())

        def work(report: Callable[[object], None]) -> tuple[Verification, ...]:
            def tell(at: int, share: float) -> None:
                report((at + share) / len(models))

            return tuple(library.verify(each.id, partial(tell, at)) for at, each in enumerate(models))

        words = (tr("Checking all files"), tr("Reading them again and comparing their hashes…"))
        self._work.run(self._tasks, words, work, self._tell_checks)

    def remove(self, identity: str) -> None:
        """Remove a model, and delete its file if the program owns it."""
        self._work.run(
            self._tasks,
            (tr("Removing the model"), ""),
            lambda report: self._session.library.remove(identity),
            lambda _: self.told.emit(tr("The model was removed.")),
        )

    def relocate(self, identity: str, path: Path) -> None:
        """Take up a model's file where it is now."""

        def done(model: InstalledModel) -> None:
            self.told.emit(tr("The file of '{model}' was found again.", model=model.title))

        words = (tr("Checking {path}", path=path.name), tr("Reading the file and computing its hash…"))
        library = self._session.library
        self._work.run(self._tasks, words, lambda report: relocate(library, identity, path, report), done)

    def compare(self, identity: str) -> None:
        """Compare a model's file with the published weights that it claims to be made of."""
        locations = self._session.locations
        proof = OriginProof(self._session.library, locations, Proof(identity))
        why = why_the_keyring_asks() if token_is_noted(locations, hub_host()) else ""

        def done(found: OriginComparison) -> None:
            self.compared.emit(found)

        words = (tr("Comparing with the published weights"), together(tr("Asking the hub…"), why))
        self._work.run(self._tasks, words, proof.run, done, proof.cancel)

    def move(self, move: FolderMove) -> None:
        """Move the models folder; the loaded model goes on."""
        before = self._session.library.folder

        def done(moved: Moved) -> None:
            self._session.follow_models(before, moved.folder)
            self.moved.emit()
            left = tr("Some old files are in use; they are deleted at the next start.") if moved.left else ""
            self.told.emit(together(tr("The models are in {folder} now.", folder=moved.folder), left))

        words = (
            tr("Moving the models"),
            tr("Each file is copied and compared before the old one is deleted…"),
        )
        self._work.run(self._tasks, words, move.run, done, move.cancel)

    def _tell_check(self, found: Verification) -> None:
        if found.well:
            self.told.emit(found.sentence)
        else:
            self.failed.emit(found.sentence, "")

    def _tell_checks(self, found: tuple[Verification, ...]) -> None:
        bad = [each.sentence for each in found if not each.well]
        if bad:
            self.failed.emit(together(*bad), "")
        else:
            self.told.emit(
                tr_count(
                    "The one model file is whole and unchanged.",
                    "All {count} model files are whole and unchanged.",
                    len(found),
                )
            )
