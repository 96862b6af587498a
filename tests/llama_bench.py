"""``llama-bench``, llama.cpp's own benchmark, built once from the cached source and run with its defaults."""

from __future__ import annotations

import importlib.metadata
import json
import os
import subprocess
import tarfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.engine.processors import usable_processors
from installers.setup_steps.commands import run_logged
from installers.setup_steps.engine import amx_mended, engine_source, share_of_build
from installers.setup_steps.messages import Stop, say
from installers.setup_steps.places import WINDOWS, Places
from installers.setup_steps.system_packages import ensure_compiler

ROOT = Path(__file__).parents[1]
_OPTIONS = (
    "-DCMAKE_BUILD_TYPE=Release",
    "-DLLAMA_CURL=OFF",
    "-DLLAMA_OPENSSL=OFF",
    "-DLLAMA_BUILD_TESTS=OFF",
    "-DLLAMA_BUILD_EXAMPLES=OFF",
    "-DLLAMA_BUILD_SERVER=OFF",
)
_BUILT = 2  # changed where it is built in another way
# Settings of threads and of llama.cpp are removed, so that its defaults are measured.
_SETTINGS = ("OMP_", "GOMP_", "KMP_", "GGML_", "LLAMA_")


@dataclass(frozen=True, slots=True)
class Rates:
    """Tokens a second."""

    reading: float
    writing: float


def llama_bench() -> Path:
    """Return the program, building it where this version is not yet in ``build``. Raises ``Stop``."""
    folder = ROOT / "build" / "llama-bench" / f"{importlib.metadata.version('llama-cpp-python')}-{_BUILT}"
    program = _program_in(folder)
    if program is None:
        _build(folder)
        program = _program_in(folder)
    if program is None:
        raise Stop(f"llama-bench was built, but is not in {folder}.")
    return program


def _program_in(folder: Path) -> Path | None:
    """Return the built program; Visual Studio puts it one folder deeper."""
    name = "llama-bench.exe" if WINDOWS else "llama-bench"
    return next((found for found in (folder / "build" / "bin").rglob(name) if found.is_file()), None)


def _build(folder: Path) -> None:
    places = Places(ROOT)
    ensure_compiler()
    source = _unpacked(engine_source(places), folder)
    say("building llama-bench: about five minutes on two cores, once")
    environment = {"PATH": os.pathsep.join([str(places.programs), os.environ.get("PATH", "")])}
    if flags := amx_mended():  # a mistake of the compiler, by which it would die; no setting
        environment |= {"CFLAGS": flags, "CXXFLAGS": flags}
    built = str(folder / "build")
    generator = () if WINDOWS else ("-G", "Ninja")
    configure = ["cmake", "-S", str(source), "-B", built, *generator, *_OPTIONS]
    jobs = ["--parallel", str(usable_processors())]
    build = ["cmake", "--build", built, "--config", "Release", "--target", "llama-bench", *jobs]
    for name, command in (("configure", configure), ("build", build)):
        log = places.logs / f"llama-bench-{name}.log"
        failure = "llama-bench could not be built."
        run_logged(command, log, failure, environment=environment, share=share_of_build)


def _unpacked(archive: Path, folder: Path) -> Path:
    """Return the folder of llama.cpp's own source, extracted from llama-cpp-python's archive."""
    inside = f"{archive.name.removesuffix('.tar.gz')}/vendor/llama.cpp"
    with tarfile.open(archive) as content:
        members = [member for member in content if member.name.startswith(f"{inside}/")]
        content.extractall(folder, members, filter="data")
    return folder / inside


def rates_of_llama_bench(program: Path, model: Path, read: int, written: int) -> Rates:
    """Return llama.cpp's own rates on the processor: one run of prompt processing, one of generation.

    Where this process may use but one processor, it is told so: it would start a thread for each that there is.
    """
    command = [str(program), "-m", str(model), "-p", str(read), "-n", str(written), "-r", "1", "-o", "json"]
    if usable_processors() == 1:
        command += ["-t", "1"]
    environment = {name: value for name, value in os.environ.items() if not name.startswith(_SETTINGS)}
    done = subprocess.run(
        [*command, "-ngl", "0", "-dev", "none"], capture_output=True, check=True, env=environment
    )
    runs: list[dict[str, Any]] = json.loads(done.stdout)
    reading = next(run["avg_ts"] for run in runs if run["n_prompt"])
    writing = next(run["avg_ts"] for run in runs if run["n_gen"])
    return Rates(float(reading), float(writing))
