"""A newer version of the program: believed only where its publisher signed it, and fetched only by the downloader."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from loopback_hub import LoopbackHub, Trouble, open_hub
from package_steps.sign_release import public_half, write_list

from app.confinement.confinement import list_connections_in
from app.confinement.connection_log import ConnectionLog, Purpose
from app.models.errors import DownloadFailed, WrongHash
from app.session.program_update.publisher import (
    NoPublisher,
    OwnCopy,
    Publisher,
    installer_ending,
    named_publisher,
    own_copy,
)
from app.session.program_update.release_list import (
    LIST_FILE,
    MOST_LIST_BYTES,
    SIGNATURE_FILE,
    UpdateRefused,
    signed_release,
)
from app.session.program_update.update import NoInstaller, fetch_installer, newer_release

REPO = "somebody/oyster-releases"
DEB, CONTENT = "oyster-desktop_9.0.0_amd64.deb", b"an installer" * 5000
KEY = Ed25519PrivateKey.generate()
PUBLISHER = Publisher(REPO, public_half(KEY))
COPY = OwnCopy(PUBLISHER, "_amd64.deb")


@pytest.fixture
def hub(monkeypatch: pytest.MonkeyPatch) -> Iterator[LoopbackHub]:
    with open_hub() as opened:
        monkeypatch.setenv("HF_ENDPOINT", opened.endpoint)
        yield opened


def publish(hub: LoopbackHub, folder: Path, version: str = "9.0.0", key: Ed25519PrivateKey = KEY) -> None:
    """Offer a release with one installer, its list signed by a key."""
    folder.mkdir(exist_ok=True)
    (folder / DEB).write_bytes(CONTENT)
    write_list(folder, version, key)
    for path in folder.iterdir():
        hub.offer(f"datasets/{REPO}", path.name, path.read_bytes())


def test_a_newer_version_is_found_fetched_and_checked_and_both_stand_in_the_list_of_connections(
    hub: LoopbackHub, tmp_path: Path
) -> None:
    publish(hub, tmp_path / "release")
    list_connections_in(tmp_path / "connections.jsonl")
    release = newer_release(PUBLISHER, "0.1.0")
    assert release is not None and release.version == "9.0.0"
    fetched = fetch_installer(COPY, release, tmp_path / "fetched", lambda progress: None)
    assert fetched.read_bytes() == CONTENT
    noted = ConnectionLog(tmp_path / "connections.jsonl").read()
    assert noted and {each.purpose for each in noted} == {Purpose.UPDATE}
    assert not any(each.authorization for each in hub.requests), "nobody is told who asks"


@pytest.mark.parametrize("version", ["9.0.0", "10.0"])
def test_a_list_of_this_or_an_older_version_offers_nothing(
    hub: LoopbackHub, tmp_path: Path, version: str
) -> None:
    publish(hub, tmp_path / "release")
    assert newer_release(PUBLISHER, version) is None


def test_a_list_that_another_key_signed_is_not_believed(hub: LoopbackHub, tmp_path: Path) -> None:
    publish(hub, tmp_path / "release", key=Ed25519PrivateKey.generate())
    with pytest.raises(UpdateRefused, match="not signed"):
        newer_release(PUBLISHER, "0.1.0")


def test_a_list_that_was_altered_after_it_was_signed_is_not_believed(
    hub: LoopbackHub, tmp_path: Path
) -> None:
    publish(hub, tmp_path / "release")
    text = (tmp_path / "release" / LIST_FILE).read_bytes()
    signature = (tmp_path / "release" / SIGNATURE_FILE).read_bytes()
    assert signed_release(text, signature, PUBLISHER.public_key).installers[0].file == DEB
    for harmed in (text.replace(b"9.0.0", b"9.0.1", 1), text + b" "):
        with pytest.raises(UpdateRefused):
            signed_release(harmed, signature, PUBLISHER.public_key)
    for other in (b"", b"no base64!", base64.b64encode(bytes(64))):
        with pytest.raises(UpdateRefused):
            signed_release(text, other, PUBLISHER.public_key)


def test_an_installer_with_other_bytes_than_the_signed_list_says_is_deleted(
    hub: LoopbackHub, tmp_path: Path
) -> None:
    publish(hub, tmp_path / "release")
    hub.files[f"datasets/{REPO}", DEB].trouble = Trouble(wrong_bytes=True)
    release = newer_release(PUBLISHER, "0.1.0")
    assert release is not None
    with pytest.raises(WrongHash):
        fetch_installer(COPY, release, tmp_path / "fetched", lambda progress: None)
    assert [path.name for path in (tmp_path / "fetched").iterdir() if not path.name.endswith(".lock")] == []


def test_a_list_larger_than_any_list_is_not_fetched(hub: LoopbackHub, tmp_path: Path) -> None:
    publish(hub, tmp_path / "release")
    hub.offer(f"datasets/{REPO}", LIST_FILE, bytes(MOST_LIST_BYTES + 1))
    with pytest.raises((DownloadFailed, WrongHash), match="larger than it can be"):
        newer_release(PUBLISHER, "0.1.0")


def signed(contents: object) -> tuple[bytes, bytes]:
    text = json.dumps(contents).encode()
    return text, base64.b64encode(KEY.sign(text))


@pytest.mark.parametrize("file", ["../../.bashrc", "/etc/passwd", ".hidden", "a/b.deb", "x.deb\n", ""])
def test_a_signed_list_cannot_name_a_file_elsewhere(file: str) -> None:
    named = {"file": file, "sha256": hashlib.sha256(b"").hexdigest(), "size_bytes": 1}
    text, signature = signed({"program": "oyster-desktop", "version": "9.0.0", "installers": [named]})
    with pytest.raises(UpdateRefused, match="cannot read"):
        signed_release(text, signature, PUBLISHER.public_key)


@pytest.mark.parametrize(("program", "version"), [("another-program", "9.0.0"), ("oyster-desktop", "newest")])
def test_a_list_of_another_program_or_without_a_version_is_refused(program: str, version: str) -> None:
    text, signature = signed({"program": program, "version": version, "installers": []})
    with pytest.raises(UpdateRefused, match="cannot read"):
        signed_release(text, signature, PUBLISHER.public_key)


def test_each_copy_takes_the_installer_that_it_came_in() -> None:
    def ending(system: str, machine: str, program: str = "/opt/oyster/lib/oyster-desktop/oyster") -> str:
        return installer_ending(system, machine, program, frozen=True)

    assert ending("linux", "x86_64", "/usr/lib/oyster-desktop/oyster") == "_amd64.deb"
    assert ending("linux", "x86_64") == "-linux-x86_64.tar.xz"
    assert ending("win32", "AMD64") == "-x64.exe"
    assert ending("darwin", "arm64") == "-arm64.dmg"
    assert installer_ending("linux", "x86_64", "/usr/bin/python3", frozen=False) == ""


def test_a_checkout_and_a_system_without_an_installer_are_told_so(tmp_path: Path) -> None:
    text, signature = signed({"program": "oyster-desktop", "version": "9.0.0", "installers": []})
    release = signed_release(text, signature, PUBLISHER.public_key)
    for ending, words in (("", "from its source"), ("_amd64.deb", "not for this system")):
        with pytest.raises(NoInstaller, match=words):
            fetch_installer(OwnCopy(PUBLISHER, ending), release, tmp_path, lambda progress: None)


def test_the_source_names_no_publisher_and_half_a_publisher_is_none(tmp_path: Path) -> None:
    assert named_publisher() is None
    assert own_copy().installer_ending == "", "a checkout came in no installer"
    with pytest.raises(NoPublisher):
        own_copy().named_publisher()
    table = tmp_path / "updates.yaml"
    table.write_text(f'repo: "{REPO}"\npublic_key: ""\n', encoding="utf-8")
    assert named_publisher(table) is None
    table.write_text(f'repo: "{REPO}"\npublic_key: "{PUBLISHER.public_key}"\n', encoding="utf-8")
    assert named_publisher(table) == PUBLISHER
