"""The signed list of a release: its version and its installers. Whatever is not the publisher's is refused unread.

What verifies a list and compares versions is imported when a list is read, which few starts do.
"""

from __future__ import annotations

import base64
import binascii
from typing import Annotated

import msgspec

from app.domain.errors import OysterError
from app.json_decoding import decode_json
from app.translation import tr

PROGRAM = "oyster-desktop"
LIST_FILE, SIGNATURE_FILE = "releases.json", "releases.json.sig"
MOST_LIST_BYTES = 64 * 1024

_FileName = Annotated[str, msgspec.Meta(pattern=r"\A[A-Za-z0-9][A-Za-z0-9._+~-]*\Z", max_length=120)]
_Sha256 = Annotated[str, msgspec.Meta(pattern=r"\A[0-9a-f]{64}\Z")]


class UpdateRefused(OysterError):
    """The list of a release is not the publisher's, or is not a list of this program."""


class Installer(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One installer: a plain file name, its hash and its size."""

    file: _FileName
    sha256: _Sha256
    size_bytes: Annotated[int, msgspec.Meta(gt=0)]


class Release(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A published version and the installers of all systems."""

    program: str
    version: str
    installers: tuple[Installer, ...]

    def is_newer_than(self, version: str) -> bool:
        """Return whether this release comes after a version; an older list that is shown again never does."""
        from packaging.version import Version

        return Version(self.version) > Version(version)

    def installer_ending_in(self, ending: str) -> Installer | None:
        """Return the installer whose file name ends so, or None."""
        return next((each for each in self.installers if each.file.endswith(ending)), None)


def signed_release(text: bytes, signature: bytes, public_key: str) -> Release:
    """Return the release in a list, once its signature is seen to be the publisher's.

    ``signature`` and ``public_key`` (Ed25519) are base64. Raises ``UpdateRefused``.
    """
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        key = Ed25519PublicKey.from_public_bytes(base64.b64decode(public_key, validate=True))
        key.verify(base64.b64decode(signature.strip(), validate=True), text)
    except (InvalidSignature, ValueError, binascii.Error) as error:
        raise UpdateRefused(
            tr(
                "The list of new versions is not signed by who publishes this program, so nothing of it was used. "
                "Ask again later, and tell the publisher if it stays so."
            ),
            type(error).__name__,
        ) from error
    return _release_in(text)


def _release_in(text: bytes) -> Release:
    from packaging.version import InvalidVersion, Version

    try:
        release = decode_json(text, Release)
        Version(release.version)
    except (msgspec.DecodeError, InvalidVersion) as error:
        raise _other_list(str(error)) from error
    if release.program != PROGRAM:
        raise _other_list(release.program)
    return release


def _other_list(detail: str) -> UpdateRefused:
    return UpdateRefused(
        tr("This version cannot read the list of new versions. Ask the publisher for an installer."),
        detail,
    )
