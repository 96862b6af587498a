"""A life in the whole program in which every feature is told a sentence of its own, and the search for them all."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path
from threading import Thread

from tests.torture.doomed import PASSPHRASE

FEATURES = (
    "message", "reply", "title", "draft", "search", "plan", "prompt", "edited reasoning", "waiting message",
    "deleted conversation", "rating", "strategies", "scenario", "supervision", "fault in a slot", "fault in a task",
)  # fmt: skip
DONE = "done"
_CODINGS = ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le")


def canary(feature: str) -> str:
    """Return the sentence of a feature, in two scripts."""
    return f"Heronmarguerite{FEATURES.index(feature)}zz walks 苍鹭独自走过{FEATURES.index(feature)}"


def spellings(feature: str) -> list[bytes]:
    """Return how a file may hold a part of the sentence."""
    parts = canary(feature).split(" walks ")
    escaped = [parts[1].encode("unicode_escape"), parts[1].encode("ascii", "backslashreplace")]
    return [
        *(part.encode(coding) for part in parts for coding in _CODINGS),
        *escaped,
        parts[0].lower().encode(),
    ]


def found_in(folders: list[Path], features: tuple[str, ...] = FEATURES) -> Iterator[str]:
    """Yield each file in which a sentence can be read."""
    for folder in folders:
        for path in (each for each in folder.rglob("*") if each.is_file()):
            content = path.read_bytes()
            for feature in features:
                if any(spelling in content for spelling in spellings(feature)):
                    yield f"{feature}: {path}"


def live(pipe: Connection, home: Path, working: Path) -> None:
    """Open the program, use everything, and end with an abort, so that nothing is tidied up."""
    from PySide6.QtCore import QTimer

    from app.commands import main
    from app.ui.main_window import MainWindow
    from app.ui.qt_application import application

    os.chdir(working)
    tempfile.tempdir = None  # the environment names another folder since this process was forked
    running, watch = application(), QTimer()

    def fall() -> None:
        raise ValueError(canary("fault in a slot"))

    def look() -> None:
        windows = [each for each in running.topLevelWidgets() if isinstance(each, MainWindow)]
        if not windows or not windows[0].composer.isVisible() or windows[0]._session.loaded is None:
            return
        watch.stop()
        pipe.send((DONE, "; ".join(_use_everything(windows[0], home))))
        QTimer.singleShot(0, fall)
        QTimer.singleShot(1500, os.abort)

    watch.timeout.connect(look)
    watch.start(20)
    reading, writing = os.pipe()
    os.write(writing, f"{PASSPHRASE}\n".encode())
    os.close(writing)
    sys.argv = ["oyster", "--data-dir", str(home), "--passphrase-fd", str(reading)]
    main()


def _use_everything(window: object, home: Path) -> Iterator[str]:
    """Tell each feature its sentence; yield what failed."""
    from app.alignment.supervision.reflections import Exchange, scored_talk
    from app.alignment.supervision.texts import CodedTalk
    from app.domain.cancellation import CancelToken
    from app.domain.conversation import now
    from app.domain.generation import Sampling
    from app.domain.rating import MarkedSpan, Rater, Rating, RatingContents, new_rating_id
    from app.domain.reasoning_chain import Node, ReasoningChain
    from app.domain.safety_plan import SafetyPlan
    from app.domain.supervision import SentenceCode
    from app.domain.turn import TurnEnded, UserMessageCommitted
    from app.privacy.encrypted_archive import new_archive_key
    from app.rating.model_rater import FormMissed, rate_with_model
    from app.rating.rubric_file import shipped_rubrics
    from app.session.backup import make_backup
    from app.ui.main_window import MainWindow
    from app.workspace.scenario_files import shipped_text
    from app.workspace.scenario_library import save_scenario
    from app.workspace.strategy_desk import StrategyDesk
    from app.workspace.supervision import Supervision

    assert isinstance(window, MainWindow)
    session, vault = window._session, window._session.vault
    archive_key = new_archive_key(PASSPHRASE)
    seen: list[UserMessageCommitted | TurnEnded] = []

    def say(feature: str) -> None:
        for event in session.say(canary(feature), sampling=Sampling(seed=1, max_tokens=60)):
            if isinstance(event, UserMessageCommitted | TurnEnded):
                seen.append(event)

    def fall() -> None:
        raise RuntimeError(canary("fault in a task"))

    def rename() -> None:
        vault.rename(vault.conversations()[0].id, canary("title"))

    def delete() -> None:
        say("deleted conversation")
        asked = next(each for each in reversed(seen) if isinstance(each, UserMessageCommitted))
        vault.delete(asked.conversation.id)

    def edit_reasoning() -> None:
        ended = next(each for each in seen if isinstance(each, TurnEnded))
        record = session.turn_of(ended.message.id)
        assert record is not None
        chain = ReasoningChain().rewritten(Node.USER_NEEDS, (canary("edited reasoning"),))
        for _ in session.regenerate(
            record.question.conversation, record.question.id, Sampling(seed=1, max_tokens=4), chain=chain
        ):
            pass

    def rate() -> None:
        ended = next(each for each in seen if isinstance(each, TurnEnded))
        home, moment = ended.message.conversation, now()
        said = RatingContents(instead=canary("rating"), spans=(MarkedSpan(0, 1, canary("rating")),))
        rater = Rater(canary("rating"))
        made = Rating(
            new_rating_id(), home, ended.message.id, rater, shipped_rubrics()[0], said, moment, moment
        )
        vault.keep_rating(made)
        window.rating.refresh()

    def rate_by_model() -> None:
        ended = next(each for each in seen if isinstance(each, TurnEnded))
        home, reply = ended.message.conversation, ended.message.id
        with suppress(FormMissed):  # asked it was
            vault.keep_rating(rate_with_model(session, home, reply, shipped_rubrics()[0], CancelToken()))

    def change_strategies() -> None:
        desk = StrategyDesk(session)
        desk.save(f"# {canary('strategies')}\n{desk.contents()}", canary("strategies"), canary("strategies"))

    def write_scenario() -> None:
        text = f"# {canary('scenario')}\n{shipped_text('exams-quiet-boy')}".replace(
            "exams-quiet-boy", "canary-night"
        )
        save_scenario(vault, text, "")

    def supervise() -> None:
        say("supervision")
        supervision, said = Supervision(session), canary("supervision")
        assert supervision.code(Exchange(said, said))
        talk = CodedTalk(said, ((SentenceCode.OPEN, said), (SentenceCode.OTHER, said)))
        next(session.ask_about((said,), lambda engine, _: scored_talk(engine, talk)))

    def improve() -> None:
        ended = next(each for each in seen if isinstance(each, TurnEnded))
        for _ in session.improve(ended.message.id, Sampling(seed=1, max_tokens=4)):
            pass

    def back_up() -> None:
        make_backup(vault, session.locations, archive_key, home / "backups")

    steps: tuple[tuple[str, Callable[[], object]], ...] = (
        ("prompt", lambda: session.system_prompt.keep(canary("prompt"))),
        ("message", lambda: say("message")),
        ("waiting message", lambda: window.say(canary("waiting message"))),
        ("title", rename),
        ("plan", lambda: vault.keep_safety_plan(SafetyPlan(own_steps=canary("plan")))),
        ("draft", lambda: window.composer.field.setPlainText(canary("draft"))),
        ("drafts", lambda: vault.keep_drafts({None: canary("draft")})),
        ("search", lambda: window.list.search.setText(canary("search"))),
        ("deletion", delete),
        ("edited reasoning", edit_reasoning),
        ("rating", rate),
        ("rating by the model", rate_by_model),
        ("strategies", change_strategies),
        ("scenario", write_scenario),
        ("supervision", supervise),
        ("improvement", improve),
        ("backup", back_up),
        ("backup in progress when the program ends", Thread(target=back_up, daemon=True).start),
        ("task", lambda: window.tasks.run(lambda report: fall(), lambda done: None, window.errors.tell)),
        ("settings", lambda: session.save_settings(session.settings)),
    )
    for name, step in steps:
        try:
            step()
        except Exception as error:  # noqa: BLE001 - told to the test, which fails
            yield f"{name}: {type(error).__name__}: {error}"
