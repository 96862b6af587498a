"""Nothing that a person wrote is on disk unencrypted, wherever they wrote it and however the program ended."""

from __future__ import annotations

import json
import stat
from pathlib import Path

import pytest

from app.locations import Locations
from app.models.catalogue import Catalogue
from app.models.model_library import ModelLibrary
from app.session.session import Session
from app.session.settings import Settings, write_settings
from app.storage.vault import open_vault
from tests.engine.scripted_model import build_scripted_model
from tests.torture.canaries import DONE, FEATURES, canary, found_in, live
from tests.torture.doomed import PASSPHRASE, Doomed, make_home

pytestmark = pytest.mark.timeout(300)
_NOT_KEPT = ("search", "fault in a slot", "fault in a task", "deleted conversation")


def core_folder(working: Path) -> Path:
    """Return where the system would put a core dump."""
    pattern = Path("/proc/sys/kernel/core_pattern").read_text().strip()
    return Path(pattern).parent if pattern.startswith("/") else working


def test_no_feature_leaves_a_word_in_the_clear(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home, working, temporary, person = (
        tmp_path / each for each in ("data", "working", "temporary", "person")
    )
    for folder in (working, temporary, person):
        folder.mkdir()
    key = make_home(home)
    (tmp_path / "model").mkdir()
    model = ModelLibrary(home / "models", Catalogue(())).add(
        build_scripted_model(tmp_path / "model" / "small.gguf", canary("reply"))
    )
    (home / "settings.json").write_text(json.dumps({"model": model.id}))
    for name in ("TMPDIR", "TEMP", "TMP"):
        monkeypatch.setenv(name, str(temporary))
    for name in (
        "HOME",
        "XDG_DATA_HOME",
        "XDG_CACHE_HOME",
        "XDG_CONFIG_HOME",
        "XDG_STATE_HOME",
        "XDG_RUNTIME_DIR",
    ):
        monkeypatch.setenv(name, str(person))

    program = Doomed(live, home, working)
    assert program.wait_for(DONE) == ""
    assert program.ends_within(60), "it was to abort"

    assert list((home / "backups").glob("oyster-backup-*.tar")), [each.name for each in home.rglob("*")]
    places = [home, temporary, person, working]
    assert list(found_in(places)) == []
    assert not list(core_folder(working).glob("core*")), "the program leaves no core dump"
    with open_vault(
        Locations(home).database, key
    ) as vault:  # what was kept is there, so the search could have found it
        texts = "".join(m.text for c in vault.conversations() for m in vault.tree(c.id).messages)
        texts += "".join(each.title for each in vault.conversations()) + vault.system_prompt()
        texts += vault.safety_plan().own_steps + "".join(vault.drafts().values())
        texts += "".join(each.contents.instead for each in vault.ratings())
        texts += "".join(each.reason for each in vault.strategy_versions())
        texts += "".join(vault.own_scenarios().values())
    (tmp_path / "control").mkdir()
    (tmp_path / "control" / "plain").write_text(texts, encoding="utf-8")
    told = {each.partition(":")[0] for each in found_in([tmp_path / "control"])}
    assert told >= set(FEATURES) - {*_NOT_KEPT, "edited reasoning"}


def test_a_system_prompt_of_an_earlier_version_moves_into_the_vault(tmp_path: Path) -> None:
    home = tmp_path / "data"
    here = Locations(home)
    key = make_home(home)
    write_settings(here.settings, Settings(system_prompt=canary("prompt"), region="GB"))
    with Session(here) as session:
        assert session.system_prompt.text == canary("prompt"), "it counts before the vault is open too"
        session.unlock(PASSPHRASE)
        assert session.system_prompt.text == canary("prompt")
        assert session.settings.region == "GB"
    assert list(found_in([home], ("prompt",))) == []
    with open_vault(here.database, key) as vault:
        assert vault.system_prompt() == canary("prompt")
    assert stat.S_IMODE(here.settings.stat().st_mode) == 0o600
    assert stat.S_IMODE(home.stat().st_mode) == 0o700


def test_a_prompt_written_without_a_vault_is_kept_once_there_is_one_and_removed_on_request(
    tmp_path: Path,
) -> None:
    here = Locations(tmp_path / "data")
    make_home(here.root)
    with Session(here) as session:
        session.system_prompt.keep("Answer in verse.")
        assert session.system_prompt.text == "Answer in verse."
        session.unlock(PASSPHRASE)
        assert session.system_prompt.text == "Answer in verse."
        session.system_prompt.keep("")
    with Session(here) as session:
        session.unlock(PASSPHRASE)
        assert session.system_prompt.text == ""
