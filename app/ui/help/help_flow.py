"""When help from people is shown, in which language and for which region; what is chosen there is remembered."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QBoxLayout, QWidget

from app.alignment.help_words import Matter
from app.domain.message_language import language_of
from app.session.session import Session
from app.translation import program_language
from app.ui.conversation.conversation_flow import ConversationFlow
from app.ui.conversation.conversation_pane import ConversationPane
from app.ui.dialogs.settings_flow import SettingsFlow
from app.ui.help.help_bar import HelpBar
from app.ui.help.help_window import HelpWindow
from app.ui.help.plan_keeping import PlanKeeping
from app.ui.panel.panel import TransparencyPanel
from app.ui.task_runner import TaskRunner
from app.ui.view_models.crisis_in_branch import branch_has_crisis, help_of_branch, may_be_danger
from app.ui.view_models.found_help import Wanted, help_language
from app.ui.view_models.live_turn import LiveTurn
from app.ui.view_models.offered_help import for_question, with_region


class HelpFlow(QObject):
    """Opens the window of help, keeps the line above the composer up to date, and changes the region everywhere."""

    def __init__(
        self,
        session: Session,
        tasks: TaskRunner,
        flow: ConversationFlow,
        pane: ConversationPane,
        panel: TransparencyPanel,
        settings: SettingsFlow,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._session, self._tasks, self._flow, self._pane = session, tasks, flow, pane
        self._settings, self._window = settings, window
        self.keeping = PlanKeeping(session, tasks, self)
        self.bar = HelpBar(pane)
        below = pane.below.layout()
        assert isinstance(below, QBoxLayout)
        below.insertWidget(0, self.bar)
        self.bar.open_requested.connect(self._open_from_bar)
        pane.header.help.clicked.connect(lambda: self.open())
        for place in (panel, pane.transcript):
            place.region_chosen.connect(self.choose_region)
        flow.opened_changed.connect(self.show_state)
        flow.turns.advanced.connect(lambda before, live, event: self.show_state())
        flow.turns.over.connect(lambda live: self.show_state())
        self.show_state()

    @property
    def language(self) -> str:
        """The language of help: as chosen, else of the conversation, else of the system."""
        chosen, path = self._session.settings.help_language, self._flow.open.path
        return help_language(chosen, path, program_language())

    def open(self, over: QWidget | None = None, language: str = "") -> HelpWindow:
        """Show help over a window: the main window where none is given; a dialog would keep it out of reach else."""
        opened = self._window.findChild(HelpWindow, "", Qt.FindChildOption.FindDirectChildrenOnly)
        opened = opened or self._new_window()
        opened.open_at(Wanted(Matter.ANY, region=self._session.region), language or self.language, over)
        return opened

    def _open_from_bar(self) -> None:
        self.open(language=self._session.settings.help_language or self.bar.language)

    def vault_opened(self) -> None:
        """Bring a plan that was written meanwhile to the vault."""
        for opened in self._window.findChildren(HelpWindow):
            opened.vault_opened()

    def leave(self) -> None:
        """Save the plan, because the window closes."""
        self.keeping.save()
        for opened in self._window.findChildren(HelpWindow):
            opened.close()

    def show_state(self) -> None:
        """Show the line where the branch in view had a crisis before its last message or may mean danger."""
        opened, turns = self._flow.open, self._turns_here()
        self._pane.header.help.show_language(self.language)
        question = opened.question
        offered = opened.supports.get(question.id) if question is not None else None
        card_is_last = offered is not None and not offered.quiet
        needed = branch_has_crisis(opened, turns) and not card_is_last
        if needed:
            support = help_of_branch(opened, turns)
            self.bar.show_language(language_of(support.text) if support is not None else self.language)
        possible = None if branch_has_crisis(opened, turns) else may_be_danger(opened, turns)
        if possible is not None:
            self.bar.show_language(language_of(possible.text), possible=True)
        self.bar.setVisible(needed or possible is not None)

    def _turns_here(self) -> tuple[LiveTurn, ...]:
        return tuple(each for each in self._flow.turns.all() if self._flow.is_here(each))

    def _new_window(self) -> HelpWindow:
        made = HelpWindow(self.keeping, self._window, still=self._session.settings.still)
        made.region_chosen.connect(self.choose_region)
        made.language_chosen.connect(self._choose_language)
        made.still_chosen.connect(lambda still: self._settings.keep(still=still))
        return made

    def _choose_language(self, language: str) -> None:
        self._settings.keep(help_language=language)
        self._pane.header.help.show_language(language)

    def choose_region(self, region: str) -> None:
        """Remember a region, and show its services in the conversation too, while a reply comes as well."""
        self._settings.keep(region=region)
        waiting = [each.state for each in self._turns_here() if not each.entered]
        before = dict(self._flow.open.supports)
        after = with_region(self._flow.open, region)
        for state in waiting:
            if state.question is not None and state.support is not None:
                before.setdefault(state.question.id, state.support)
                offered = for_question(state.support, state.question, region)
                after = after.with_support(state.question.id, offered)
        self._flow.open = after
        for question, support in after.supports.items():
            if question in before and before[question] != support:
                self._pane.transcript.timeline.renew_support(before[question], support)
