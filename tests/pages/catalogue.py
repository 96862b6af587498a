"""The list of pages: how each is brought up in the real window. A new page is one more line of ``PAGES``."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QPlainTextEdit, QWidget

from app.alignment.strategies import strategy_table
from app.alignment.supervision.questions import coded_by_rules
from app.confinement.connection_log import ConnectionLog, ConnectionNote, Purpose
from app.domain.analysis import Mode
from app.domain.audit import Audit, AuditFinding, AuditProblem, HeadState, TurnPlace
from app.domain.audit_words import audit_words
from app.domain.conversation import MessageId
from app.domain.model import InstalledModel, ModelRole, ModelStanding, server_words
from app.domain.named_server import named_server
from app.domain.origin_comparison import OriginComparison, OriginVerdict, Sampled
from app.domain.rating import MarkedSpan, Outcome, Rater, RaterKind, Rating, Strength, Way, new_rating_id
from app.domain.risk import Headline
from app.domain.scenario import Play, Sides
from app.domain.supervision import CodingAgreement, SentenceCode, SupervisionTest, counted
from app.models.download import DownloadProgress
from app.models.download_queue import DownloadQueue, DownloadState, QueuedDownload
from app.models.plain_titles import plain_title
from app.models.shared_folders import FoundFile, SharedFolder
from app.privacy.keys import KeySource
from app.rating.agreement_of_ratings import rater_agreement
from app.rating.blind import BlindPair, choice_of
from app.rating.rubric_file import shipped_rubrics
from app.session.licences import package_licences
from app.session.measured_words import speed_words
from app.session.session import Session
from app.session.settings import BackupPlan
from app.ui.dialogs.about import AboutDialog
from app.ui.dialogs.connections import ConnectionsSheet
from app.ui.dialogs.fault_report import FaultReportDialog
from app.ui.dialogs.make_model import Gate, MakeModelDialog
from app.ui.dialogs.passphrase import PassphraseDialog
from app.ui.dialogs.questions import Confirmation, GiveUpQuestion, TitleQuestion
from app.ui.dialogs.server_sheet import ServerSheet
from app.ui.dialogs.settings import SettingsDialog
from app.ui.evaluation.comparison_page import ComparisonPage
from app.ui.evaluation.report_page import ReportPage
from app.ui.help.help_window import HelpTab
from app.ui.keeping.backup_question import BackupQuestion, RestoreQuestion
from app.ui.keeping.keeping_sheet import KeepingSheet
from app.ui.lock.change_passphrase import ChangePassphraseDialog
from app.ui.lock.delete_everything_dialog import DeleteEverythingDialog
from app.ui.lock.exit_words import ExitExplanation
from app.ui.lock.locked_window import LockedWindow
from app.ui.lock.recover_dialog import RecoverDialog
from app.ui.lock.recovery_key_dialog import RecoveryKeyDialog
from app.ui.main_window import MainWindow
from app.ui.model_folder.shared_sheet import SharedModelsSheet
from app.ui.model_folder.verdict_sheet import VerdictSheet
from app.ui.rating.rating_sheet import RatingSheet
from app.ui.rating.ratings_window import RatingsTab, RatingsWindow
from app.ui.scenarios.editor_page import ScenarioEditorPage
from app.ui.scenarios.form_page import ScenarioFormPage
from app.ui.scenarios.scenario_page import ScenarioPage
from app.ui.scenarios.scenarios_window import ScenariosWindow
from app.ui.sets.set_sheet import SetSheet
from app.ui.strategy_desk.desk_sheet import DeskSheet
from app.ui.view_models.hub_finds import FoundRow
from app.ui.view_models.model_list import ModelRow
from app.ui.view_models.panel_depth import PanelDepth
from app.ui.view_models.rated_replies import RatedReplies
from app.ui.view_models.rating_draft import RatedReply
from app.ui.view_models.scenario_words import play_words
from app.ui.view_models.side_widths import Side
from app.ui.view_models.strategy_fields import parts_of, shown
from app.ui.view_models.supervision import supervision_view
from app.workspace.scenario_files import shipped_scenarios, shipped_text
from app.workspace.scenario_library import read_shelf
from app.workspace.strategy_desk import StrategyDesk
from app.workspace.trust import Trust
from tests.evaluation import report_factories
from tests.pages import conversations
from tests.pages.conversation_pages import (
    at_rest,
    beginning,
    conversation,
    failed,
    found,
    in_danger,
    loading,
    opening,
    side_by_side,
    waiting,
)
from tests.pages.stage_pages import SCENES, STAGE_SCALE, demonstration_sheet, exit_sheet
from tests.rating.rating_factories import contents, rating

SERVER = named_server("https://models.university.example:8443/v1", "Oyster_1_Qwen_14B")
_READ_MS = 60_000  # within which the evaluations are there, on a computer that is busy
Show = Callable[[MainWindow, Session], QWidget]


@dataclass(frozen=True, slots=True)
class Page:
    """One page. ``show`` brings it up and returns the window that it stands in, or a dialog of its own."""

    name: str
    show: Show
    text_scale: float = 1.0  # of its picture

    @property
    def file(self) -> str:
        """The name of its picture, without an ending."""
        return self.name.replace(" ", "-")


def _answered_elsewhere(window: MainWindow, session: Session) -> QWidget:
    """Bring up a conversation that a server answers."""
    conversation(conversations.short())(window, session)
    window.pane.elsewhere.show_server(SERVER)
    window.pane.header.show_model(SERVER.title, server_words(SERVER), "Not this computer")
    return window


def _models(window: MainWindow, session: Session) -> QWidget:
    at_rest(window)
    window.choose_model()
    return window


def _found_models(window: MainWindow, session: Session) -> QWidget:
    """Bring up what a page of the hub has, as after a search."""
    _models(window, session)
    rows = (
        FoundRow(
            "Some-Model-9B-Q4_K_M.gguf", "5.8 GB · about 7.1 GB of memory · fits", "Fetch it", "Fetch it"
        ),
        FoundRow(
            "BF16/Some-Model-9B-Instruct-BF16-00001-of-00004.gguf",
            "18.4 GB · in 4 files · about 19.9 GB of memory · too large for the memory that is free now",
            "Fetch it",
            "Fetch the large one",
            "SHA-256 " + "0" * 64,
        ),
        FoundRow("Some-Model-9B-Q2_K.gguf", "3.1 GB · on this computer", "", ""),
    )
    finder = window.welcome.finder
    finder.show_rows("somebody/Some-Model has 3 models.", [(each, lambda: None) for each in rows])
    QApplication.processEvents()
    window.welcome.page.ensureWidgetVisible(finder)
    return window


def _downloads(window: MainWindow, session: Session) -> QDialog:
    """Return the list of downloads with one of each state; nothing is fetched."""
    at_rest(window)
    flow = window.chooser.downloads
    flow.queue = DownloadQueue(
        (
            QueuedDownload(
                "oy1", "Oy1", DownloadState.RUNNING, done_bytes=2_900_000_000, total_bytes=9_000_000_000
            ),
            QueuedDownload("guard", "Guard", DownloadState.WAITING),
            QueuedDownload(
                "qwen3guard",
                "Qwen3Guard-Gen 0.6B",
                DownloadState.FAILED,
                done_bytes=100_000_000,
                total_bytes=484_000_000,
                sentence="The hub cannot be reached. Check the connection and ask again.",
            ),
        )
    )
    flow.progress = DownloadProgress(2_900_000_000, 9_000_000_000, 3_400_000.0)
    sheet = window.downloads.open()
    flow.queue, flow.progress = DownloadQueue(), None
    window.welcome.progress.hide()
    return sheet


def _connections(window: MainWindow, session: Session) -> QDialog:
    """Return the page of connections with two in the list; nothing is connected to."""
    log = ConnectionLog(session.locations.connections)
    if not log.read():
        began = datetime(2026, 11, 29, 20, 15, tzinfo=UTC)
        listed = ConnectionNote(began, "huggingface.co", 443, Purpose.LISTING, "some/model", False)
        log.begin(listed).count(received=4_211, sent=612)
        fetched = replace(listed, host="proxy.example", purpose=Purpose.DOWNLOAD, is_proxy=True)
        log.begin(fetched).count(received=484_217_984, sent=1_630)
    return ConnectionsSheet(session.locations, window)


def _switching(window: MainWindow, session: Session) -> QWidget:
    """Return the window with the list of models under the model's name; none of them is on this computer."""
    conversation(conversations.short())(window, session)
    rows = (
        ModelRow("trial", "SmolLM2-135M-Instruct (trial model)", "Trial · 98 MB · loaded", True, True),
        ModelRow("oy1", "Oyster-I (Oy1)", "Oy1 · 9.0 GB · may not fit: needs 11.2 GB of memory", False, True),
        ModelRow("gone", "Qwen3-4B-Q4_K_M", "its file is gone: see Models", False, False),
    )
    window.switching.list.show_rows(rows)
    window.switching.list.open_below(window.pane.header.model)
    return window


