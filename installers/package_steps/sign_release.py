"""Writes the signed list of a release: ``python sign_release.py FOLDER KEY [VERSION]``, with the environment's Python.

FOLDER holds the installers of all systems, KEY is a private key (Ed25519, PEM) that lies in no repository; VERSION is
this checkout's if not said. The list, its signature and the installers are then put into the data set that packages
name (OYSTER_UPDATES_REPO).
"""

from __future__ import annotations

import base64
import hashlib
import json
import sys
import tomllib
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat, load_pem_private_key

LIST_FILE, SIGNATURE_FILE = "releases.json", "releases.json.sig"
_ENDINGS = (".deb", ".tar.xz", ".exe", ".dmg")


def write_list(folder: Path, version: str, key: Ed25519PrivateKey) -> tuple[str, ...]:
    """Write the list of the installers of a version in a folder, and its signature; return the installers' names."""
    installers = [path for path in sorted(folder.iterdir()) if path.name.endswith(_ENDINGS)]
    if not installers:
        raise SystemExit(f"There is no installer in {folder}. 'make package' makes one for each system.")
    stated = [
        {"file": path.name, "sha256": _sha256(path), "size_bytes": path.stat().st_size} for path in installers
    ]
    written = {"program": "oyster-desktop", "version": version, "installers": stated}
    text = json.dumps(written, indent=1).encode()
    (folder / LIST_FILE).write_bytes(text)
    (folder / SIGNATURE_FILE).write_bytes(base64.b64encode(key.sign(text)) + b"\n")
    return tuple(path.name for path in installers)


def public_half(key: Ed25519PrivateKey) -> str:
    """Return the public key as packages name it (OYSTER_UPDATES_KEY)."""
    return base64.b64encode(key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)).decode()


def _own_version() -> str:
    project = tomllib.loads(
        (Path(__file__).resolve().parents[2] / "pyproject.toml").read_text(encoding="utf-8")
    )
    return str(project["project"]["version"])


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def main() -> None:
    """Sign what the command line names."""
    key = load_pem_private_key(Path(sys.argv[2]).read_bytes(), password=None)
    if not isinstance(key, Ed25519PrivateKey):
        raise SystemExit("The key is no Ed25519 key. 'openssl genpkey -algorithm ed25519' makes one.")
    names = write_list(Path(sys.argv[1]), sys.argv[3] if len(sys.argv) > 3 else _own_version(), key)
    print(f"Signed: {', '.join(names)}\nOYSTER_UPDATES_KEY={public_half(key)}")


if __name__ == "__main__":
    main()
