"""A bare Debian in a folder: debootstrap's smallest, without build tools and without Python, kept for the next time."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

CACHE = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "oyster-desktop" / "bare"
SUITE, MIRROR = "bookworm", "http://deb.debian.org/debian"
PERSON = 1000  # the user that the program runs as
HOME = "/home/ada"
_CHANGING = ("proc/", "dev/", "tmp/", "var/lib/apt/", "var/lib/dpkg/", "var/cache/", "var/log/")
_NEVER = ("python3", "gcc", "c++", "cmake", "pip")


class CommandFailed(AssertionError):
    """A command in the bare system ended with another code than was expected."""


class BareSystem:
    """The system in ``root``; commands run in it by chroot, with this machine's network and screen."""

    def __init__(self, root: Path) -> None:
        self.root = root

    @property
    def home(self) -> Path:
        """The person's home, seen from outside."""
        return self.root / HOME.lstrip("/")

    def start(
        self,
        command: Sequence[str],
        environment: Mapping[str, str] | None = None,
        *,
        administrator: bool = False,
        passphrase: str = "",
        token: str = "",
        stdin: int = subprocess.DEVNULL,
        network: bool = True,
    ) -> subprocess.Popen[str]:
        """Start a command; a passphrase and a token are given by file descriptors, as a person's script would.

        Without ``network`` it has no interface but a loopback that is down; the screen is then reached by its file.
        """
        handed: list[int] = []
        words = list(command)
        if passphrase:
            handed.append(_pipe_with(passphrase))
            words[1:1] = ["--passphrase-fd", str(handed[-1])]
        if token:
            handed.append(_pipe_with(token))
            words += ["--token-fd", str(handed[-1])]
        who = [] if administrator else [f"--userspec={PERSON}:{PERSON}"]
        settings = {"HOME": "/root" if administrator else HOME, "PATH": "/usr/sbin:/usr/bin:/sbin:/bin"}
        settings |= {
            "LANG": "C.UTF-8",
            "OYSTER_LANGUAGE": "en",
            "OYSTER_DEFAULT_PASSPHRASE": "",
            **(environment or {}),
        }
        named = [f"{name}={value}" for name, value in settings.items() if value]
        cut_off = [] if network else ["unshare", "--net"]
        process = subprocess.Popen(
            [*cut_off, "chroot", *who, str(self.root), "/usr/bin/env", "-i", *named, *words],
            pass_fds=handed,
            text=True,
            stdin=stdin,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        for descriptor in handed:
            os.close(descriptor)
        return process

    def run(
        self,
        command: Sequence[str],
        environment: Mapping[str, str] | None = None,
        *,
        code: int = 0,
        text: str | None = None,
        seconds: float = 900.0,
        **how: object,
    ) -> str:
        """Run a command to its end with ``text`` as its input; return what it printed. Raises ``CommandFailed``."""
        stdin = subprocess.DEVNULL if text is None else subprocess.PIPE
        process = self.start(command, environment, stdin=stdin, **how)
        try:
            printed, complained = process.communicate(text, timeout=seconds)
        finally:
            process.kill()
        if process.returncode != code:
            raise CommandFailed(
                f"{' '.join(command)} ended with {process.returncode}:\n{printed}{complained}"
            )
        return printed

    def install(self, package: Path) -> None:
        """Install a package file and what it depends on, and nothing that it only recommends."""
        shutil.copyfile(package, self.root / "var" / "tmp" / package.name)
        self.run(["apt-get", "update", "-q"], _QUIET, administrator=True)
        quiet = ["-y", "-q", "--no-install-recommends", "-o", "Dpkg::Use-Pty=0"]
        self.run(["apt-get", "install", *quiet, f"/var/tmp/{package.name}"], _QUIET, administrator=True)
        (self.root / "var" / "tmp" / package.name).unlink()

    def install_named(self, *packages: str) -> None:
        """Install packages of Debian, without what they only recommend."""
        quiet = ["-y", "-q", "--no-install-recommends", "-o", "Dpkg::Use-Pty=0"]
        self.run(["apt-get", "install", *quiet, *packages], _QUIET, administrator=True)

    def remove(self, package: str, verb: str) -> None:
        """Remove or purge a package, as ``verb`` says."""
        self.run(["apt-get", verb, "-y", "-q", package], _QUIET, administrator=True)

    def programs_that_should_not_be(self) -> list[str]:
        """Return the programs of a build machine that this system has."""
        return [name for name in _NEVER if shutil.which(name, path=str(self.root / "usr" / "bin"))]

    def files(self) -> set[str]:
        """Return the paths of all files that packages put here, without what changes by itself."""
        changing = (*_CHANGING, HOME.lstrip("/"))
        searching = ["find", str(self.root), "-xdev", "-not", "-type", "d", "-printf", "%P\\n"]
        found = subprocess.run(searching, capture_output=True, text=True, check=True).stdout.splitlines()
        return {path for path in found if not path.startswith(changing)}


_QUIET = {"DEBIAN_FRONTEND": "noninteractive"}


def _pipe_with(secret: str) -> int:
    reading, writing = os.pipe()
    os.write(writing, f"{secret}\n".encode())
    os.close(writing)
    return reading


def new_system(place: Path) -> BareSystem:
    """Copy the kept system to ``place``, with a person in it."""
    if os.geteuid() != 0:
        sys.exit("A bare system can only be made and entered by root. Run this again as root.")
    kept = _kept_system()
    if place.exists():
        subprocess.run(["rm", "-rf", "--one-file-system", str(place)], check=True)
    place.parent.mkdir(parents=True, exist_ok=True)
    subprocess.run(["cp", "-a", str(kept), str(place)], check=True)
    shutil.copyfile("/etc/resolv.conf", place / "etc" / "resolv.conf")
    # as every installed system has
    (place / "etc" / "hosts").write_text("127.0.0.1 localhost\n", encoding="ascii")
    system = BareSystem(place)
    system.home.mkdir(parents=True)
    os.chown(system.home, PERSON, PERSON)
    return system


@contextmanager
def running(system: BareSystem) -> Iterator[BareSystem]:
    """The system with what a running one has mounted; unmounted at the end, and left to be looked at."""
    archives = CACHE / "archives"
    (archives / "partial").mkdir(parents=True, exist_ok=True)
    mounts = (
        ("-t proc proc", "proc"),
        ("-t tmpfs -o mode=1777 tmpfs", "dev/shm"),
        (f"--bind {archives}", "var/cache/apt/archives"),
        ("--bind /tmp/.X11-unix", "tmp/.X11-unix"),
    )
    done: list[Path] = []
    try:
        for what, where in mounts:
            (system.root / where).mkdir(parents=True, exist_ok=True)
            subprocess.run(["mount", *what.split(), str(system.root / where)], check=True)
            done.append(system.root / where)
        yield system
    finally:
        for mounted in reversed(done):
            subprocess.run(["umount", "--lazy", str(mounted)], check=False)


def _kept_system() -> Path:
    """Return the untouched system, made by debootstrap the first time."""
    kept = CACHE / SUITE
    if not kept.is_dir():
        print(f"making a bare Debian {SUITE} in {kept}, once", flush=True)
        partial = CACHE / f"{SUITE}.partial"
        subprocess.run(["rm", "-rf", "--one-file-system", str(partial)], check=True)
        partial.parent.mkdir(parents=True, exist_ok=True)
        subprocess.run(["debootstrap", "--variant=minbase", SUITE, str(partial), MIRROR], check=True)
        partial.rename(kept)
    return kept