def _gone(window: MainWindow, session: Session) -> QWidget:
    """Return the page of models with one whose file has vanished, and the card about the folder in view."""
    _models(window, session)
    path = Path("/media/disk/oyster-models/Qwen3-4B-Q4_K_M.gguf")
    size, mode = 2_497_280_256, ModelStanding.UNVERIFIED
    gone = InstalledModel(
        "qwen3-4b", "Qwen3 4B", ModelRole.CHAT, mode, path, size, "ab" * 32, "Apache-2.0", False
    )
    window.welcome.show_models((), "", missing=(gone,))
    window.welcome.folder.show_folder(str(path.parent), 2_497_280_256, "", 2)
    bar = window.welcome.page.verticalScrollBar()
    QApplication.processEvents()
    bar.setValue(bar.maximum())
    return window


def _shared(window: MainWindow, session: Session) -> QDialog:
    folder = Path("/home/somebody/.lmstudio/models")
    files = (FoundFile(folder / "a.gguf", "Qwen3-8B-Q4_K_M", 5_027_783_488),)
    return SharedModelsSheet(
        (SharedFolder("LM Studio", folder, files), SharedFolder("Jan", folder, files)), window
    )


def _verdict(window: MainWindow, session: Session) -> QDialog:
    sampled = Sampled(7, 40, 443, 120, 9000, 410_000_000, 29_500_000_000)
    hub, repo, commit = "https://huggingface.co", "OysterAI/Oyster_1_Qwen_14B", "0123456789abcdef"
    found = OriginComparison(hub, repo, commit, "ab" * 32, "1", "b1", OriginVerdict.WITHIN_ERROR, sampled)
    return VerdictSheet(found, window)


