"""A model that memory does not hold is refused with the name of one that would fit."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.domain.errors import MemoryShort
from app.locations import Locations
from app.session.memory_advice import what_fits
from app.session.session import Session
from tests.engine.scripted_model import build_scripted_model

_DESKTOP = 2.0  # GB that a machine told by the variable uses by itself


def test_the_refusal_names_what_is_on_this_computer_and_fits(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, trial_gguf: Path
) -> None:
    with Session(Locations(tmp_path / "home"), private=True) as session:
        large = session.library.add(trial_gguf)
        small = session.library.add(build_scripted_model(tmp_path / "small.gguf", "Here."))
        monkeypatch.setenv("OYSTER_MACHINE_MEMORY_GB", f"{_DESKTOP + 0.1}")
        with pytest.raises(
            MemoryShort, match=f"GiB are free.*{small.title}, which is on this computer"
        ) as refused:
            session.load_model(large)
        assert "choose a smaller model" in refused.value.sentence
        assert session.load_model(small)


@pytest.mark.parametrize(("gigabytes", "named"), [(6.0, "0.6B"), (12.0, "8B")])
def test_with_nothing_here_the_largest_of_the_catalogue_that_fits_is_named(
    gigabytes: float, named: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OYSTER_MACHINE_MEMORY_GB", str(gigabytes))
    monkeypatch.delenv("HF_HUB_OFFLINE", raising=False)
    with Session(Locations(tmp_path / "home"), private=True) as session:
        assert named in what_fits(session.library, 4096)


def test_where_nothing_fits_no_name_is_made_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OYSTER_MACHINE_MEMORY_GB", f"{_DESKTOP + 0.01}")
    with Session(Locations(tmp_path / "home"), private=True) as session:
        assert what_fits(session.library, 4096) == ""
