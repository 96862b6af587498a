"""What an installer is made of: what goes in and what stays out, its control file, and the same files each time."""

from __future__ import annotations

import ctypes
import importlib.util
import os
import shutil
import struct
import subprocess
import sys
from pathlib import Path

import pytest
from package_steps.contents import LEFT_OUT_MODULES, OUR_FILES, WHOLE_PACKAGES
from package_steps.linux.comparison import contents, differences
from package_steps.linux.deb import control_fields
from package_steps.linux.debugging import can_be_loaded
from package_steps.linux.licences import copy_licences
from package_steps.linux.search_paths import forget_build_machine, searched_folders
from package_steps.linux.tree import FILES, Tree, settle
from package_steps.places import PackagePlaces
from package_steps.publisher import PUBLIC_KEY, REPO, with_publisher
from package_steps.release import Release, release_of
from package_steps.selection import is_kept, is_of_the_system, is_wanted, kept, module_target

from app.session.program_update.publisher import Publisher, named_publisher

ROOT = Path(__file__).parents[2]
RELEASE = Release("1.2.3", 1_700_000_000, "Ada <ada@example.org>")


@pytest.mark.parametrize(
    ("path", "goes_in"),
    [
        ("resources/helplines.yaml", True),
        ("app/storage/migrations/versions/0008_x.py", True),
        ("app/storage/migrations/__pycache__/env.cpython-311.pyc", False),
        ("llama_cpp/lib/libllama.so", True),
        ("bin/libggml-cpu-haswell.so", True),
        ("PySide6/Qt/plugins/platforms/libqxcb.so", True),
        ("PySide6/Qt/plugins/platforms/libqvnc.so", False),
        ("PySide6\\Qt\\plugins\\tls\\qopensslbackend.dll", False),
        ("PySide6/Qt/translations/qtbase_zh_CN.qm", True),
        ("PySide6/Qt/translations/qtbase_de.qm", False),
        ("inspect_ai/_view/dist/index.html", False),
        ("botocore/data/s3/service-2.json", False),
    ],
)
def test_what_goes_in(path: str, goes_in: bool) -> None:
    assert is_kept(path) is goes_in


def test_modules_for_graphics_cards_lie_apart_where_the_engine_looks_for_them() -> None:
    assert module_target("libggml-cpu-haswell.so") == "bin/libggml-cpu-haswell.so"
    assert module_target("ggml-cpu-x64.dll") == "bin/ggml-cpu-x64.dll"
    assert module_target("libggml-vulkan.so") == "bin/graphics/libggml-vulkan.so"


@pytest.mark.skipif(sys.platform != "linux", reason="other systems copy what they load")
def test_the_system_s_libraries_are_depended_on_and_not_copied() -> None:
    assert is_of_the_system("/usr/lib/x86_64-linux-gnu/libxcb.so.1")
    assert not is_of_the_system("/usr/lib/x86_64-linux-gnu/libpython3.11.so.1.0")
    assert not is_of_the_system("/usr/lib/python3.11/lib-dynload/_ssl.cpython-311-x86_64-linux-gnu.so")
    assert not is_of_the_system(
        "/home/ada/environment/lib/python3.11/site-packages/PySide6/Qt/lib/libQt6Core.so.6"
    )
    entries = [
        ("b.so", "/home/b.so", "BINARY"),
        ("libz.so", "/lib/libz.so", "BINARY"),
        ("a", "/home/a", "DATA"),
    ]
    assert [entry[0] for entry in kept(entries)] == ["a", "b.so"]


def test_no_module_of_ours_stays_out_and_every_named_one_is_there() -> None:
    assert is_wanted("app.evaluation.tasks")
    assert is_wanted("inspect_ai.agent._acp.tuition")
    assert not is_wanted("inspect_ai.agent._acp.tui.app")
    for name in WHOLE_PACKAGES:
        assert importlib.util.find_spec(name) is not None, f"{name} is not installed: the list is out of date"
    ours = {path.relative_to(ROOT).with_suffix("").as_posix() for path in (ROOT / "app").rglob("*.py")}
    assert not [name for name in ours if not is_wanted(name.replace("/", "."))]
    assert len(set(LEFT_OUT_MODULES)) == len(LEFT_OUT_MODULES)


