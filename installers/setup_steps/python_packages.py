"""The Python environment and its packages, every file checked against a hash."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence

from .commands import clean_environment, run_logged
from .messages import Stop, say
from .places import Places

_NETWORK = "Is there a network, and can this machine reach the package index?"


def ensure_environment(places: Places) -> None:
    """Create ``.venv`` with this Python; a working one of this Python is kept. Raises ``Stop``."""
    if _works(places):
        return
    say("making the Python environment in .venv")
    run_logged(
        [sys.executable, "-m", "venv", "--clear", str(places.environment)],
        places.logs / "environment.log",
        "The Python environment could not be made.",
    )


def _works(places: Places) -> bool:
    """Return whether the environment is complete and of this very Python."""
    if not places.python.exists():
        return False
    question = "import pip, sys; print(sys.version, sys.base_prefix, sys.prefix)"
    asked = subprocess.run([places.python, "-I", "-c", question], capture_output=True, text=True)
    wanted = f"{sys.version} {sys.base_prefix} {places.environment}"
    return asked.returncode == 0 and asked.stdout.strip() == wanted


def pip(
    places: Places,
    arguments: Sequence[str],
    log: str,
    failure: str,
    *,
    environment: Mapping[str, str] | None = None,
    share: Callable[[str], str | None] = lambda tail: None,
) -> None:
    """Run the environment's pip with its output in ``log``. Raises ``Stop``."""
    command = [str(places.python), "-m", "pip", "--disable-pip-version-check", "--no-input", *arguments]
    run_logged(command, places.logs / log, failure, environment=environment, share=share)


def install_locked(
    places: Places, name: str, words: str, *, interrupted: bool, advice: str = _NETWORK
) -> None:
    """Install the packages of a lock file. Raises ``Stop``, with ``advice`` where it fails.

    Only wheels: a source archive would fetch its build tools without hashes. ``interrupted``: an earlier try was
    interrupted, so that existing files are written again.
    """
    say(f"installing {words}")
    again = ["--ignore-installed"] if interrupted else []
    locked = ["--require-hashes", "--no-deps", "--only-binary", ":all:", "-r", str(places.lock(name))]
    pip(
        places,
        ["install", *again, *locked],
        f"packages-{name}.log",
        f"The Python packages of installers/lock/{name}.txt could not be installed. {advice}",
    )


_UNPACKED = """
import compileall, pathlib, PySide6.QtCore, shiboken6
modules = pathlib.Path(shiboken6.__file__).with_name("files.dir")
raise SystemExit(0 if compileall.compile_dir(modules, quiet=1) else 1)
"""


def unpack_binding_modules(places: Places) -> None:
    """Let PySide6 keep as files the Python modules that it carries within its library. Raises ``Stop``.

    Otherwise every start unpacks and compiles them. ``SBK_EMBED`` is PySide6's own name for that; modules of another
    version that stand there are replaced.
    """
    run_logged(
        [str(places.python), "-c", _UNPACKED],
        places.logs / "binding-modules.log",
        "The modules of PySide6 could not be unpacked. Is the disk full?",
        environment=clean_environment({"SBK_EMBED": "0"}),
    )


def install_comparison(places: Places, *, interrupted: bool) -> None:
    """Install the independent implementation for comparison tests: PyTorch, then the rest. Raises ``Stop``."""
    advice = f"{_NETWORK} On Linux, CONTRIBUTING.md says where pip finds PyTorch without CUDA."
    install_locked(places, "torch", "PyTorch for comparison", interrupted=interrupted, advice=advice)
    words = "the independent implementation for comparison"
    install_locked(places, "compare", words, interrupted=interrupted)


def install_program(places: Places, *, interrupted: bool) -> None:
    """Install the program itself in editable mode. Raises ``Stop``."""
    say("installing the program")
    again = ["--ignore-installed"] if interrupted else []
    pip(
        places,
        ["install", *again, "--no-index", "--no-deps", "--no-build-isolation", "-e", str(places.root)],
        "program.log",
        "The program could not be installed.",
    )
    if not places.oyster.exists():
        raise Stop(f"The program was installed, but {places.oyster} is not there.")


def prepare_sentence_encoder(places: Places) -> None:
    """Keep the sentence encoder as it stands in memory, so that no start builds it. Raises ``Stop``."""
    run_logged(
        [str(places.python), "-m", "app.alignment.evidence.prepared_encoder"],
        places.logs / "sentence-encoder.log",
        "The sentence encoder could not be prepared. Is the disk full?",
        environment=clean_environment(),
    )
