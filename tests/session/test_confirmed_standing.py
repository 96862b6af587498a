"""What a model may be called: the record in the encrypted database outweighs the one beside the file."""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.analysis import Mode
from app.domain.generation import Sampling
from app.domain.model import ModelStanding
from app.domain.provenance import Provenance
from app.domain.turn import TurnEnded
from app.locations import Locations
from app.models.provenance_record import record_path, write_record
from app.session.session import Session
from tests.engine.scripted_model import build_scripted_model
from tests.models.made_models import OY1, made, record_of
from tests.privacy.quick_cost import QUICK

PASSPHRASE = "a long and private passphrase"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Locations:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "disabled:")
    return Locations(tmp_path / "data")


def standing_once_loaded(home: Locations, identity: str) -> tuple[ModelStanding, Provenance | None]:
    with Session(home, passphrase_cost=QUICK) as session:
        session.unlock(PASSPHRASE)
        session.load_model(session.choose_model(identity))
        model, _ = session.loaded_model()
        return model.standing, model.provenance


def test_a_record_rewritten_with_its_seal_does_not_make_a_known_file_oy1(
    home: Locations, tmp_path: Path
) -> None:
    file = build_scripted_model(tmp_path / "scripted.gguf", "Hello.")
    true = record_of(file, "somebody/another-model")
    with Session(home, passphrase_cost=QUICK) as session:
        made(session.library, "oy1", file, true)
    assert standing_once_loaded(home, "oy1") == (ModelStanding.UNVERIFIED, true)

    forged = replace(true, repo=OY1)
    write_record(record_path(home.models, "oy1"), forged)
    with Session(home, passphrase_cost=QUICK) as session:
        assert session.library.require("oy1").standing is ModelStanding.OY1, "all that the folder can tell"
    assert standing_once_loaded(home, "oy1") == (ModelStanding.UNVERIFIED, None)


def test_what_was_made_from_oy1_stays_oy1_each_time_it_is_loaded(home: Locations, tmp_path: Path) -> None:
    file = build_scripted_model(tmp_path / "scripted.gguf", "Hello.")
    record = record_of(file)
    with Session(home, passphrase_cost=QUICK) as session:
        made(session.library, "oy1", file, record)
    assert standing_once_loaded(home, "oy1") == (ModelStanding.OY1, record)
    assert standing_once_loaded(home, "oy1") == (ModelStanding.OY1, record)


def forge(home: Locations, tmp_path: Path) -> None:
    """Leave a vault that knows another model's record of a file, and a record beside it that says Oy1."""
    file = build_scripted_model(tmp_path / "scripted.gguf", "Hello.")
    true = record_of(file, "somebody/another-model")
    with Session(home, passphrase_cost=QUICK) as session:
        made(session.library, "oy1", file, true)
    assert standing_once_loaded(home, "oy1") == (ModelStanding.UNVERIFIED, true)
    write_record(record_path(home.models, "oy1"), replace(true, repo=OY1))


def test_a_forged_record_is_found_out_when_the_vault_opens_after_the_model_was_loaded(
    home: Locations, tmp_path: Path
) -> None:
    forge(home, tmp_path)
    with Session(home, passphrase_cost=QUICK) as session:
        session.load_model(session.choose_model("oy1"))
        assert session.loaded_model()[0].standing is ModelStanding.OY1, "all that can be known so far"
        session.unlock(PASSPHRASE)
        model, _ = session.loaded_model()
        assert (model.standing, model.provenance) == (ModelStanding.UNVERIFIED, None)
        assert session.mode_for(model.standing) is Mode.GUIDE
        (ended,) = (
            each for each in session.say("Hi", sampling=Sampling(max_tokens=4)) if isinstance(each, TurnEnded)
        )
        assert ended.facts.standing is ModelStanding.UNVERIFIED


@pytest.mark.parametrize("seconds", [0.0, 0.05, 0.3])
def test_no_order_of_loading_and_unlocking_leaves_a_forged_standing(
    home: Locations, tmp_path: Path, seconds: float
) -> None:
    forge(home, tmp_path)
    with Session(home, passphrase_cost=QUICK) as session:
        began = threading.Event()
        model = session.choose_model("oy1")

        def load() -> None:
            began.set()
            session.load_model(model)

        loading = threading.Thread(target=load)
        loading.start()
        began.wait(10)
        loading.join(seconds)
        session.unlock(PASSPHRASE)
        loading.join(60)
        assert session.loaded_model()[0].standing is ModelStanding.UNVERIFIED


def test_a_true_record_stays_oy1_when_the_vault_opens_after_the_model_was_loaded(
    home: Locations, tmp_path: Path
) -> None:
    file = build_scripted_model(tmp_path / "scripted.gguf", "Hello.")
    record = record_of(file)
    with Session(home, passphrase_cost=QUICK) as session:
        made(session.library, "oy1", file, record)
        session.load_model(session.choose_model("oy1"))
        session.unlock(PASSPHRASE)
        model, _ = session.loaded_model()
        assert (model.standing, model.provenance) == (ModelStanding.OY1, record)