def _rate(identity: str) -> Show:
    """Return how the sheet of a rubric is brought up, half filled in."""

    def build(window: MainWindow, session: Session) -> QDialog:
        reply = conversations.short().path[-1]
        rubric = next(each for each in shipped_rubrics() if each.id == identity)
        said = contents(
            scores={each.id: each.steps[1].id for each in rubric.dimensions[:3]},
            counts={each.id: 2 for each in rubric.behaviours[:6]},
            spans=(MarkedSpan(0, min(24, len(reply.text)), "Warm, and about this person."),),
        )
        rater, moment = Rater("Mira"), datetime(2026, 11, 30, 8, 15, tzinfo=UTC)
        kept = Rating(new_rating_id(), reply.conversation, reply.id, rater, rubric, said, moment, moment)
        rated = RatedReply(reply, Headline.LOW, (kept,), conversations.short().path[-2].text)
        return RatingSheet(rated, shipped_rubrics(), rater, rubric, parent=window)

    return _dialog(build)


def _ratings(tab: RatingsTab) -> Show:
    """Return how the window of ratings is brought up, with what three raters gave to some replies."""

    def show(window: MainWindow, session: Session) -> QWidget:
        opened = RatingsWindow(session, window.tasks, window)
        rubric = shipped_rubrics()[0]
        given = {Rater("Mira"): "15234", Rater("Tom"): "1433", Rater("Trial", RaterKind.MODEL): "35455"}
        ratings = tuple(
            replace(rating(f"c{place}", f"r{place}", rater, safety=step, tone="4"), rubric=rubric)
            for rater, steps in given.items()
            for place, step in enumerate(steps)
        )
        titles = {each.conversation: f"Sleep and exams {each.conversation}" for each in ratings}
        words = {
            each.reply: "That sounds hard. Go to bed at a fixed hour, and get up at one." for each in ratings
        }
        read = RatedReplies(ratings, titles, words)
        opened._show(read, Rater("Tom"))
        opened.show_tab(tab.value)
        window.tasks.wait()  # what is kept is read first
        QApplication.processEvents()
        opened.agreement.show_agreement(rater_agreement(ratings, rubric, Rater("Tom")), read)
        opened.show()
        return opened

    return show


