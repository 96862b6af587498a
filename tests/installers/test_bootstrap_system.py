"""What the system lacks is found, and the one line to run is said."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from installers.setup_steps.system_needs import (
    COMPILER,
    FONTS,
    QT_LIBRARIES,
    Kind,
    Need,
    font_is_there,
    is_met,
    missing,
    needs_of,
)
from installers.setup_steps.system_packages import MANAGERS, PackageManager, what_to_run

ROOT = Path(__file__).parents[2]
NOWHERE = Need(Kind.LIBRARY, "libno-such-thing.so.9", "libno-such-thing9", "no-such-thing")


def manager(program: str) -> PackageManager:
    return next(each for each in MANAGERS if each.program == program)


def test_a_library_that_loads_is_met_and_one_that_does_not_is_missing() -> None:
    there = Need(Kind.LIBRARY, "libc.so.6", "libc6")
    assert missing([there, NOWHERE]) == (NOWHERE,)


def test_any_of_several_programs_will_do() -> None:
    python = Path(sys.executable).name
    assert is_met(Need(Kind.PROGRAM, f"no-such-program|{python}|sh", "x"))
    assert not is_met(Need(Kind.PROGRAM, "no-such-program", "x"))


def test_a_font_is_known_by_the_beginning_of_its_file_anywhere_below(tmp_path: Path) -> None:
    assert not font_is_there(["wqy-"], [tmp_path, tmp_path / "not there"])
    (tmp_path / "truetype" / "wqy").mkdir(parents=True)
    (tmp_path / "truetype" / "wqy" / "wqy-microhei.ttc").write_bytes(b"")
    assert font_is_there(["NotoSansCJK", "wqy-"], [tmp_path])


def test_windows_and_macos_need_no_packages() -> None:
    assert needs_of("win32", "cpu", with_tests=True) == ()
    assert needs_of("darwin", "metal", with_tests=True) == ()


def test_tests_and_vulkan_ask_for_more() -> None:
    plain = set(needs_of("linux", "cpu", with_tests=False))
    assert {*QT_LIBRARIES, *FONTS, COMPILER} <= plain
    for_tests = {need.debian for need in set(needs_of("linux", "cpu", with_tests=True)) - plain}
    assert {"xvfb", "dbus", "gnome-keyring", "strace"} <= for_tests
    for_vulkan = {need.debian for need in set(needs_of("linux", "vulkan", with_tests=False)) - plain}
    assert for_vulkan == {"glslc", "libvulkan-dev", "spirv-headers", "libvulkan1"}


def test_the_line_for_debian_is_one_line_that_fetches_the_lists_first() -> None:
    told = what_to_run(manager("apt-get"), [NOWHERE, COMPILER, NOWHERE], "sudo")
    assert told.splitlines()[1:] == [
        "sudo apt-get update && sudo apt-get install -y --no-install-recommends libno-such-thing9 g++"
    ]


def test_without_sudo_the_line_goes_through_su_and_stands_alone_for_root() -> None:
    assert (
        what_to_run(manager("apt-get"), [NOWHERE], "su")
        .splitlines()[1]
        .startswith("su -c 'apt-get update && ")
    )
    assert (
        what_to_run(manager("apt-get"), [NOWHERE], "")
        .splitlines()[1]
        .startswith("apt-get update && apt-get ")
    )


def test_an_rpm_system_is_asked_for_the_library_by_its_own_name() -> None:
    for program in ("dnf", "zypper"):
        line = what_to_run(manager(program), [NOWHERE, COMPILER], "sudo").splitlines()[1]
        assert line == f"sudo {program} install -y 'libno-such-thing.so.9()(64bit)' /usr/bin/g++"


def test_every_need_has_a_package_with_every_manager() -> None:
    for each in MANAGERS:
        for gpu in ("cpu", "vulkan"):
            for need in needs_of("linux", gpu, with_tests=True):
                assert each.package_of(need), f"{need.name} has no package for {each.program}"


def test_an_unknown_system_is_told_names_to_look_for() -> None:
    told = what_to_run(None, [NOWHERE, COMPILER], "sudo")
    assert "libno-such-thing.so.9 (libno-such-thing9 on Debian)" in told
    assert "c++ (g++ on Debian)" in told


def test_every_library_that_the_window_loads_is_asked_for() -> None:
    import PySide6

    folder = Path(PySide6.__file__).parent
    plugins = folder / "Qt" / "plugins"
    wanted = [plugins / "platforms" / "libqxcb.so", plugins / "platforms" / "libqoffscreen.so"]
    wanted += [next(folder.glob(f"{name}*.so")) for name in ("QtGui", "QtWidgets")]
    told = subprocess.run(["ldd", *wanted], capture_output=True, text=True, check=True).stdout
    lacking = {line.split()[0] for line in told.splitlines() if "not found" in line}
    assert not lacking - {need.name for need in QT_LIBRARIES}
