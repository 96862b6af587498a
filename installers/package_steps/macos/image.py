"""The disk image of the macOS program: signed and notarised where the environment says as whom."""

from __future__ import annotations

import os
import platform
from collections.abc import Mapping
from pathlib import Path

from setup_steps.commands import run_logged
from setup_steps.messages import say

from ..places import PackagePlaces
from ..release import Release

SIGN_IDENTITY = (
    "OYSTER_SIGN_IDENTITY"  # of the environment: as "Developer ID Application: …" in the key chain
)
NOTARY_PROFILE = (
    "OYSTER_NOTARY_PROFILE"  # of the environment: what 'notarytool store-credentials' keeps it under
)


def build_image(places: PackagePlaces, program: Path, release: Release) -> Path:
    """Make the disk image of Oyster.app in ``dist``, and return it. Raises ``Stop``."""
    places.results.mkdir(exist_ok=True)
    image = places.results / f"oyster-desktop-{release.version}-{platform.machine()}.dmg"
    image.unlink(missing_ok=True)
    for number, command in enumerate(image_commands(program, image, os.environ)):
        run_logged(command, places.logs / f"image-{number}.log", f"'{command[0]} {command[1]}' failed.")
    if not os.environ.get(SIGN_IDENTITY):
        say(f"not signed: set {SIGN_IDENTITY} to sign it; until then macOS asks before it opens it")
    elif not os.environ.get(NOTARY_PROFILE):
        say(f"not notarised: set {NOTARY_PROFILE} to have it notarised")
    return image


def image_commands(program: Path, image: Path, environment: Mapping[str, str]) -> list[list[str]]:
    """Return the commands that check the program's signature, pack it, sign the image and have it notarised."""
    identity, profile = environment.get(SIGN_IDENTITY), environment.get(NOTARY_PROFILE)
    name, here = "Oyster desktop", str(image)
    commands = [
        ["codesign", "--verify", "--deep", "--strict", str(program)],
        ["hdiutil", "create", "-volname", name, "-srcfolder", str(program), "-format", "ULFO", here],
    ]
    if identity:
        commands.append(["codesign", "--sign", identity, "--timestamp", here])
    if identity and profile:
        commands.append(["xcrun", "notarytool", "submit", here, "--keychain-profile", profile, "--wait"])
        commands.append(["xcrun", "stapler", "staple", here])
    return commands
