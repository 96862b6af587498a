"""The system requirements that pip cannot install: Qt's libraries, fonts, a compiler, programs of the tests."""

from __future__ import annotations

import ctypes
import shutil
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from pathlib import Path


class Kind(Enum):
    """How a requirement is checked."""

    LIBRARY = "library"
    FONT = "font"
    PROGRAM = "program"
    MODULE = "module"
    FILE = "file"


@dataclass(frozen=True)
class Need:
    """One system requirement: its ``name`` (or alternatives), and its packages.

    ``rpm`` is the name for Fedora and openSUSE; empty for a library, which they know by its own name.
    """

    kind: Kind
    name: str
    debian: str
    arch: str = ""
    rpm: str = ""


def _library(name: str, debian: str, arch: str) -> Need:
    return Need(Kind.LIBRARY, name, debian, arch)


# Libraries that the wheels of PySide6 and llama.cpp load and do not contain: found with ldd on each of theirs.
QT_LIBRARIES = (
    _library("libEGL.so.1", "libegl1", "libglvnd"),
    _library("libGL.so.1", "libgl1", "libglvnd"),
    _library("libX11.so.6", "libx11-6", "libx11"),
    _library("libX11-xcb.so.1", "libx11-xcb1", "libx11"),
    _library("libdbus-1.so.3", "libdbus-1-3", "dbus"),
    _library("libfontconfig.so.1", "libfontconfig1", "fontconfig"),
    _library("libfreetype.so.6", "libfreetype6", "freetype2"),
    _library("libglib-2.0.so.0", "libglib2.0-0", "glib2"),
    _library("libgssapi_krb5.so.2", "libgssapi-krb5-2", "krb5"),
    _library("libgomp.so.1", "libgomp1", "gcc-libs"),
    _library("libwayland-client.so.0", "libwayland-client0", "wayland"),
    _library("libwayland-cursor.so.0", "libwayland-cursor0", "wayland"),
    _library("libwayland-egl.so.1", "libwayland-egl1", "wayland"),
    _library("libxcb-cursor.so.0", "libxcb-cursor0", "xcb-util-cursor"),
    _library("libxcb-glx.so.0", "libxcb-glx0", "libxcb"),
    _library("libxcb-icccm.so.4", "libxcb-icccm4", "xcb-util-wm"),
    _library("libxcb-image.so.0", "libxcb-image0", "xcb-util-image"),
    _library("libxcb-keysyms.so.1", "libxcb-keysyms1", "xcb-util-keysyms"),
    _library("libxcb-randr.so.0", "libxcb-randr0", "libxcb"),
    _library("libxcb-render-util.so.0", "libxcb-render-util0", "xcb-util-renderutil"),
    _library("libxcb-shape.so.0", "libxcb-shape0", "libxcb"),
    _library("libxcb-sync.so.1", "libxcb-sync1", "libxcb"),
    _library("libxcb-xfixes.so.0", "libxcb-xfixes0", "libxcb"),
    _library("libxcb-xkb.so.1", "libxcb-xkb1", "libxcb"),
    _library("libxkbcommon-x11.so.0", "libxkbcommon-x11-0", "libxkbcommon-x11"),
    _library("libxkbcommon.so.0", "libxkbcommon0", "libxkbcommon"),
)
# A font for Latin text and one for Chinese; any of those named will do.
FONTS = (
    Need(
        Kind.FONT,
        "DejaVuSans|NotoSans-|LiberationSans|Ubuntu-R|Cantarell",
        "fonts-dejavu-core",
        "ttf-dejavu",
        "dejavu-sans-fonts",
    ),
    Need(
        Kind.FONT,
        "wqy-|NotoSansCJK|NotoSansSC|SourceHanSans|DroidSansFallback",
        "fonts-wqy-microhei",
        "wqy-microhei",
        "wqy-microhei-fonts",
    ),
)
COMPILER = Need(Kind.PROGRAM, "c++|g++|clang++", "g++", "gcc", "/usr/bin/g++")
VENV = Need(
    Kind.MODULE,
    "ensurepip",
    f"python{sys.version_info.major}.{sys.version_info.minor}-venv",
    "python",
    "python3",
)
TEST_PROGRAMS = (
    Need(Kind.PROGRAM, "Xvfb", "xvfb", "xorg-server-xvfb", "/usr/bin/Xvfb"),
    Need(Kind.PROGRAM, "xauth", "xauth", "xorg-xauth", "/usr/bin/xauth"),
    Need(Kind.PROGRAM, "dbus-run-session", "dbus", "dbus", "/usr/bin/dbus-run-session"),
    Need(Kind.PROGRAM, "gnome-keyring-daemon", "gnome-keyring", "gnome-keyring", "gnome-keyring"),
    Need(Kind.PROGRAM, "strace", "strace", "strace", "strace"),
)
# To build llama.cpp for Vulkan, and to run it.
VULKAN = (
    Need(Kind.PROGRAM, "glslc", "glslc", "shaderc", "glslc"),
    Need(Kind.FILE, "/usr/include/vulkan/vulkan.hpp", "libvulkan-dev", "vulkan-headers", "vulkan-devel"),
    Need(
        Kind.FILE,
        "/usr/include/spirv/unified1/spirv.hpp",
        "spirv-headers",
        "spirv-headers",
        "spirv-headers-devel",
    ),
    _library("libvulkan.so.1", "libvulkan1", "vulkan-icd-loader"),
)


def needs_of(platform: str, gpu: str, *, with_tests: bool) -> tuple[Need, ...]:
    """Return a system's requirements; on Windows and macOS the wheels contain all but the compiler."""
    if platform != "linux":
        return ()
    tests = TEST_PROGRAMS if with_tests else ()
    vulkan = VULKAN if gpu == "vulkan" else ()
    return (*QT_LIBRARIES, *FONTS, VENV, COMPILER, *vulkan, *tests)


def missing(needs: Iterable[Need]) -> tuple[Need, ...]:
    """Return the requirements that this system does not meet now."""
    return tuple(need for need in needs if not is_met(need))


def is_met(need: Need) -> bool:
    """Return whether this system meets a requirement."""
    names = need.name.split("|")
    if need.kind is Kind.LIBRARY:
        return any(_loads(name) for name in names)
    if need.kind is Kind.FONT:
        return font_is_there(names, _font_folders())
    if need.kind is Kind.PROGRAM:
        return any(shutil.which(name) is not None for name in names)
    if need.kind is Kind.FILE:
        return any(Path(name).exists() for name in names)
    return _ensurepip_is_there()


def font_is_there(beginnings: Iterable[str], folders: Iterable[Path]) -> bool:
    """Return whether a font file in one of the folders begins with one of the names."""
    wanted = tuple(beginnings)
    return any(
        path.name.startswith(wanted)
        for folder in folders
        if folder.is_dir()
        for path in folder.rglob("*.[ot]t[fc]")
    )


def _font_folders() -> tuple[Path, ...]:
    home = Path.home()
    return (
        Path("/usr/share/fonts"),
        Path("/usr/local/share/fonts"),
        home / ".local" / "share" / "fonts",
        home / ".fonts",
    )


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _ensurepip_is_there() -> bool:
    # Debian splits ensurepip from its Python; without it 'python3 -m venv' fails.
    try:
        import ensurepip
    except ImportError:
        return False
    return hasattr(ensurepip, "version")
