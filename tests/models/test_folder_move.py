"""Moving the models folder: copied, compared, taken up again after a kill, and never lost."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.locations import Locations
from app.models.errors import DownloadCancelled, LibraryUnusable, WrongHash
from app.models.folder_move import FolderMove, finish_move
from app.models.model_library import ModelLibrary
from app.models.models_place import open_library, read_place
from app.models.relocation import relocate

_MEMORY_DISK = "/dev/shm"  # on Linux another file system than that of the tests
Write = Callable[..., Path]


class Killed(BaseException):
    """Stands for the end of the process: nothing in the program catches it."""


@pytest.fixture
def home(tmp_path: Path) -> Locations:
    return Locations(tmp_path / "data")


@pytest.fixture
def library(home: Locations, write_gguf: Write) -> ModelLibrary:
    """A library with one model of its own and one elsewhere."""
    library = open_library(home)
    library.add(write_gguf("elsewhere.gguf", seed=2))
    own = library.staging() / "own.gguf"
    shutil.copy(write_gguf("own.gguf", kilobytes=3000), own)
    own.replace(library.folder / "own.gguf")
    library.add(library.folder / "own.gguf")
    (library.staging() / "half.gguf.abc.partial").write_bytes(b"half")
    return library


@pytest.fixture
def other_disk() -> Iterator[Path]:
    """A folder on another file system, so that bytes have to be copied."""
    with tempfile.TemporaryDirectory(dir=_MEMORY_DISK if Path(_MEMORY_DISK).is_dir() else None) as folder:
        yield Path(folder)


def ids(library: ModelLibrary) -> list[str]:
    return [each.id for each in library.installed()]


@pytest.mark.parametrize("elsewhere", [True, False])
def test_everything_is_in_the_new_folder_and_nothing_in_the_old(
    library: ModelLibrary, home: Locations, other_disk: Path, tmp_path: Path, elsewhere: bool
) -> None:
    before, shares = ids(library), list[float]()
    target = other_disk / "m" if elsewhere else tmp_path / "m"
    moved = FolderMove(library, home, target).run(shares.append)
    assert (moved.folder, moved.left) == (target, ())
    assert shares[-1] == 1.0 and shares == sorted(shares)
    assert not home.models.exists()
    for opened in (library, open_library(home)):
        assert opened.folder == target and ids(opened) == before
    assert library.verify("own").well
    assert (target / "incoming" / "half.gguf.abc.partial").read_bytes() == b"half"
    back = FolderMove(open_library(home), home, home.models).run(shares.append)
    assert back.folder == home.models and ids(open_library(home)) == before


def test_a_move_that_is_stopped_leaves_everything_and_deletes_its_copies(
    library: ModelLibrary, home: Locations, other_disk: Path
) -> None:
    before = ids(library)
    move = FolderMove(library, home, other_disk / "m")
    with pytest.raises(DownloadCancelled):
        move.run(lambda share: move.cancel())
    assert ids(open_library(home)) == before
    assert not (other_disk / "m").exists()


@pytest.mark.parametrize("at", [0.1, 0.6, 0.95])
def test_killed_at_any_moment_the_models_are_whole_and_another_try_ends_it(
    library: ModelLibrary, home: Locations, other_disk: Path, at: float
) -> None:
    before = ids(library)

    def die(share: float) -> None:
        if share >= at:
            raise Killed

    with pytest.raises(Killed):
        FolderMove(library, home, other_disk / "m").run(die)
    again = open_library(home)
    assert again.folder == home.models and ids(again) == before
    assert again.verify("own").well
    assert read_place(home).begun == str(other_disk / "m")
    FolderMove(again, home, other_disk / "m").run(lambda share: None)
    assert ids(open_library(home)) == before and not home.models.exists()


def test_killed_before_the_old_files_are_gone_the_next_start_deletes_them(
    library: ModelLibrary, home: Locations, other_disk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, unlink = ids(library), Path.unlink

    def die(path: Path, missing_ok: bool = False) -> None:
        if path.parent == home.models and path.suffix == ".gguf":
            raise Killed
        unlink(path, missing_ok)

    with monkeypatch.context() as patched, pytest.raises(Killed):
        patched.setattr(Path, "unlink", die)
        FolderMove(library, home, other_disk / "m").run(lambda share: None)
    assert ids(open_library(home)) == before and home.models.exists()
    assert finish_move(home) == ()
    assert not home.models.exists() and ids(open_library(home)) == before


def test_a_folder_with_other_things_gets_one_inside_it_and_a_folder_inside_itself_is_refused(
    library: ModelLibrary, home: Locations, tmp_path: Path
) -> None:
    busy = tmp_path / "films"
    busy.mkdir()
    (busy / "film.mkv").write_bytes(b"film")
    assert FolderMove(library, home, busy).run(lambda share: None).folder == busy / "oyster-models"
    assert (busy / "film.mkv").read_bytes() == b"film"
    with pytest.raises(LibraryUnusable, match="inside the other"):
        FolderMove(library, home, library.folder / "incoming" / "deeper").run(lambda share: None)


def test_a_disk_that_is_not_there_is_said_and_no_folder_is_made_in_its_place(
    library: ModelLibrary, home: Locations, other_disk: Path, write_gguf: Write
) -> None:
    before = ids(library)
    FolderMove(library, home, other_disk / "m").run(lambda share: None)
    (other_disk / "m").rename(other_disk / "unplugged")
    lost = open_library(home)
    assert lost.installed() == () and "Connect the disk" in lost.unreachable
    with pytest.raises(LibraryUnusable, match="Connect the disk"):
        lost.add(write_gguf("third.gguf", seed=3))
    assert not (other_disk / "m").exists()
    FolderMove(lost, home, other_disk / "unplugged").run(lambda share: None)
    assert ids(open_library(home)) == before


def test_a_vanished_file_is_taken_up_where_it_is_now_if_it_is_the_same(
    library: ModelLibrary, tmp_path: Path, write_gguf: Write
) -> None:
    model = library.require("elsewhere")
    there = tmp_path / "there.gguf"
    model.path.rename(there)
    assert [each.id for each in library.missing()] == ["elsewhere"]
    with pytest.raises(WrongHash, match="not the file"):
        relocate(library, "elsewhere", write_gguf("wrong.gguf", seed=9))
    assert relocate(library, "elsewhere", there).path == there
    assert library.missing() == () and "elsewhere" in ids(library)
    library.remove("elsewhere")
    assert there.exists(), "a file that the program does not own is never deleted"