def test_every_file_that_the_program_reads_beside_its_code_is_on_the_list() -> None:
    """A folder in ``app`` with files that are read from the disk has to be named in the list of contents."""
    named = {source for source, _ in OUR_FILES}
    read = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "app").rglob("*")
        if path.is_file() and path.suffix not in {".py", ".pyc"}
    }
    assert not [file for file in read if not any(file.startswith(each) for each in named)]
    assert "resources" in named


def test_a_package_names_who_publishes_newer_ones_where_the_environment_does(tmp_path: Path) -> None:
    entries = [("resources/help.yaml", "/x", "DATA"), ("resources/updates.yaml", "/empty", "DATA")]
    assert with_publisher(entries, {}, tmp_path) == entries
    named = with_publisher(entries, {REPO: "somebody/releases", PUBLIC_KEY: "AAAA="}, tmp_path)
    assert [entry[0] for entry in named] == [entry[0] for entry in entries]
    assert named_publisher(Path(named[1][1])) == Publisher("somebody/releases", "AAAA=")
    with pytest.raises(SystemExit, match="belong together"):
        with_publisher(entries, {REPO: "somebody/releases"}, tmp_path)


def test_the_control_file_says_what_dpkg_asks_for() -> None:
    fields = control_fields(RELEASE, "amd64", "libc6 (>= 2.35)", 1025)
    said = dict(line.split(": ", 1) for line in fields.splitlines() if not line.startswith(" "))
    assert said["Package"] == "oyster-desktop"
    assert (said["Version"], said["Architecture"]) == ("1.2.3", "amd64")
    assert said["Installed-Size"] == "2", "in units of 1024 bytes, rounded up"
    assert said["Depends"] == "libc6 (>= 2.35)"
    assert "libvulkan1" in said["Recommends"]
    assert "python" not in fields.lower()
    assert fields.endswith("\n")


def test_a_tree_is_the_same_whenever_it_was_laid_out(tmp_path: Path) -> None:
    trees = []
    for number in range(2):
        tree = Tree(tmp_path / str(number))
        tree.program.mkdir(parents=True)
        (tree.program / "oyster").write_bytes(b"program")
        (tree.program / "library.so").write_bytes(b"library")
        (tree.program / "library.so").chmod(0o700 + number)
        (tree.program / "link").symlink_to("library.so")
        settle(tree, RELEASE.moment, tree.program / "oyster")
        trees.append([(path.name, path.lstat().st_mode, path.lstat().st_mtime) for path in tree.paths()])
    assert trees[0] == trees[1]
    modes = {name: oct(mode & 0o777) for name, mode, _ in trees[0]}
    assert (modes["oyster"], modes["library.so"]) == ("0o755", "0o644")
    assert {moment for _, _, moment in trees[0]} == {RELEASE.moment}
    assert (tree.files, tree.installed_bytes) == (2, 14)


def test_two_builds_are_compared_by_bytes_rights_and_times(tmp_path: Path) -> None:
    found = []
    for number in range(2):
        tree = Tree(tmp_path / str(number))
        tree.program.mkdir(parents=True)
        for name in ("same", "other bytes", "other rights", "other time"):
            (tree.program / name).write_bytes(b"content")
        (tree.program / "link").symlink_to("same")
        settle(tree, RELEASE.moment, tree.program / "oyster")
        installer = tmp_path / str(number) / "installer.deb"
        installer.write_bytes(b"packed")
        found.append(contents(tree, [installer]))
        if number == 0:
            assert differences(found[0], contents(tree, [installer])) == []
    tree = Tree(tmp_path / "1")
    (tree.program / "other bytes").write_bytes(b"CONTENT")
    (tree.program / "other rights").chmod(0o600)
    os.utime(tree.program / "other time", (1, 1))
    (tree.program / "link").unlink()
    installer.write_bytes(b"PACKED")
    differing = differences(found[0], contents(tree, [installer]))
    folder = "/usr/lib/oyster-desktop"
    assert set(differing) >= {
        *(f"{folder}/{name}" for name in ("link", "other bytes", "other rights", "other time")),
        "installer.deb",
    }
    assert f"{folder}/same" not in differing


