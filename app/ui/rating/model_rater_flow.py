"""Has the loaded model rate what people have rated, reply by reply, until it is stopped."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import cast

from PySide6.QtCore import QObject, Signal

from app.domain.cancellation import CancelToken
from app.domain.rating import RaterKind
from app.rating.model_rater import FormMissed, NotRatable, rate_with_model
from app.session.session import Session
from app.translation import together, tr, tr_count
from app.ui.rating.ratings_page import RatingsPage
from app.ui.task_runner import TaskRunner
from app.ui.view_models.rated_replies import RatedReplies, RatedRow

_NO_MODEL = tr("Load a model first: it rates the replies.")
_NONE_LEFT = tr("The loaded model has rated all of these already.")


@dataclass(frozen=True, slots=True)
class ModelRated:
    """What came of a model's rating: replies, scales that it left open, and why it rated others not at all."""

    rated: int = 0
    open_scales: int = 0
    refused: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """All of it, so that nothing is left out in silence."""
        rated = tr_count(
            "The model has rated {count} reply.", "The model has rated {count} replies.", self.rated
        )
        left = tr_count(
            "One scale is open: its answer was not in the form that was asked for.",
            "{count} scales are open: its answers were not in the form that was asked for.",
            self.open_scales,
        )
        refused = tr_count(
            "One reply it could not rate:", "{count} replies it could not rate:", len(self.refused)
        )
        reasons = tuple(dict.fromkeys(self.refused))
        return together(
            rated, left if self.open_scales else "", *((refused, *reasons) if self.refused else ())
        )


class ModelRaterFlow(QObject):
    """``rated``: further ratings are kept."""

    rated = Signal()

    def __init__(
        self, session: Session, tasks: TaskRunner, page: RatingsPage, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._tasks, self._page = session, tasks, page
        self._read = RatedReplies()
        self._token: CancelToken | None = None
        page.model_requested.connect(self._begin)
        page.stop_requested.connect(self.stop)

    def show_ratings(self, read: RatedReplies) -> None:
        """Know what was rated by now."""
        self._read = read

    def stop(self) -> None:
        """Stop; what the model has rated is kept."""
        if self._token is not None:
            self._token.cancel()

    def _begin(self) -> None:
        loaded = self._session.loaded
        if loaded is None:
            self._page.show_model_state(_NO_MODEL, busy=False)
            return
        sha256 = loaded[1].sha256
        done = {
            (each.reply, each.rubric)
            for each in self._read.ratings
            if each.rater.kind is RaterKind.MODEL and each.rater.model_sha256 == sha256
        }
        left = [row for row in self._page.rows if (row.reply, row.rubric) not in done]
        if not left:
            self._page.show_model_state(_NONE_LEFT, busy=False)
            return
        token = self._token = CancelToken()
        self._page.show_model_state(_words(0, len(left)), busy=True)
        self._tasks.run(
            lambda report: self._rate(left, token, report),
            self._over,
            lambda sentence, detail: self._page.show_model_state(sentence, busy=False),
            lambda progress: self._page.show_model_state(_words(cast(int, progress), len(left)), busy=True),
        )

    def _rate(
        self, rows: Sequence[RatedRow], token: CancelToken, report: Callable[[object], None]
    ) -> ModelRated:
        done = ModelRated()
        for number, row in enumerate(rows):
            if token.cancelled:
                break
            report(number)
            try:
                made = rate_with_model(self._session, row.conversation, row.reply, row.rubric, token)
            except (FormMissed, NotRatable) as missed:
                done = replace(done, refused=(*done.refused, missed.sentence))
                continue
            self._session.vault.keep_rating(made)
            open_scales = len(made.rubric.dimensions) - len(made.contents.scores)
            done = replace(done, rated=done.rated + 1, open_scales=done.open_scales + open_scales)
        return done

    def _over(self, done: ModelRated) -> None:
        self._token = None
        self._page.show_model_state(done.words, busy=False)
        self.rated.emit()


def _words(done: int, count: int) -> str:
    return tr("The model is rating: {done} of {count} …", done=done + 1, count=count)
