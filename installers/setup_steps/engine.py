"""The build of llama.cpp from hash-checked source, for this machine or for any of its kind, cached for other clones."""

from __future__ import annotations

import os
import platform
import re
import shlex
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

from .commands import clean_environment
from .hashes import key_of, sha256_of
from .messages import Stop, say
from .one_at_a_time import one_at_a_time
from .places import WINDOWS, Places, shared_cache
from .python_packages import pip
from .system_packages import ensure_compiler

# Image and sound support and llama.cpp's own tools are not used: without them, the build takes half as long.
_PARTS = Path(__file__).parent / "engine_parts.cmake"
_ALWAYS = "-DLLAVA_BUILD=OFF"
_AMX_MENDED = Path(__file__).parent / "engine_additions" / "amx_tile_config.h"
_VULKAN_ADDITIONS = Path(__file__).parent / "vulkan_additions"
# Of a portable build: Vulkan as one more module, loaded where the system has libvulkan.so.1. macOS has Metal anyway.
_PORTABLE_GPU = " -DGGML_VULKAN=ON" if sys.platform == "linux" else ""
ENGINE_FLAGS = {
    "cpu": "",
    "cuda": "-DGGML_CUDA=on",
    "vulkan": "-DGGML_VULKAN=on",
    "metal": "-DGGML_METAL=on",
    "portable": "-DGGML_NATIVE=OFF -DGGML_BACKEND_DL=ON -DGGML_CPU_ALL_VARIANTS=ON" + _PORTABLE_GPU,
}
_MINUTES = {
    "cpu": "about three minutes on two cores",
    "cuda": "half an hour or more on a few cores",
    "vulkan": "about fifteen minutes on two cores",
    "metal": "a few minutes",
    "portable": "about half an hour on two cores",
}


def engine_key(places: Places, gpu: str, processor: str) -> str:
    """Return a short hash of what a build depends on: source, tools, flags, Python, system, processor."""
    return key_of(
        places.lock("engine"),
        places.lock("build"),
        _PARTS,
        _AMX_MENDED,
        *sorted(_VULKAN_ADDITIONS.rglob("*.hpp")),
        f"{_ALWAYS} {ENGINE_FLAGS[gpu]}",
        sys.implementation.cache_tag or "",
        f"{platform.system()} {platform.machine()} {' '.join(platform.libc_ver())}",
        processor,
    )


def processor_features(gpu: str) -> str:
    """Return the processor's features, since the engine is built for this processor; empty for a portable build."""
    if gpu == "portable":
        return ""
    if sys.platform == "darwin":
        asked = subprocess.run(["sysctl", "-n", "machdep.cpu.brand_string"], capture_output=True, text=True)
        return asked.stdout.strip()
    try:
        return features_in(Path("/proc/cpuinfo").read_text(encoding="utf-8", errors="replace"))
    except OSError:
        return platform.processor()


def features_in(cpuinfo: str) -> str:
    """Return the feature list in the text of ``/proc/cpuinfo``, sorted; empty where there is none."""
    for line in cpuinfo.splitlines():
        name, _, values = line.partition(":")
        if name.strip() in ("flags", "Features"):
            return " ".join(sorted(values.split()))
    return ""


def install_engine(places: Places, gpu: str, *, interrupted: bool) -> None:
    """Install the engine from this person's cache, or build it. Raises ``Stop``."""
    key = engine_key(places, gpu, processor_features(gpu))
    cache = shared_cache() / "wheels" / "-".join(filter(None, (gpu, key, _graphics_cards(gpu))))
    wheel = kept_wheel(cache)
    if wheel is None:
        check_tools(gpu)
        turn = shared_cache() / "building.lock"
        with one_at_a_time(turn, "waiting for another clone that is building llama.cpp"):
            wheel = kept_wheel(cache) or _build(places, gpu, cache)
    say(f"installing the engine (llama.cpp for {gpu})")
    again = "--ignore-installed" if interrupted else "--force-reinstall"
    pip(
        places,
        ["install", "--no-index", "--no-deps", again, str(wheel)],
        "engine-install.log",
        "The engine could not be installed.",
    )
    _see_it_start(places, gpu)


def _graphics_cards(gpu: str) -> str:
    """Return the CUDA architectures of this machine's cards, for which the build is made. Empty without any."""
    program = shutil.which("nvidia-smi") if gpu == "cuda" else None
    if program is None:
        return ""
    asked = subprocess.run(
        [program, "--query-gpu=compute_cap", "--format=csv,noheader"], capture_output=True, text=True
    )
    return "+".join(sorted(set(asked.stdout.split()))) if asked.returncode == 0 else ""


def kept_wheel(cache: Path) -> Path | None:
    """Return the wheel in a cache folder, if its hash is still right."""
    wheel = next(cache.glob("*.whl"), None)
    if wheel is None:
        return None
    try:
        written = (cache / "sha256").read_text(encoding="ascii").strip()
    except OSError:
        return None
    return wheel if sha256_of(wheel) == written else None


def check_tools(gpu: str) -> None:
    """Check that the tools for a ``gpu`` build are there. Raises ``Stop``."""
    if gpu == "cuda" and _cuda_compiler() is None:
        raise Stop(
            "The CUDA compiler nvcc was not found. Install NVIDIA's CUDA toolkit, or set CUDACXX to its nvcc, "
            "then run this again; without a GPU: --gpu cpu."
        )
    if gpu == "metal" and sys.platform != "darwin":
        raise Stop("Metal is there only on macOS. Choose --gpu cpu, cuda or vulkan.")
    ensure_compiler()