def test_a_release_is_dated_by_its_commit_and_signed_by_who_answers_for_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    monkeypatch.setenv("DEBFULLNAME", "Ada")
    monkeypatch.setenv("DEBEMAIL", "ada@example.org")
    assert release_of(ROOT, "1.2.3") == RELEASE
    assert RELEASE.day == "2023-11-14"
    monkeypatch.delenv("DEBEMAIL")
    assert "unsigned" in release_of(ROOT).maintainer


def test_licences_are_copied_of_what_is_frozen_and_of_nothing_else(tmp_path: Path) -> None:
    places = PackagePlaces(tmp_path)
    places.locks.mkdir(parents=True)
    for name, line in (("run", "some-library==1.0 \\\n"), ("engine", "")):
        places.lock(name).write_text(line, encoding="utf-8")
    for name in ("some_library-1.0", "a_build_tool-2.0"):
        folder = places.environment / "lib" / f"{name}.dist-info" / "licenses"
        folder.mkdir(parents=True)
        (folder / "LICENSE.txt").write_text("may be used", encoding="utf-8")
    copy_licences(places, tmp_path / "copied")
    copied = [
        path.relative_to(tmp_path / "copied").as_posix() for path in (tmp_path / "copied").rglob("*.txt")
    ]
    assert copied == ["some-library/licenses-LICENSE.txt"]


def test_the_descriptions_name_what_is_installed() -> None:
    entry = (FILES / "oyster-desktop.desktop").read_text(encoding="utf-8")
    model = (FILES / "oyster-desktop-model.desktop").read_text(encoding="utf-8")
    metadata = (FILES / "oyster-desktop.metainfo.xml").read_text(encoding="utf-8")
    assert "Exec=oyster\n" in entry
    assert "MimeType" not in entry, "without a file the first word after --start-with would be missing"
    assert "Exec=oyster --start-with %f\n" in model
    assert "MimeType=application/x-gguf;" in model
    assert "oyster-desktop.desktop" in metadata and "@VERSION@" in metadata
    assert 'setDesktopFileName("oyster-desktop")' in (ROOT / "app/ui/qt_application.py").read_text(
        encoding="utf-8"
    )


@pytest.mark.skipif(sys.platform != "linux", reason="ELF is Linux's format")
def test_a_library_that_strip_has_broken_is_seen() -> None:
    library = Path(importlib.util.find_spec("_ctypes").origin).read_bytes()  # type: ignore[union-attr, arg-type]
    assert can_be_loaded(library)
    assert not can_be_loaded(b"no library at all")
    (begin,) = struct.unpack_from("<Q", library, 32)
    (size, count) = struct.unpack_from("<HH", library, 54)
    broken = bytearray(library)
    for number in range(count):  # move each loaded part by less than a page, as a wrong strip does
        place = begin + number * size
        if struct.unpack_from("<I", broken, place)[0] == 1:
            (offset,) = struct.unpack_from("<Q", broken, place + 8)
            struct.pack_into("<Q", broken, place + 8, offset + 16)
    assert not can_be_loaded(bytes(broken))


@pytest.mark.skipif(
    shutil.which("chrpath") is None, reason="chrpath changes them; 'make package' installs it"
)
def test_a_library_looks_beside_itself_and_nowhere_on_the_machine_that_built_it(tmp_path: Path) -> None:
    beside, home = "-Wl,-rpath,$ORIGIN/lib", f"-Wl,-rpath,{tmp_path}/lib"
    paths = {"none": (), "beside": (beside,), "home": (home,), "both": (beside, home)}
    for name, linked in paths.items():
        command = ["gcc", "-shared", *linked, "-x", "c", "-o", str(tmp_path / f"{name}.so"), "-"]
        subprocess.run(command, input="int answer(void) { return 42; }", text=True, check=True)
    (tmp_path / "text.so.txt").write_text("no library", encoding="utf-8")
    forget_build_machine(tmp_path)
    kept = {name: searched_folders(tmp_path / f"{name}.so") for name in paths}
    assert kept == {"none": [], "beside": ["$ORIGIN/lib"], "home": [], "both": ["$ORIGIN/lib"]}
    assert all(ctypes.CDLL(str(tmp_path / f"{name}.so")).answer() == 42 for name in paths)
