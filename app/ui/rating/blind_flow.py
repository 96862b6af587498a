"""Blind comparison: has messages answered twice, draws the order of pairs, and keeps the choices."""

from __future__ import annotations

import random
from typing import cast

from PySide6.QtCore import QObject, Signal

from app.domain.cancellation import CancelToken
from app.domain.rating import BlindChoice, Rater
from app.domain.strategy import StrategyTable
from app.domain.turn import TurnRecord
from app.rating.answering_twice import Progress, Step, WishedWay, answer_twice
from app.rating.blind import BlindPair, choice_of, drawn, pairs_waiting
from app.session.model_choice import chat_models
from app.session.session import Session
from app.translation import tr
from app.ui.rating.blind_page import BlindPage
from app.ui.task_runner import TaskRunner
from app.ui.view_models.profile import percent

_WRITING = {
    Step.FIRST: tr("The first of two replies is being written …"),
    Step.SECOND: tr("The second reply is being written …"),
}
_WHO = tr("Say above who rates, then save the choice again.")


class BlindFlow(QObject):
    """``answered``: there is another conversation; ``chosen`` carries the rater whose choice was kept."""

    answered = Signal()
    chosen = Signal(object)

    def __init__(
        self, session: Session, tasks: TaskRunner, page: BlindPage, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._tasks, self._page = session, tasks, page
        self._rater: Rater | None = None
        self._waiting: tuple[tuple[TurnRecord, TurnRecord], ...] = ()
        self._pair: BlindPair | None = None
        self._token: CancelToken | None = None
        self._chance = random.Random()
        page.form.asked.connect(self._ask)
        page.form.stop_requested.connect(self.stop)
        page.next_requested.connect(self._next)
        page.chosen.connect(self._choose)

    def rate_as(self, rater: Rater | None) -> None:
        """Let another person choose from here on."""
        if rater != self._rater:
            self._pair = None
            self._page.begin_anew()
        self._rater = rater
        self.refresh()

    def refresh(self) -> None:
        """Read pairs and choices again."""
        self._tasks.run(
            lambda report: self._read(), lambda read: self._show(*read), self._fail, in_order=True
        )

    def _read(
        self,
    ) -> tuple[tuple[tuple[TurnRecord, TurnRecord], ...], tuple[BlindChoice, ...], StrategyTable]:
        vault = self._session.vault
        choices = vault.choices()
        pairs = pairs_waiting(vault.turns_answered_again(), choices, self._rater)
        return pairs, choices, self._session.strategies()

    def _show(
        self,
        pairs: tuple[tuple[TurnRecord, TurnRecord], ...],
        choices: tuple[BlindChoice, ...],
        table: StrategyTable,
    ) -> None:
        self._waiting = pairs
        loaded = self._session.loaded
        models = [(each.id, each.title) for each in chat_models(self._session.library)]
        self._page.form.show_models(models, loaded[0].id if loaded is not None else "")
        self._page.form.show_table(table, can_answer=loaded is not None)
        self._page.show_waiting(len(pairs))
        self._page.show_choices(choices)

    # -- answering twice ------------------------------------------------------------------------------

    def _ask(self, text: str, ways: tuple[WishedWay, WishedWay]) -> None:
        token = self._token = CancelToken()
        self._page.form.show_state(_WRITING[Step.FIRST], busy=True)
        self._tasks.run(
            lambda report: answer_twice(self._session, text, ways, token, report),
            lambda _: self._was_answered(token),
            self._was_not_answered,
            self._show_progress,
        )

    def _show_progress(self, progress: object) -> None:
        told = cast(Progress, progress)
        if told.support is not None:
            self._page.form.show_support(told.support)
        else:
            self._page.form.show_state(_step_words(told), busy=True)
        self.answered.emit()  # the conversation is listed from its first message on

    def _was_answered(self, token: CancelToken) -> None:
        self._token = None
        self._page.form.show_state("", busy=False)
        self.answered.emit()
        self._tasks.run(
            lambda report: self._read(),
            lambda read: self._show_newest(*read, stopped=token.cancelled),
            self._fail,
            in_order=True,
        )

    def _show_newest(
        self,
        pairs: tuple[tuple[TurnRecord, TurnRecord], ...],
        choices: tuple[BlindChoice, ...],
        table: StrategyTable,
        *,
        stopped: bool,
    ) -> None:
        self._show(pairs, choices, table)
        if pairs and not stopped:
            self._begin(pairs[-1])

    def _was_not_answered(self, sentence: str, detail: str) -> None:
        self._token = None
        self._page.form.show_state(sentence, busy=False)
        self.answered.emit()
        self.refresh()

    def stop(self) -> None:
        """Stop the replies that are being written; what had arrived is kept."""
        if self._token is not None:
            self._token.cancel()

    # -- choosing -------------------------------------------------------------------------------------

    def _next(self) -> None:
        if self._waiting:
            self._begin(self._waiting[0])

    def _begin(self, pair: tuple[TurnRecord, TurnRecord]) -> None:
        self._pair = drawn(pair, self._chance)
        self._page.show_pair(self._pair)

    def _choose(self) -> None:
        view, pair, rater = self._page.pair_view, self._pair, self._rater
        if pair is None or view.outcome is None:
            return
        if rater is None:
            self._page.tell(_WHO)
            return
        choice = choice_of(pair, rater, view.outcome, view.strength, view.reason.toPlainText())
        view.save.setEnabled(False)  # until it is kept, or could not be

        def kept(_: None) -> None:
            self._pair = None
            self._page.tell("")
            self._page.reveal(pair)
            self.refresh()
            self.chosen.emit(rater)

        def failed(sentence: str, detail: str) -> None:
            view.save.setEnabled(True)
            self._page.tell(sentence)

        self._tasks.run(lambda report: self._session.vault.keep_choice(choice), kept, failed, in_order=True)

    def _fail(self, sentence: str, detail: str) -> None:
        self._page.tell(sentence)


def _step_words(progress: Progress) -> str:
    """Return what is done just now, without a word of which model it is."""
    if progress.step is Step.LOADING:
        return tr("The model of the next reply is loaded: {share} …", share=percent(progress.share))
    if progress.step is Step.BACK:
        return tr("The model of before is loaded again: {share} …", share=percent(progress.share))
    return _WRITING[progress.step]