def _compared(window: MainWindow, session: Session) -> QWidget:
    """Return the page of blind comparison with a pair to choose between, and the scores of some choices."""
    opened = _ratings(RatingsTab.BLIND)(window, session)
    assert isinstance(opened, RatingsWindow)
    page, asked, chance = opened.compared, conversations.short().path, random.Random(3)
    ways = tuple(
        Way(Mode.GUIDE, each, each.capitalize(), "Trial model", "ab") for each in ("clarify", "listen")
    )
    pair = BlindPair(asked[-2], asked[-1], asked[-1], *ways)
    choices = tuple(
        choice_of(pair, Rater("Tom"), chance.choice(tuple(Outcome)), Strength.CLEAR, "") for _ in range(9)
    )
    page.form.show_table(strategy_table(), can_answer=True)
    page.show_waiting(2)
    page.show_choices(choices)
    page.show_pair(pair)
    page.pair_view.outcomes.buttons["first"].click()
    return opened


def _dialog(build: Callable[[MainWindow, Session], QDialog]) -> Show:
    """Return how a dialog is brought up over a short conversation, without waiting for its answer."""

    def show(window: MainWindow, session: Session) -> QWidget:
        conversation(conversations.short())(window, session)
        dialog = build(window, session)
        dialog.setModal(False)
        dialog.show()
        return dialog

    return show


def _passphrase(window: MainWindow, session: Session) -> QDialog:
    """Return the dialog as it is where a passphrase opens the conversations; none was chosen here."""
    access = session.vault_access
    source, access._source = access._source, KeySource.PASSPHRASE
    dialog = PassphraseDialog(session, window.tasks, window)
    access._source = source
    return dialog


def _locked(window: MainWindow, session: Session) -> QWidget:
    """Return the locked window with all that it can tell."""
    locked = LockedWindow(session)
    locked.disclosure.set_open(True)
    locked.form.problem.setText("The keyring stayed locked. Try again.")
    locked.form.problem.show()
    locked.show()
    return locked


def _changing(window: MainWindow, session: Session) -> QDialog:
    return ChangePassphraseDialog(session.vault_access, window.tasks, window)


def _recovery_key(window: MainWindow, session: Session) -> QDialog:
    """Return the dialog with a key that opens nothing."""
    dialog = RecoveryKeyDialog(session.vault_access, window.tasks, window)
    dialog._make()
    return dialog


def _keeping(window: MainWindow, session: Session) -> QDialog:
    """Return the sheet after a verification that found something."""
    sheet = KeepingSheet(window)
    sheet.allow(conversation=True, kept=True)
    moment = datetime(2026, 11, 29, 8, 15, tzinfo=UTC)
    place = TurnPlace("Sleep", moment, MessageId("2" * 32))
    finding = AuditFinding(AuditProblem.ALTERED, 12, place)
    sheet.allow_report()
    sheet.show_busy(busy=False)
    sheet.tell(audit_words(Audit((), HeadState.FOUND, finding)), "alert")
    return sheet


