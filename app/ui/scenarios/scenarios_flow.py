"""What is done in the window of scenarios: reading, editing, importing, and beginning a play in the conversation."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from app.domain.scenario import Play, Scenario
from app.locations import resource
from app.session.session import Session
from app.translation import program_language, tr, tr_count
from app.ui.conversation.conversation_flow import ConversationFlow
from app.ui.conversation.conversation_pane import ConversationPane
from app.ui.conversation.sending_flow import SendingFlow
from app.ui.dialogs.questions import Confirmation
from app.ui.scenarios.editor_page import ScenarioEditorPage
from app.ui.scenarios.form_page import ScenarioFormPage
from app.ui.scenarios.play_flow import PlayFlow
from app.ui.scenarios.scenario_page import ScenarioPage
from app.ui.scenarios.scenarios_window import ScenariosWindow
from app.ui.task_runner import TaskRunner
from app.workspace.scenario_files import ScenarioError, shipped_scenarios
from app.workspace.scenario_library import (
    Imported,
    ListedScenario,
    import_scenarios,
    read_shelf,
    save_scenario,
    text_of,
)
from app.yaml_table import line_of_fault

_TEMPLATE = "scenario_template.yaml"


class ScenariosFlow(QObject):
    """Opens the window, made when it is first asked for, and does what is asked there."""

    def __init__(
        self,
        session: Session,
        tasks: TaskRunner,
        flow: ConversationFlow,
        saying: SendingFlow,
        pane: ConversationPane,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._session, self._tasks, self._behind = session, tasks, window
        self.window: ScenariosWindow | None = None
        self.plays = PlayFlow(session, tasks, flow, saying, pane, self)
        self.plays.scenario_requested.connect(self._read_played)

    def open(self) -> ScenariosWindow:
        """Show the window with the scenarios of now."""
        window = self.window
        if window is None:
            window = self.window = ScenariosWindow(self._behind)
            window.list.chosen.connect(self.show_scenario)
            window.list.new_requested.connect(self._write_new)
            window.list.import_requested.connect(self._ask_import)
        self._read()
        window.open()
        return window

    def _shown(self) -> ScenariosWindow:
        assert self.window is not None, "nothing is asked before it is open"
        return self.window

    def _read(self) -> None:
        window = self._shown()
        self._tasks.run(
            lambda report: read_shelf(self._session.vault),
            window.list.show_shelf,
            window.errors.tell,
            in_order=True,
        )

    # -- one scenario --------------------------------------------------------------------------------------

    def show_scenario(self, listed: ListedScenario, language: str) -> None:
        """Show a scenario: its content note before the rest."""
        window = self._shown()
        page = ScenarioPage(listed, language, window)
        page.left.connect(window.show_list)
        page.play_requested.connect(self.play)
        page.edit_requested.connect(lambda identity: self._edit(identity, self._show_form))
        page.edit_text_requested.connect(lambda identity: self._edit(identity, self._show_editor))
        page.delete_requested.connect(self._ask_delete)
        window.show_page(page)

    def _read_played(self, play: Play) -> None:
        """Show the scenario of a play as it was when the play began."""
        self.open()
        self.show_scenario(ListedScenario(play.scenario), play.language)

    def play(self, play: Play) -> None:
        """Begin a play in the conversation behind the window."""
        window = self._shown()
        window.show_list()
        window.close()
        self.plays.begin(play)

    # -- editing -------------------------------------------------------------------------------------------

    def _write_new(self) -> None:
        self._show_form(resource(_TEMPLATE).read_text(encoding="utf-8"), "")

    def _edit(self, identity: str, show: Callable[[str, str], None]) -> None:
        self._tasks.run(
            lambda report: text_of(self._session.vault, identity),
            lambda text: show(text, identity),
            self._shown().errors.tell,
            in_order=True,
        )

    def _show_editor(self, text: str, identity: str, *, is_changed: bool = False) -> None:
        page = ScenarioEditorPage(text, identity, self._shown(), is_changed=is_changed)
        page.form_requested.connect(self._to_form)
        self._show_edited(page)

    def _show_form(self, text: str, identity: str, *, is_changed: bool = False) -> None:
        page = ScenarioFormPage(text, identity, self._shown(), is_changed=is_changed)
        page.text_requested.connect(self._to_text)
        self._show_edited(page)

    def _to_form(self, text: str, identity: str) -> None:
        self._show_form(text, identity, is_changed=self._page_is_changed)

    def _to_text(self, text: str, identity: str) -> None:
        self._show_editor(text, identity, is_changed=self._page_is_changed)

    @property
    def _page_is_changed(self) -> bool:
        page = self._shown().pages.currentWidget()
        return isinstance(page, ScenarioEditorPage | ScenarioFormPage) and page.is_changed

    def _show_edited(self, page: ScenarioEditorPage | ScenarioFormPage) -> None:
        window = self._shown()
        page.left.connect(lambda: window.show_list() if window.may_leave_page else None)
        page.save_requested.connect(lambda written, edited: self._save(page, written, edited))
        window.show_page(page)

    def _save(self, page: ScenarioEditorPage | ScenarioFormPage, text: str, edited: str) -> None:
        def work() -> Scenario | ScenarioError:
            try:
                return save_scenario(self._session.vault, text, edited)
            except ScenarioError as error:
                return error

        def done(found: Scenario | ScenarioError) -> None:
            if isinstance(found, ScenarioError):
                page.show_fault(found.sentence, line_of_fault(text.encode(), found.detail))
                return
            self._read()
            replaces = any(each.id == found.id for each in shipped_scenarios())
            self.show_scenario(ListedScenario(found, own=True, replaces=replaces), self._language(found))

        self._tasks.run(lambda report: work(), done, self._shown().errors.tell, in_order=True)

    def _language(self, scenario: Scenario) -> str:
        wanted = self._shown().list.shown_language
        return wanted if wanted in scenario.languages else program_language()

    def _ask_delete(self, identity: str) -> None:
        words = tr("Conversations that have played it stay, and keep it as it was.")
        if Confirmation(tr("Delete your version?"), words, tr("Delete"), self._shown()).exec():
            self.delete(identity)

    def delete(self, identity: str) -> None:
        """Delete a counsellor's scenario for good; the program's own is there again where it has one."""
        window = self._shown()

        def done(_: None) -> None:
            window.show_list()
            self._read()

        self._tasks.run(
            lambda report: self._session.vault.delete_own_scenario(identity),
            done,
            window.errors.tell,
            in_order=True,
        )

    # -- files ---------------------------------------------------------------------------------------------

    def _ask_import(self) -> None:
        kinds = tr("Scenarios ({endings})", endings="*.yaml")
        paths, _ = QFileDialog.getOpenFileNames(self._shown(), tr("Import scenarios"), "", kinds)
        if paths:
            self.import_from(tuple(Path(each) for each in paths))

    def import_from(self, paths: tuple[Path, ...]) -> None:
        """Take in scenario files, and say what came of each."""
        window = self._shown()

        def done(found: Imported) -> None:
            self._read()
            taken = tr_count(
                "One scenario was imported.", "{count} scenarios were imported.", len(found.scenarios)
            )
            window.errors.tell(taken, "\n".join(found.refused))

        self._tasks.run(
            lambda report: import_scenarios(self._session.vault, paths),
            done,
            window.errors.tell,
            in_order=True,
        )
