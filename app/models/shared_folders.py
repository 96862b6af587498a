"""Model files of other programs, LM Studio and Jan: found where they keep them, used where they are.

LM Studio: the folder named in ``~/.lmstudio-home-pointer``, else ``~/.cache/lm-studio``, else ``~/.lmstudio``; its
models are in ``models``, or where ``downloadsFolder`` of its ``settings.json`` says (read in its open-source client
``lmstudio-js``). Jan: ``JAN_DATA_FOLDER``, else ``data_folder`` of ``Jan/settings.json`` in the system's folder for
application data, else ``Jan/data`` there; its models are in ``llamacpp/models``, earlier in ``models`` (read in its
source, ``src-tauri/src/core/app``). Neither program was at hand to try it with.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import msgspec

from app.domain.gguf_split import files_of, part_name
from app.json_decoding import decode_json

_BESIDE_A_MODEL = ("mmproj", "imatrix")  # files that belong to a model and are none
_LEAST_BYTES = 1 << 10
_DEEPEST = 5  # folders below the models folder


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A GGUF of another program, or the first of several that are one model; ``size_bytes`` is of them all.

    ``name`` tells it apart: its folder's name where the file's says nothing.
    """

    path: Path
    name: str
    size_bytes: int


@dataclass(frozen=True, slots=True)
class SharedFolder:
    """A program's models."""

    program: str
    folder: Path
    files: tuple[FoundFile, ...]


def shared_folders(
    home: Path | None = None, environment: Mapping[str, str] | None = None, platform: str = sys.platform
) -> tuple[SharedFolder, ...]:
    """Return the programs whose models are on this computer. Nothing is changed."""
    at_home, variables = home or Path.home(), environment if environment is not None else os.environ
    candidates = (
        *(("LM Studio", each) for each in _of_lm_studio(at_home)),
        *(("Jan", each) for each in _of_jan(at_home, variables, platform)),
    )
    found = (_look(program, folder) for program, folder in dict.fromkeys(candidates) if folder.is_dir())
    return tuple(each for each in found if each.files)


def _of_lm_studio(home: Path) -> Iterator[Path]:
    pointer = _text(home / ".lmstudio-home-pointer").strip()
    homes = [Path(pointer)] if pointer else [home / ".cache" / "lm-studio", home / ".lmstudio"]
    for each in homes:
        chosen = _setting(each / "settings.json", "downloadsFolder")
        yield Path(chosen) if chosen else each / "models"


def _of_jan(home: Path, environment: Mapping[str, str], platform: str) -> Iterator[Path]:
    application_data = _application_data(home, environment, platform)
    named = environment.get("JAN_DATA_FOLDER") or _setting(
        application_data / "Jan" / "settings.json", "data_folder"
    )
    data = Path(named) if named else application_data / "Jan" / "data"
    yield data / "llamacpp" / "models"
    yield data / "models"


def _application_data(home: Path, environment: Mapping[str, str], platform: str) -> Path:
    """Return the system's folder for application data, as Rust's ``dirs::data_dir`` has it."""
    if platform == "win32":
        return Path(environment.get("APPDATA") or home / "AppData" / "Roaming")
    if platform == "darwin":
        return home / "Library" / "Application Support"
    return Path(environment.get("XDG_DATA_HOME") or home / ".local" / "share")


def _setting(path: Path, key: str) -> str:
    """Return a text of another program's settings, or an empty one where it is not there or not absolute."""
    try:
        value = decode_json(_text(path) or "{}", dict[str, object]).get(key)
    except msgspec.DecodeError:
        return ""
    return value if isinstance(value, str) and Path(value).is_absolute() else ""


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return ""


def _look(program: str, folder: Path) -> SharedFolder:
    found = (_found(each) for each in sorted(_ggufs(folder)))
    return SharedFolder(program, folder, tuple(each for each in found if each is not None))


def _found(path: Path) -> FoundFile | None:
    """Return a model by its first file; None for a later part, an incomplete model, and what is no model."""
    part = part_name(path.name)
    if any(each in path.stem.lower() for each in _BESIDE_A_MODEL) or (part is not None and part.number > 1):
        return None
    try:
        size = sum(each.stat().st_size for each in files_of(path))
    except OSError:
        return None
    stem = part.stem if part is not None else path.stem
    name = path.parent.name if stem.lower() == "model" else stem
    return FoundFile(path, name, size) if size >= _LEAST_BYTES else None


def _ggufs(folder: Path) -> Iterator[Path]:
    for at, folders, names in os.walk(folder):
        here = Path(at)
        if len(here.relative_to(folder).parts) >= _DEEPEST:
            folders.clear()
        yield from (here / each for each in names if each.lower().endswith(".gguf"))
