"""A publisher of the tests: names itself in an earlier version, and offers the later one at the loopback hub."""

from __future__ import annotations

import base64
import shutil
import subprocess
import sys
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from tests.models.loopback_hub import LoopbackHub

REPO = "oyster-tests/releases"
_SIGN = Path(__file__).parents[2] / "installers" / "package_steps" / "sign_release.py"
_TABLE = Path("usr", "lib", "oyster-desktop", "lib", "resources", "updates.yaml")


class TestPublisher:
    """A key pair and what is signed with it."""

    __test__ = False

    def __init__(self, folder: Path) -> None:
        key = Ed25519PrivateKey.generate()
        self._key_file = folder / "publisher.pem"
        self._key_file.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
        self._public = base64.b64encode(key.public_key().public_bytes_raw()).decode()

    def earlier_version(self, package: Path, version: str, folder: Path) -> Path:
        """Return a package of the same files with a lower version number that names this publisher, not compressed."""
        unpacked, target = folder / "older", folder / f"oyster-desktop_{version}_earlier.deb"
        shutil.rmtree(unpacked, ignore_errors=True)
        subprocess.run(["dpkg-deb", "--raw-extract", str(package), str(unpacked)], check=True)
        control = unpacked / "DEBIAN" / "control"
        lines = control.read_text(encoding="utf-8").splitlines()
        lines = [f"Version: {version}" if line.startswith("Version:") else line for line in lines]
        control.write_text("\n".join(lines) + "\n", encoding="utf-8")
        named = f'repo: "{REPO}"\npublic_key: "{self._public}"\n'
        (unpacked / _TABLE).write_text(named, encoding="utf-8")
        building = ["dpkg-deb", "--root-owner-group", "-Znone", "--build", str(unpacked), str(target)]
        subprocess.run(building, check=True, stdout=subprocess.DEVNULL)
        shutil.rmtree(unpacked)
        return target

    def publish(self, package: Path, version: str, hub: LoopbackHub, folder: Path) -> None:
        """Offer a package at the hub as the installer of a version, in a list that is signed."""
        folder.mkdir(parents=True)
        offered = folder / package.name
        offered.hardlink_to(package)
        signing = [sys.executable, str(_SIGN), str(folder), str(self._key_file), version]
        subprocess.run(signing, check=True, stdout=subprocess.DEVNULL)
        for path in folder.iterdir():
            hub.offer(f"datasets/{REPO}", path.name, path.read_bytes())
        offered.unlink()
