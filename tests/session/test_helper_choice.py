"""A small model on this computer helps the larger one that the catalogue names, where the person wants that."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from app.domain.generation import Sampling
from app.domain.model import InstalledModel
from app.domain.turn import TurnEnded
from app.locations import Locations
from app.models.catalogue import load_catalogue
from app.models.hashing import hash_of
from app.session.helper_choice import helper_advice, helper_for
from app.session.session import Session
from tests.passed_self_test import keep_passed_self_test
from tests.short_model import write_short_model

_ENTRY = """
  - id: {identity}
    title: {title}
    repo: someone/{identity}
    file: {identity}.gguf
    size_bytes: {size}
    sha256: {sha256}
    drafts_for: {drafts_for}
"""


@pytest.fixture(scope="module")
def small_gguf(tmp_path_factory: pytest.TempPathFactory, trial_gguf: Path) -> Path:
    path = tmp_path_factory.mktemp("small") / "small.gguf"
    write_short_model(trial_gguf, path, layers=2)
    return path


@pytest.fixture
def session(tmp_path: Path, short_gguf: Path, small_gguf: Path) -> Iterator[Session]:
    """A session with a catalogue in which “small” may guess ahead for “large”; neither is on this computer."""
    locations = Locations(tmp_path / "home")
    locations.root.mkdir(parents=True)
    entries = (
        _ENTRY.format(
            identity=path_id,
            title=path_id.title(),
            size=path.stat().st_size,
            sha256=hash_of(path),
            drafts_for=drafts_for,
        )
        for path_id, path, drafts_for in (("large", short_gguf, "[]"), ("small", small_gguf, "[large]"))
    )
    (locations.root / "catalogue.yaml").write_text("models:" + "".join(entries), encoding="utf-8")
    with Session(locations, private=True) as opened:
        yield opened


def advice(session: Session, model: InstalledModel) -> str:
    return helper_advice(session.library.catalogue.models, session.library.installed(), model.id)


def test_where_both_are_here_the_small_one_helps(
    session: Session, short_gguf: Path, small_gguf: Path
) -> None:
    large = session.library.add(short_gguf)
    assert helper_for(session.library, large, session.settings) is None
    assert advice(session, large).startswith("With Small (")
    small = session.library.add(small_gguf)
    assert helper_for(session.library, large, session.settings) == small
    assert helper_for(session.library, small, session.settings) is None
    assert advice(session, large) == advice(session, small) == ""
    keep_passed_self_test(session.locations, large.sha256)
    loaded = session.load_model(large)
    assert (loaded.helper, loaded.no_helper) == ("Small", "")
    events = list(session.say("Hello.", None, None, Sampling(temperature=0.0, max_tokens=24)))
    facts = next(each.facts for each in events if isinstance(each, TurnEnded))
    assert facts is not None
    assert facts.helper == "Small"
    assert 0 <= facts.tokens_by_helper <= facts.tokens_foreseen <= facts.tokens_written


def test_nobody_helps_where_the_person_does_not_want_it(
    session: Session, short_gguf: Path, small_gguf: Path
) -> None:
    large = session.library.add(short_gguf)
    session.library.add(small_gguf)
    session.save_settings(msgspec.structs.replace(session.settings, helper_used=False))
    keep_passed_self_test(session.locations, large.sha256)
    assert session.load_model(large).helper == ""
    session.save_settings(msgspec.structs.replace(session.settings, helper_used=True))
    assert session.load_model(large, helped=False).helper == "", "nor where nothing is drafted"
    assert session.load_model(large).helper == "Small"


def test_the_catalogues_helper_has_the_vocabulary_of_those_that_it_helps_and_less_than_a_third_of_their_size() -> (
    None
):
    catalogue = load_catalogue()
    helpers = [each for each in catalogue.models if each.drafts_for]
    assert [each.id for each in helpers] == ["qwen3-0.6b"]
    for helper in helpers:
        for identity in helper.drafts_for:
            larger = catalogue.find(identity)
            assert larger is not None
            assert larger.shape is not None
            assert helper.shape is not None
            assert larger.shape.vocabulary == helper.shape.vocabulary
            assert larger.architecture == helper.architecture
            size = larger.size_bytes or min(larger.sizes_when_made.values())
            assert helper.size_bytes < size / 3