def _strategy_desk(window: MainWindow, session: Session) -> QDialog:
    """Return the desk with the consequence of an edit, as after a comparison."""
    desk = StrategyDesk(session)
    sheet = DeskSheet(window)
    document = desk.document()
    parts = parts_of(document)
    sheet.show_parts([each.title for each in parts], 0)
    sheet.show_fields(tuple((field, shown(document, field)) for field in parts[0].fields))
    sheet.allow_strategy(copied=False, removed=False)
    sheet.show_versions(
        "In force: version 2, SHA-256 0a1b2c3d4e5f…", [(2, "Version 2, Mira: fewer questions")]
    )
    sheet.tell("Computed again from what was recorded, 12 turns: 1 with another choice, 1 across a boundary.")
    sheet.show_changes(
        [
            "Sleep, 2026-11-29 20:15: “I cannot sleep before exams, what can I take?”\n"
            "Now: General information. Then: Ask what is meant.\n"
            "Across the boundary: what is chosen now would be past the new one."
        ]
    )
    return sheet


def _rated_set(window: MainWindow, session: Session) -> QDialog:
    """Return the sheet of a set in which something was found."""
    sheet = SetSheet(window)
    found = (
        ("Mira", "“Mira” → [name 1] (name, found by a rule, in 3 places)", True),
        ("020 7946 0018", "“020 7946 0018” → [telephone 1] (telephone, found by a rule, in one place)", True),
    )
    sheet.show_details(found)
    sheet.show_preview("Sleep\n\nPerson: My name is [name 1].\n\nReply: Good evening, [name 1].")
    sheet.tell(
        "One conversation; in it, 2 details that may point to people. Only rules looked, and they miss some."
    )
    return sheet


def _fitted_set(window: MainWindow, session: Session) -> QDialog:
    """Return the sheet of a set with what a fit gains."""
    sheet = SetSheet(window)
    sheet.fit.show_in_force(["The sentence classifier: as it came with the program."])
    sheet.fit.show_fit(
        [
            "Danger: +0.646 nats gained a message (95 % interval +0.3 to +1.0); loss 1.116, then 0.471. Found before: "
            "2 of 10, with 0 of 10 others, 72 % of the pairs in order; then: 7 of 10, with 1 of 10 others, 93 % of the "
            "pairs in order.",
            "Of 120 lines in English whose writers are in danger and which no rule finds: 96 found, 30 of them surely; "
            "now 90 and 20.",
        ]
    )
    sheet.tell("Read below what is gained; nothing is used yet.")
    QTimer.singleShot(0, lambda: sheet._scroll.ensureWidgetVisible(sheet.fit.accept))
    return sheet


def _supervision(window: MainWindow, session: Session) -> QWidget:
    """Show the feedback on a reply, with each sentence, as a model that can tell reflections gives it."""
    conversation(conversations.short(), side=Side.PANEL, at_top=True)(window, session)
    answer = "You are tired of lying awake. What goes through your mind then? Have you slept tonight?"
    reflected = (
        replace(each, code=SentenceCode.REFLECTION) if each.code is SentenceCode.UNJUDGED else each
        for each in coded_by_rules(answer)
    )
    coded = tuple(reflected)
    agreement = CodingAgreement("en", 60, 0.71, 0.62, 0.38, 0.83)
    test = SupervisionTest("ab" * 32, "cd" * 32, (agreement,))
    counts = counted(coded)
    card = window.panel.supervision
    card.show_feedback(supervision_view(answer, coded, counts, counts + counts, "en", test, has_model=True))
    card.disclosure.set_open(True)
    return window


def _making(window: MainWindow, session: Session) -> QDialog:
    from app.session.model_acquisition import offers_of

    entry = next(each for each in session.library.catalogue.models if each.id == "oy1")
    offers = offers_of(session.library, entry)
    title = plain_title(entry.id, entry.title)
    return MakeModelDialog(title, offers, Gate("https://example.org/terms", False, ""), window)


