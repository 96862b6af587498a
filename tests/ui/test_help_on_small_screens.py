"""In a crisis a contact is on the first screenful, in the smallest window, in both languages, before any question."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from transcript_scenes import dialogue, question

from app.alignment.support import support_for
from app.domain.risk import CrisisFinding, CrisisKind
from app.locations import Locations
from app.session.session import Session
from app.ui.appearance import apply_appearance
from app.ui.help.services_page import ServicesPage
from app.ui.main_window import MainWindow
from app.ui.panel.region_choice import RegionChoice
from app.ui.transcript.support_card import SupportCard
from app.ui.view_models.found_help import Wanted
from tests.pages.findings import settle

_TOP = 50  # pixels that the row of buttons takes above the page
KINDS = [each for each in CrisisKind if each is not CrisisKind.CONCERN_FOR_OTHER]


@pytest.fixture(scope="module")
def window(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[MainWindow]:
    apply_appearance(qapp, "light", 1.0)
    with Session(Locations(tmp_path_factory.mktemp("small")), region="GB", private=True) as session:
        shown = MainWindow(session)
        shown.resize(640, 480)
        shown.show()
        yield shown
        shown.close()


def in_view(part: QWidget, window: MainWindow) -> bool:
    view = window.transcript.viewport()
    return view.rect().contains(QRect(part.mapTo(view, QPoint(0, 0)), part.size()))


@pytest.mark.parametrize(("region", "asked"), [("GB", "I say it."), ("CN", "我说出来。")])
@pytest.mark.parametrize("kind", KINDS)
def test_a_number_is_on_the_first_screenful(
    qtbot: QtBot, window: MainWindow, kind: CrisisKind, region: str, asked: str
) -> None:
    support = support_for(CrisisFinding(crisis=True, kinds=(kind,)), region, asked)
    assert support is not None
    window.pane.show_transcript()
    own = question(asked, f"{kind}{region}")
    window.transcript.show_messages((*dialogue(3), own), {}, {})
    window.transcript.show_support(support)
    settle()
    card = window.transcript.findChildren(SupportCard)[-1]
    qtbot.waitUntil(lambda: in_view(card.entries[0].reach[0], window), timeout=3000)
    assert in_view(card.words, window)


@pytest.mark.parametrize("asked", ["I say it.", "我说出来。"])
@pytest.mark.parametrize("kind", KINDS)
def test_where_the_region_is_not_known_the_card_shows_a_contact_before_it_asks(
    qtbot: QtBot, window: MainWindow, kind: CrisisKind, asked: str
) -> None:
    support = support_for(CrisisFinding(crisis=True, kinds=(kind,)), "", asked)
    assert support is not None
    window.pane.show_transcript()
    window.transcript.show_messages((*dialogue(3), question(asked, f"{kind}nowhere")), {}, {})
    window.transcript.show_support(support)
    settle()
    card = window.transcript.findChildren(SupportCard)[-1]
    contact = card.entries[0].reach[0]
    qtbot.waitUntil(lambda: in_view(contact, window), timeout=3000)
    region = card.findChild(RegionChoice)
    assert isinstance(region, RegionChoice), "the region is not known, so the card asks"
    assert _top(region, card) > _top(contact, card)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_where_the_region_is_not_known_the_page_of_help_shows_a_contact_before_every_question(
    qtbot: QtBot, language: str
) -> None:
    page = ServicesPage(Wanted(), language)
    qtbot.addWidget(page)
    page.resize(640, 480 - _TOP)
    page.show()
    settle()
    contact = page.entries[0].reach[0]
    view = page.viewport()
    assert view.rect().contains(QRect(contact.mapTo(view, QPoint(0, 0)), contact.size()))
    for asking in (page.region, page.whom, page.matter):
        assert _top(asking, page) > _top(contact, page)
    copy = page.entries[0].copy_buttons[-1]
    copy.setFocus()
    qtbot.keyClick(copy, Qt.Key.Key_Tab)
    assert page.focusWidget() is page.region, "the Tab key goes as the page is read"


def _top(part: QWidget, whole: QWidget) -> int:
    return part.mapTo(whole, QPoint(0, 0)).y()


@pytest.mark.parametrize("asked", ["I say it.", "我说出来。"])
@pytest.mark.parametrize("kind", list(CrisisKind))
def test_no_word_of_help_says_where_on_the_card_the_services_stand(kind: CrisisKind, asked: str) -> None:
    support = support_for(CrisisFinding(crisis=True, kinds=(kind,)), "GB", asked)
    assert support is not None
    for place in ("below", "above", "下面", "上面"):
        assert place not in support.text
