#!/usr/bin/env python3
"""Sets the program up, and runs, tests or checks it: the same steps on every system, without make.

Every step can be repeated and does nothing when its work is done. Standard library only.
"""

from __future__ import annotations

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - a person may run it with any Python
    sys.exit(f"Python 3.11 or newer is needed; this is {sys.version.split()[0]}. Run this with a newer one.")

import argparse
import os
import signal
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NoReturn

from package_steps.linux.system import TEST_TOOLS, ensure_package_tools
from package_steps.make import make_package, make_package_twice
from package_steps.places import PackagePlaces
from setup_steps.audit import audit
from setup_steps.engine import ENGINE_FLAGS
from setup_steps.locking import write_locks
from setup_steps.messages import Stop
from setup_steps.places import WINDOWS, Places
from setup_steps.set_up import set_up, set_up_lock_tool

PLACES = Places(Path(__file__).resolve().parent.parent)
_MEASURES = {
    "bench": "tests.bench",
    "bench-convert": "tests.bench_convert",
    "bench-judging": "tests.bench_judging",
    "bench-oy1": "tests.bench_oy1",
    "package-test": "tests.installed",
    "screenshots": "tests.screenshots",
}
_TAKES_MORE = ("test", "torture", "lock", *_MEASURES)
_NEEDS_TESTS = ("test", "torture", "lint", *_MEASURES)
_MINUTES = "30"
_LAWS = ("tests/alignment/test_game.py", "tests/ui/test_transcript_markdown.py")  # see tests/law_examples.py
_DRY_RUN = PLACES.root / "installers" / "package_steps" / "dry_run.py"
_CATALOGUES = ("oyster_zh.ts",)


def run() -> NoReturn:
    """Open the program on the trial model, ready to type."""
    command = [str(PLACES.oyster), "--start-with", "trial"]
    if WINDOWS:
        _become(command)
    sys.stdout.flush()
    os.execv(command[0], command)


def test(arguments: Sequence[str]) -> NoReturn:
    """Run the tests; tests/conftest.py starts the virtual screen. The exit code is pytest's."""
    _become([str(PLACES.python), "-m", "pytest", *arguments])


def torture(arguments: Sequence[str]) -> NoReturn:
    """Run the tests that try to break the program for half an hour or so; print a table at the end.

    They run one at a time on all cores; each step of the walk is printed. ``--minutes`` is shared out among them.
    All examples of the laws are drawn, of which a usual run draws some.
    """
    os.environ["OYSTER_ALL_EXAMPLES"] = "1"
    alone = ["-n", "0", "--capture", "no", "--timeout", "0"]
    minutes = [] if "--minutes" in arguments else ["--minutes", _MINUTES]
    _become([str(PLACES.python), "-m", "pytest", "tests/torture", *_LAWS, *alone, *minutes, *arguments])


def lint() -> NoReturn:
    """Check style, types and layer contracts: all checks run, and the worst exit code is returned."""
    python = str(PLACES.python)
    checks: tuple[tuple[list[str], dict[str, str]], ...] = (
        ([python, "-m", "ruff", "check", "."], {}),
        ([python, "-m", "ruff", "format", "--check", "."], {}),
        ([python, "-m", "mypy"], {}),
        ([python, "-m", "mypy", "installers/bootstrap.py"], {"MYPYPATH": "installers"}),
        ([str(PLACES.programs / "lint-imports")], {}),
    )
    codes = [_call(command, changes) for command, changes in checks]
    raise SystemExit(max(codes))


def translations() -> NoReturn:
    """Bring the catalogues of sentences up to date with the code: new sentences are added, dead ones dropped.

    What is translated stays. Qt's lupdate reads ``tr_count`` as a sentence with a comment, which is its key.
    """
    files = [str(Path("resources", "translations", name)) for name in _CATALOGUES]
    what = ["-extensions", "py", "-tr-function-alias", "tr+=tr_count", "app"]
    how = ["-source-language", "en", "-locations", "relative", "-no-obsolete", "-silent"]
    _become([str(PLACES.programs / "pyside6-lupdate"), *what, *how, "-ts", *files])


def _become(command: Sequence[str], changes: Mapping[str, str] | None = None) -> NoReturn:
    """Run another program in the project's folder, and exit with its code."""
    raise SystemExit(_call(command, changes or {}))