def _cuda_compiler() -> str | None:
    named = os.environ.get("CUDACXX") or shutil.which("nvcc")
    if named:
        return named
    for home in (os.environ.get("CUDA_PATH"), os.environ.get("CUDA_HOME"), "/usr/local/cuda"):
        if home and (found := shutil.which("nvcc", path=str(Path(home) / "bin"))):
            return found
    return None


def _build(places: Places, gpu: str, cache: Path) -> Path:
    source = engine_source(places)
    say(f"building llama.cpp for {gpu}: {_MINUTES[gpu]}, once")
    partial = cache.with_name(cache.name + ".partial")
    shutil.rmtree(partial, ignore_errors=True)
    partial.mkdir(parents=True)
    unpacked = _unpacked(source, partial / "source")
    alone = ["--no-index", "--no-deps", "--no-build-isolation"]
    pip(
        places,
        ["wheel", "-v", *alone, "--no-cache-dir", "-w", str(partial), str(unpacked)],
        f"engine-{gpu}.log",
        f"llama.cpp could not be built for {gpu}."
        + ("" if gpu == "cpu" else " Without a GPU it can: --gpu cpu."),
        environment=_build_environment(places, gpu, str(partial)),
        share=share_of_build,
    )
    shutil.rmtree(partial / "source")
    wheel = next(partial.glob("*.whl"))
    (partial / "sha256").write_text(sha256_of(wheel) + "\n", encoding="ascii")
    shutil.rmtree(cache, ignore_errors=True)
    partial.replace(cache)
    return cache / wheel.name


def _unpacked(source: Path, folder: Path) -> Path:
    """Unpack the source archive, and return the folder of the package in it."""
    with tarfile.open(source) as archive:
        archive.extractall(folder)  # its hash was checked
    return next(folder.iterdir())


def amx_mended() -> str:
    """Return the compiler's flag by which llama.cpp runs on a processor with AMX; empty where none is needed."""
    return f"-include {shlex.quote(_AMX_MENDED.as_posix())}" if sys.platform == "linux" else ""


def _build_environment(places: Places, gpu: str, folder: str) -> dict[str, str]:
    """Return the variables of a build in ``folder``, whose path is kept out of what is built."""
    flags = [] if WINDOWS else [f"-ffile-prefix-map={shlex.quote(folder)}=llama.cpp"]
    flags += filter(None, [amx_mended()])
    given = [
        _ALWAYS,
        ENGINE_FLAGS[gpu],
        shlex.quote(f"-DCMAKE_PROJECT_llama.cpp_INCLUDE={_PARTS.as_posix()}"),
    ]
    vulkan = [f"-I{shlex.quote(_VULKAN_ADDITIONS.as_posix())}"] if "VULKAN" in ENGINE_FLAGS[gpu] else []
    environment = {
        "CFLAGS": " ".join(flags),
        "CXXFLAGS": " ".join([*flags, *vulkan]),
        "CMAKE_ARGS": " ".join(filter(None, given)),
        "CMAKE_BUILD_PARALLEL_LEVEL": os.environ.get("CMAKE_BUILD_PARALLEL_LEVEL", str(os.cpu_count() or 1)),
        "FORCE_CMAKE": "1",
        "PATH": os.pathsep.join([str(places.programs), os.environ.get("PATH", "")]),
    }
    cuda = _cuda_compiler() if gpu == "cuda" else None
    return {**environment, "CUDACXX": cuda} if cuda else environment


def engine_source(places: Places) -> Path:
    """Return the source archive, cached or downloaded, its hash checked by pip or by us."""
    folder = shared_cache() / "sources"
    wanted = re.findall(r"sha256:([0-9a-f]{64})", places.lock("engine").read_text(encoding="utf-8"))
    for kept in folder.glob("llama_cpp_python-*.tar.gz"):
        if sha256_of(kept) in wanted:
            return kept
    say("fetching the source of llama.cpp, 77 MB")
    partial = folder / "partial"
    shutil.rmtree(partial, ignore_errors=True)
    locked = ["--require-hashes", "--no-deps", "--no-binary", ":all:", "--no-build-isolation"]
    pip(
        places,
        ["download", *locked, "-r", str(places.lock("engine")), "-d", str(partial)],
        "engine-source.log",
        "The source of llama.cpp could not be fetched. Is there a network, and can this machine reach the index?",
        environment=_build_environment(places, "cpu", str(partial)),
    )
    fetched = next(partial.glob("*.tar.gz"))
    kept = folder / fetched.name
    fetched.replace(kept)
    shutil.rmtree(partial, ignore_errors=True)
    return kept


def share_of_build(log_tail: str) -> str | None:
    """Return ninja's progress from the end of its log, or None where there is none."""
    steps = re.findall(r"^\s*\[(\d+)/(\d+)\]", log_tail, re.MULTILINE)
    return f"{steps[-1][0]} of {steps[-1][1]} files" if steps else None


def _see_it_start(places: Places, gpu: str) -> None:
    """Import the engine once, so that missing system libraries show here and not during a conversation."""
    asked = subprocess.run(
        [places.python, "-I", "-c", "import llama_cpp; llama_cpp.llama_backend_init()"],
        capture_output=True,
        text=True,
        errors="replace",
        env=clean_environment(),
    )
    if asked.returncode != 0:
        reason = (asked.stderr.strip().splitlines() or [f"exit code {asked.returncode}"])[-1]
        raise Stop(f"The engine for {gpu} was built, but does not start here: {reason}")