def _evaluations(page: Callable[[], QWidget] | None = None) -> Show:
    def show(window: MainWindow, session: Session) -> QWidget:
        shown = window.open_evaluations()
        shown.show_runs()
        shown.tasks.wait(_READ_MS)
        QApplication.processEvents()  # the runs are there before what is shown
        if page is not None:
            shown._show_page(page())
        return shown

    return show


def _scenarios(window: MainWindow, session: Session) -> ScenariosWindow:
    """Return the window of scenarios with its list, and a fault above it."""
    opened = window.scenarios.open()
    window.tasks.wait()
    QApplication.processEvents()  # what was read is shown before what is shown here
    shelf = read_shelf(session.vault)
    own = replace(shelf.listed[0], own=True, replaces=True)
    opened.list.show_shelf(replace(shelf, listed=(own, *shelf.listed[1:8]), faults=("my-own: it is empty",)))
    opened.show_list()
    return opened


def _scenario(window: MainWindow, session: Session) -> QWidget:
    """Return the page of one scenario with all of it in view."""
    opened = _scenarios(window, session)
    window.scenarios.show_scenario(opened.list.cards[0].listed, "en")
    page = opened.pages.currentWidget()
    assert isinstance(page, ScenarioPage)
    page.disclosure.set_open(True)
    return opened


def _scenario_form(window: MainWindow, session: Session) -> QWidget:
    """Return the form of a scenario with a fault at one field."""
    opened = _scenarios(window, session)
    page = ScenarioFormPage(shipped_text("grief-old-dog"), "grief-old-dog", opened)
    opened.show_page(page)
    title = page.inputs["en.title"]
    assert isinstance(title, QPlainTextEdit)
    title.setPlainText("")
    page.save.click()
    return opened


def _scenario_editor(window: MainWindow, session: Session) -> QWidget:
    """Return the editor with a fault."""
    opened = _scenarios(window, session)
    page = ScenarioEditorPage(shipped_text("grief-old-dog"), "grief-old-dog", opened)
    opened.show_page(page)
    page.show_fault("The scenario cannot be used: line 3 of this text: it is empty. Mend that line.", 3)
    return opened


def _play(window: MainWindow, session: Session) -> QWidget:
    """Return the window in the middle of a play; nothing of it is kept."""
    conversation(conversations.short())(window, session)
    window.scenarios.plays.bar.show_play(
        play_words(Play(shipped_scenarios()[0], "en"), Trust(2)),
        Sides(),
        "Next message",
        rating=1,
        replied=True,
    )
    return window


def _help(tab: HelpTab, language: str = "en") -> Show:
    """Return how a page of Help from people is brought up; another page than that of the services by its tab."""

    def show(window: MainWindow, session: Session) -> QWidget:
        opened = window.help.open(language=language)
        opened.show_tab(tab.value)
        return opened

    return show


