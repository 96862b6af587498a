"""The dialog before a model is built offers the guard with it, chosen unless the person takes it back."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.domain.model import ModelRole
from app.domain.quantisation import QUANTISATIONS
from app.models.catalogue import CatalogueEntry
from app.session.model_acquisition import Offer
from app.ui.dialogs.make_model import Gate, MakeModelDialog

OFFERS = (Offer(QUANTISATIONS[0], 9_000_000_000, 15_000_000_000, True, True),)
GUARD = CatalogueEntry(id="guard", title="Some guard 0.6B", role=ModelRole.GUARD, size_bytes=484_217_984)


def test_the_guard_is_offered_with_its_size_and_why(qtbot: QtBot) -> None:
    dialog = MakeModelDialog("Oyster-I", OFFERS, None, None, GUARD)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.guard is not None and dialog.guard.isVisible()
    assert dialog.guard.text() == "Fetch Some guard 0.6B with it (484 MB)"
    assert dialog.choice.with_guard
    dialog.guard.click()
    assert not dialog.choice.with_guard


def test_where_a_guard_is_here_already_none_is_offered(qtbot: QtBot) -> None:
    dialog = MakeModelDialog("Oyster-I", OFFERS, None)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.guard is None
    assert not dialog.choice.with_guard


def test_a_kept_token_is_enough_and_it_is_said_before_that_the_keyring_may_ask(qtbot: QtBot) -> None:
    gate = Gate("https://hub.example/page", token_known=True, keyring_problem="", asks="The keyring may ask.")
    dialog = MakeModelDialog("Oyster-I", OFFERS, gate)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.begin.isEnabled()
    assert "The keyring may ask." in [each.text() for each in dialog.findChildren(QLabel) if each.isVisible()]
    unknown = MakeModelDialog("Oyster-I", OFFERS, Gate("https://hub.example/page", False, ""))
    qtbot.addWidget(unknown)
    assert not unknown.begin.isEnabled()


def test_how_it_is_stored_is_told_by_what_it_takes_and_is_good_for(qtbot: QtBot) -> None:
    too_large = Offer(QUANTISATIONS[3], 15_700_000_000, 30_000_000_000, False, False)
    dialog = MakeModelDialog("Oyster-I", (*OFFERS, too_large), None)
    qtbot.addWidget(dialog)
    assert [dialog.storage.itemText(each) for each in range(2)] == [
        "9.0 GB: the best balance for most machines (Q4_K_M)",
        "15.7 GB: all but the original (Q8_0); too large for the memory that is free now and needs 30.0 GB of "
        "disk while it is made",
    ]
