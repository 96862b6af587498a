"""The safety plan in the real window: kept while it is written, there again after the program ended, on paper."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from pytestqt.qtbot import QtBot

from app.domain.safety_plan import PlanStep, SafetyPlan
from app.locations import Locations
from app.session.session import Session
from app.ui.help.help_window import HelpTab
from app.ui.help.plan_page import PlanPage
from app.ui.main_window import MainWindow
from tests.privacy.quick_cost import QUICK

PASSPHRASE = "only for this test"
WRITTEN = "Walk to the harbour\nCall Mira"


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with Session(Locations(tmp_path / "data"), region="GB", passphrase_cost=QUICK) as opened:
        yield opened


def shown(qtbot: QtBot, session: Session) -> MainWindow:
    window = MainWindow(session)
    qtbot.addWidget(window)
    window.show()
    return window


def plan_page(qtbot: QtBot, window: MainWindow) -> PlanPage:
    opened = window.help.open()
    opened.show_tab(HelpTab.PLAN)
    page = opened.plan
    assert page is not None
    qtbot.waitUntil(page.fields[PlanStep.OWN_STEPS].isEnabled)
    return page


def test_a_plan_is_kept_while_it_is_written_and_is_there_after_the_program_ended(
    qtbot: QtBot, session: Session
) -> None:
    session.unlock(PASSPHRASE)
    window = shown(qtbot, session)
    page = plan_page(qtbot, window)
    assert "Kept encrypted" in page.kept.text()
    field = page.fields[PlanStep.OWN_STEPS].field
    qtbot.keyClicks(field, "Walk to the harbour")
    qtbot.waitUntil(lambda: page.state.text() == "Saved.")
    assert session.vault.safety_plan() == SafetyPlan(own_steps="Walk to the harbour")
    field.setPlainText(WRITTEN)
    window.close()  # at once, before anything was saved by the clock
    session.close()
    with Session(session.locations) as again:
        again.unlock(PASSPHRASE)
        window = shown(qtbot, again)
        assert plan_page(qtbot, window).fields[PlanStep.OWN_STEPS].text == WRITTEN
        window.close()


def test_a_private_session_says_that_the_plan_is_not_kept(qtbot: QtBot, session: Session) -> None:
    session.vault_access.go_private()
    window = shown(qtbot, session)
    page = plan_page(qtbot, window)
    assert "gone when the program ends" in page.kept.text()
    page.fields[PlanStep.SAFE_PLACE].field.setPlainText("At my sister's")
    window.help.open().close()
    again = plan_page(qtbot, window)
    qtbot.waitUntil(lambda: again.fields[PlanStep.SAFE_PLACE].text == "At my sister's")
    window.close()
    assert not session.locations.database.exists()


def test_what_is_written_before_the_vault_is_open_comes_into_it(qtbot: QtBot, session: Session) -> None:
    window = shown(qtbot, session)
    page = plan_page(qtbot, window)
    page.fields[PlanStep.OWN_STEPS].field.setPlainText(WRITTEN)
    session.unlock(PASSPHRASE)
    window.vault_opened()
    qtbot.waitUntil(lambda: session.vault.safety_plan().own_steps == WRITTEN)
    assert "Kept encrypted" in page.kept.text()
    window.close()


def test_a_plan_is_copied_and_printed_with_the_numbers_of_the_region(
    qtbot: QtBot, session: Session, tmp_path: Path
) -> None:
    session.vault_access.go_private()
    window = shown(qtbot, session)
    page = plan_page(qtbot, window)
    page.fields[PlanStep.OWN_STEPS].field.setPlainText("Tea <b>& music</b>")
    page.add.click()
    assert "Samaritans: Call 116 123." in page.fields[PlanStep.PROFESSIONALS].text
    page.add.click()
    assert page.fields[PlanStep.PROFESSIONALS].text.count("116 123") == 1, "they are added once"
    page.copy.click()
    copied = QGuiApplication.clipboard().text()
    assert "2. What I can do by myself\nTea <b>& music</b>" in copied
    assert "other programs can read it" in page.state.text()
    page.print.click()
    (dialog,) = page.findChildren(QPrintDialog)
    qtbot.waitUntil(dialog.isVisible)
    dialog.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    dialog.printer().setOutputFileName(str(tmp_path / "printed.pdf"))
    dialog.done(QPrintDialog.DialogCode.Accepted)
    assert (tmp_path / "printed.pdf").read_bytes().startswith(b"%PDF")
    page.write_pdf(tmp_path / "plan.pdf")
    assert (tmp_path / "plan.pdf").read_bytes().startswith(b"%PDF")
    assert "not encrypted" in page.state.text()
    page.write_pdf(tmp_path / "nowhere" / "plan.pdf")
    assert "could not be written" in page.state.text()
    window.close()