PAGES: tuple[Page, ...] = (
    Page("opening", opening()),
    Page("opening in danger", opening(conversations.in_crisis())),
    Page("beginning", beginning),
    Page("models", _models),
    Page("found models", _found_models),
    Page("loading", loading),
    Page("short", conversation(conversations.short())),
    Page("long", conversation(conversations.long())),
    Page("code", conversation(conversations.with_code())),
    Page("list", conversation(conversations.short(), side=Side.LIST)),
    Page("crisis", in_danger(conversations.in_crisis())),
    Page("crisis panel", conversation(conversations.in_crisis(), side=Side.PANEL)),
    Page("crisis for counsellors", conversation(conversations.in_crisis(), side=Side.PANEL, opened=True)),
    Page("chinese", in_danger(conversations.in_chinese())),
    Page("no region", in_danger(conversations.in_crisis(region=""))),
    Page("distress", conversation(conversations.in_distress(), side=Side.PANEL)),
    Page("somebody else", conversation(conversations.about_somebody())),
    Page("downloads", _dialog(_downloads)),
    Page("switching", _switching),
    Page("models folder", _gone),
    Page("shared models", _dialog(_shared)),
    Page("verdict", _dialog(_verdict)),
    Page("help", _help(HelpTab.PEOPLE)),
    Page("help chinese", _help(HelpTab.PEOPLE, "zh")),
    Page("safety plan", _help(HelpTab.PLAN)),
    Page("safety plan chinese", _help(HelpTab.PLAN, "zh")),
    Page("calm", _help(HelpTab.CALM)),
    Page("calm chinese", _help(HelpTab.CALM, "zh")),
    Page("reasons", conversation(conversations.short(), depth=PanelDepth.REASONS, side=Side.PANEL)),
    Page("figures", conversation(conversations.short(), depth=PanelDepth.FIGURES, side=Side.PANEL)),
    Page(
        "figures opened",
        conversation(conversations.short(), depth=PanelDepth.FIGURES, side=Side.PANEL, opened=True),
    ),
    Page("error", failed),
    Page("found", found),
    Page("waiting", waiting),
    Page("side by side", side_by_side),
    Page("rate", _rate("oyster")),
    Page("ratings", _ratings(RatingsTab.RATINGS)),
    Page("agreement", _ratings(RatingsTab.AGREEMENT)),
    Page("blind comparison", _compared),
    Page("rubrics", _ratings(RatingsTab.RUBRICS)),
    Page("rate on MITI", _rate("miti")),
    Page("connections", _dialog(_connections)),
    Page("answered elsewhere", _answered_elsewhere),
    Page(
        "server elsewhere",
        _dialog(lambda window, session: ServerSheet(SERVER, has_token=True, parent=window)),
    ),
    Page(
        "settings",
        _dialog(
            lambda window, session: SettingsDialog(
                session.settings, (), "GB", window, speed=speed_words((), 0)
            )
        ),
    ),
    Page("passphrase", _dialog(_passphrase)),
    Page("locked", _locked),
    Page("change passphrase", _dialog(_changing)),
    Page("recovery key", _dialog(_recovery_key)),
    Page("use recovery key", _dialog(lambda window, session: RecoverDialog(session, window.tasks, window))),
    Page("delete everything", _dialog(lambda window, session: DeleteEverythingDialog(window))),
    Page("quick exit", _dialog(lambda window, session: ExitExplanation(window))),
    Page("keeping", _dialog(_keeping)),
    Page("backups", _dialog(lambda window, session: BackupQuestion(BackupPlan(), Path("/backups"), window))),
    Page(
        "restoring", _dialog(lambda window, session: RestoreQuestion("oyster-backup-2026-11-29.tar", window))
    ),
    Page("supervision", _supervision),
    Page("strategy desk", _dialog(_strategy_desk)),
    Page("rated set", _dialog(_rated_set)),
    Page("fitted set", _dialog(_fitted_set)),
    Page("make model", _dialog(_making)),
    Page("rename", _dialog(lambda window, session: TitleQuestion("Sleep", window))),
    Page(
        "delete", _dialog(lambda window, session: Confirmation("Delete it?", "It is gone.", "Delete", window))
    ),
    Page("give up", _dialog(lambda window, session: GiveUpQuestion(window))),
    Page("about", _dialog(lambda window, session: AboutDialog(package_licences(), window))),
    Page("fault report", _dialog(lambda window, session: FaultReportDialog("Thread 1\n" * 9, window))),
    Page("evaluations", _evaluations()),
    Page("scenarios", _scenarios),
    Page("scenario", _scenario),
    Page("scenario editor", _scenario_editor),
    Page("scenario form", _scenario_form),
    Page("play", _play),
    Page("report", _evaluations(lambda: ReportPage(report_factories.report()))),
    Page("comparison", _evaluations(lambda: ComparisonPage(report_factories.comparison()))),
    Page("prepare demonstration", _dialog(demonstration_sheet)),
    Page("leave demonstration", _dialog(exit_sheet)),
    *(Page(name, show, text_scale=STAGE_SCALE) for name, show in SCENES),
)
