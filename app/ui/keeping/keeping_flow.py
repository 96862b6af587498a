"""Saving, importing, backing up, restoring and verifying: asked for on one sheet, done in the background."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TypeVar

import msgspec
from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from app.domain.audit import Audit
from app.domain.audit_words import audit_words
from app.domain.conversation import ConversationId
from app.privacy.encrypted_archive import identity_of, new_archive_key
from app.session.audit_report import report_file
from app.session.backup import MadeBackup
from app.session.backup_schedule import key_of, make_planned, plan_of
from app.session.conversation_export.export_file import (
    ExportForm,
    form_of,
    html_of,
    readable_conversation,
    text_of,
    write_export,
)
from app.session.conversation_import.taking_over import TakenOver, import_file
from app.session.restoration import RestoredBackup, restore_backup
from app.session.session import Session
from app.session.settings import BackupPlan
from app.session.vault_access import VaultState
from app.translation import together, tr, tr_count
from app.ui.conversation.conversation_flow import ConversationFlow
from app.ui.error_bar import ErrorBar
from app.ui.keeping.backup_question import BackupQuestion, RestoreQuestion
from app.ui.keeping.keeping_sheet import KeepingSheet
from app.ui.keeping.planned_backups import PlannedBackups
from app.ui.paper import pdf_of_html
from app.ui.task_runner import TaskRunner
from app.ui.view_models.backup_state import backup_state_words

_FORMS = "HTML (*.html);;Markdown (*.md);;PDF (*.pdf);;JSON (*.json)"
_Result = TypeVar("_Result")


class KeepingFlow(QObject):
    """Opens the sheet and does what is asked there; ``restored`` says that other conversations are here now."""

    restored = Signal()

    def __init__(
        self,
        session: Session,
        tasks: TaskRunner,
        flow: ConversationFlow,
        errors: ErrorBar,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self.planned = PlannedBackups(session, tasks, errors, self)
        self._session, self._tasks, self._flow, self._window = session, tasks, flow, window
        self.sheet: KeepingSheet | None = None
        self._audit: Audit | None = None

    def open(self) -> KeepingSheet:
        """Show the sheet; it stays open while something is done."""
        if self.sheet is not None:
            self.sheet.raise_()
            return self.sheet
        sheet = KeepingSheet(self._window)
        sheet.export_requested.connect(self._ask_export)
        sheet.import_requested.connect(self._ask_import)
        sheet.backup_requested.connect(self._back_up)
        sheet.plan_requested.connect(self._ask_plan)
        sheet.restore_requested.connect(self._ask_restore)
        sheet.audit_requested.connect(self.verify)
        sheet.report_requested.connect(self._ask_report)
        sheet.allow(
            conversation=self._flow.open.id is not None,
            kept=self._session.vault_access.state is VaultState.OPEN,
        )
        sheet.show_backups(backup_state_words(self._session.settings.backup))
        sheet.finished.connect(self._closed)
        self.sheet = sheet
        if self._session.vault_access.state is not VaultState.OPEN:
            sheet.tell(tr("Nothing is kept on this computer now, so only this conversation can be saved."))
        sheet.open()
        return sheet

    def _closed(self) -> None:
        if self.sheet is not None:
            self.sheet.deleteLater()
        self.sheet = None

    # -- one conversation --------------------------------------------------------------------------------

    def _ask_export(self) -> None:
        name = f"oyster-{datetime.now():%Y-%m-%d}.html"
        path, _ = QFileDialog.getSaveFileName(self.sheet, tr("Save the conversation"), name, _FORMS)
        if path:
            self.export_to(Path(path))

    def export_to(self, path: Path) -> None:
        """Save the open conversation with its record; the file's ending says the form."""
        conversation = self._flow.open.id
        if conversation is None:
            return
        self._do(
            lambda: write_export(path, self._content(conversation, form_of(path))),
            lambda done: tr("Saved in {path}. It is not encrypted there.", path=path),
        )

    def _content(self, conversation: ConversationId, form: ExportForm) -> bytes:
        if form is not ExportForm.PDF:
            return text_of(self._session.vault, conversation, form)
        shown = readable_conversation(self._session.vault, conversation)
        return pdf_of_html(html_of(shown), shown.title)

    def _ask_import(self) -> None:
        kinds = tr("Exports ({endings})", endings="*.json *.jsonl *.zip")
        path, _ = QFileDialog.getOpenFileName(self.sheet, tr("Import conversations"), "", kinds)
        if path:
            self.import_from(Path(path))

    def import_from(self, path: Path) -> None:
        """Take in the conversations of another program's export."""

        def told(found: TakenOver) -> str:
            self._flow.listing_changed.emit()
            known = tr_count(
                "One was here already, and stayed as it is.",
                "{count} were here already, and stayed as they are.",
                found.known,
            )
            imported = tr_count(
                "One conversation of {source} was imported, with {messages} messages.",
                "{count} conversations of {source} were imported, with {messages} messages.",
                len(found.conversations),
                source=found.source,
                messages=f"{found.messages:,}",
            )
            return together(imported, known if found.known else "")

        self._do(lambda: import_file(path, self._session.vault), told)

    # -- backups -------------------------------------------------------------------------------------------

    def _ask_plan(self) -> bool:
        plan = self._session.settings.backup
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        question = BackupQuestion(plan, Path(documents) / "Oyster", self.sheet)
        accepted = bool(question.exec())
        if accepted:
            self.keep_plan(question)
        question.forget()
        question.deleteLater()
        return accepted

    def keep_plan(self, question: BackupQuestion, *, then: Callable[[], None] = lambda: None) -> None:
        """Store what was chosen about backups."""
        before, passphrase = self._session.settings.backup, question.passphrase
        folder, rhythm, kept = question.folder, question.chosen_rhythm, int(question.kept.currentData())

        def work() -> BackupPlan:
            key = new_archive_key(passphrase) if passphrase else key_of(before)
            assert key is not None
            plan = plan_of(rhythm, folder, kept, key)
            self._session.save_settings(msgspec.structs.replace(self._session.settings, backup=plan))
            return plan

        def told(plan: BackupPlan) -> str:
            then()
            return tr("Backups go to {folder}.", folder=plan.folder)

        self._do(work, told)

    def _back_up(self) -> None:
        if self._session.settings.backup.recipient or self._ask_plan():
            self.back_up()

    def back_up(self) -> None:
        """Make a backup now, as planned."""

        def told(made: MadeBackup) -> str:
            return tr(
                "The backup is in {path} ({size} MB); it was read back and is whole. Model files are not in it.",
                path=made.path,
                size=f"{made.size / 1_000_000:.1f}",
            )

        session = self._session
        self._do(lambda: make_planned(session.vault, session.locations, session.settings.backup), told)

    def _ask_restore(self) -> None:
        path, _ = QFileDialog.getOpenFileName(
            self.sheet, tr("Restore a backup"), self._session.settings.backup.folder, "*.tar"
        )
        if not path:
            return
        question = RestoreQuestion(Path(path).name, self.sheet)
        if question.exec():
            self.restore_from(Path(path), question.take())
        question.deleteLater()

    def restore_from(self, path: Path, passphrase: str) -> None:
        """Restore a backup, where nothing was kept yet."""
        session = self._session

        def work() -> RestoredBackup:
            return restore_backup(path, identity_of(path, passphrase), session.vault, session.locations)

        def told(found: RestoredBackup) -> str:
            self.restored.emit()
            return together(
                tr_count(
                    "One conversation is here again.",
                    "{count} conversations are here again.",
                    found.conversations,
                ),
                tr("Settings count from the next start.") if not found.left_alone else "",
                audit_words(found.audit),
            )

        self._do(work, told)

    # -- the audit -----------------------------------------------------------------------------------------

    def verify(self) -> None:
        """Verify every record, and offer the report."""

        def told(audit: Audit) -> str:
            self._audit = audit
            if self.sheet is not None:
                self.sheet.allow_report()
            last = tr("The hash of the last record: {hash}", hash=audit.last) if audit.last else ""
            return together(audit_words(audit), last)

        self._do(self._session.vault.audit, told, tone=lambda audit: "" if audit.intact else "alert")

    def _ask_report(self) -> None:
        path, _ = QFileDialog.getSaveFileName(
            self.sheet, tr("Save the report"), f"oyster-audit-{datetime.now():%Y-%m-%d}.json", "JSON (*.json)"
        )
        if path:
            self.save_report(Path(path))

    def save_report(self, path: Path) -> None:
        """Save the hashes of all records, of the verification that was made last."""
        audit = self._audit
        if audit is not None:
            self._do(
                lambda: write_export(path, report_file(audit)),
                lambda done: tr("The report is in {file}.", file=path),
            )

    # -- doing it ------------------------------------------------------------------------------------------

    def _do(
        self,
        work: Callable[[], _Result],
        told: Callable[[_Result], str],
        *,
        tone: Callable[[_Result], str] = lambda result: "",
    ) -> None:
        """Do something in the background, and say on the sheet how it ended."""
        if self.sheet is not None:
            self.sheet.show_busy(busy=True)
            self.sheet.tell(tr("One moment…"))

        def done(result: _Result) -> None:
            self._tell(told(result), tone(result))

        self._tasks.run(
            lambda report: work(),
            done,
            lambda sentence, detail: self._tell(sentence, "alert"),
            in_order=True,
        )

    def _tell(self, words: str, tone: str) -> None:
        if self.sheet is not None:
            self.sheet.show_busy(busy=False)
            self.sheet.show_backups(backup_state_words(self._session.settings.backup))
            self.sheet.tell(words, tone)