def _call(command: Sequence[str], changes: Mapping[str, str]) -> int:
    sys.stdout.flush()
    code = subprocess.run(command, cwd=PLACES.root, env={**os.environ, **changes}).returncode
    return code if code >= 0 else 128 - code


def _parse() -> tuple[argparse.Namespace, list[str]]:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    verbs = parser.add_subparsers(dest="verb", required=True)
    told = {
        "setup": "install what is missing",
        "run": "set up, then open the program on the trial model",
        "test": "set up, then run the tests; further arguments go to pytest",
        "torture": "try to break the program: kills, hostile files, a walk through the window; --minutes, --seed",
        "lint": "check style, types and layers",
        "translations": "bring the catalogues of sentences up to date with the code",
        "bench": "measure speed; --lab-models: on two larger models too, fetched once; --keep: into docs/benchmarks.md",
        "bench-convert": "measure the making of a model of Oy1's size: half an hour and 20 GB of disk",
        "bench-oy1": "measure a model of Oy1's size with random weights: half an hour and 9 GB of disk; --layers",
        "bench-judging": "measure how messages are judged, on texts of others; --lab-models, --limit, --file",
        "screenshots": "make pictures of every page at every size, and contact sheets; --readme, --docs: those in docs",
        "audit": "write the list of parts (SBOM), and ask which locked packages have known vulnerabilities",
        "licences": "write docs/licences.md anew",
        "package": "make the installers for this system, in dist",
        "package-test": "install the newest package of dist in a bare Debian, and use it there; needs root",
        "lock": "write the lock files anew; --upgrade takes newer versions",
    }
    for verb, words in told.items():
        each = verbs.add_parser(verb, help=words)
        if verb in ("setup", "run"):
            each.add_argument(
                "--gpu", choices=list(ENGINE_FLAGS), help="what llama.cpp is built for; first: cpu"
            )
        if verb == "package":
            each.add_argument(
                "--dry-run", choices=("windows", "macos"), help="list and check what one would be made of"
            )
            each.add_argument(
                "--twice", action="store_true", help="on Linux: make them twice, and list what differs"
            )
        if verb == "setup":
            each.add_argument("--with-tests", action="store_true", help="also what the tests need")
    options, rest = parser.parse_known_args()
    if rest and options.verb not in _TAKES_MORE:
        parser.error(f"not understood: {' '.join(rest)}")
    return options, rest


def _do(options: argparse.Namespace, rest: list[str]) -> None:
    verb = options.verb
    if verb == "package" and options.dry_run is None:
        (make_package_twice if options.twice else make_package)(PackagePlaces(PLACES.root))
        return
    if verb == "lock":
        set_up_lock_tool(PLACES)
        write_locks(PLACES, rest)
        return
    if verb == "audit":
        set_up(PLACES, None, with_tests=False)
        raise SystemExit(audit(PLACES))
    with_tests = verb in _NEEDS_TESTS or verb == "package" or getattr(options, "with_tests", False)
    set_up(PLACES, getattr(options, "gpu", None), with_tests=with_tests, tell_when_done=verb == "setup")
    if verb == "package-test":
        ensure_package_tools(PLACES.logs, TEST_TOOLS)
    if verb == "run":
        run()
    elif verb == "test":
        test(rest)
    elif verb == "torture":
        torture(rest)
    elif verb == "lint":
        lint()
    elif verb == "translations":
        translations()
    elif verb == "licences":
        _become([str(PLACES.python), "-m", "tests.licences_page"])
    elif verb == "package":
        _become([str(PLACES.python), str(_DRY_RUN), options.dry_run])
    elif verb in _MEASURES:
        _become([str(PLACES.python), "-m", _MEASURES[verb], *rest])


def main() -> None:
    """Run the command line; print one sentence where that fails."""
    options, rest = _parse()
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(128 + number))
    try:
        _do(options, rest)
    except Stop as stop:
        print(stop.sentence, file=sys.stderr)
        raise SystemExit(stop.exit_code) from None
    except OSError as error:
        print(f"Set-up could not go on: {error}.", file=sys.stderr)
        raise SystemExit(1) from None
    except KeyboardInterrupt:
        raise SystemExit(130) from None


if __name__ == "__main__":
    main()
