"""What macOS is told of the program: the property list of its bundle, and the entitlements it is signed with."""

from __future__ import annotations

import plistlib
from pathlib import Path

from setup_steps.messages import Stop

IDENTIFIER = "org.oyster.desktop"
OLDEST_SYSTEM = "13.0"  # the oldest that PySide6's wheels run on
ENTITLEMENTS = Path(__file__).parent / "files" / "entitlements.plist"
# The hardened runtime refuses these by default, and the program needs no more than these two.
NEEDED = (
    "com.apple.security.cs.allow-unsigned-executable-memory",
    "com.apple.security.cs.disable-library-validation",
)
_NEVER = (
    "com.apple.security.get-task-allow",
)  # a debugger could read what a person wrote; not notarised either
_MODEL_TYPE = f"{IDENTIFIER}.gguf"


def information(version: str) -> dict[str, object]:
    """Return the keys of Info.plist that are the program's own."""
    return {
        "CFBundleName": "Oyster",
        "CFBundleDisplayName": "Oyster",
        "CFBundleIdentifier": IDENTIFIER,
        "CFBundleShortVersionString": version,
        "CFBundleVersion": version,
        "LSMinimumSystemVersion": OLDEST_SYSTEM,
        "LSApplicationCategoryType": "public.app-category.utilities",
        "NSHighResolutionCapable": True,
        "NSRequiresAquaSystemAppearance": False,
        "CFBundleLocalizations": ["en", "zh-Hans"],
        "CFBundleDocumentTypes": [
            {
                "CFBundleTypeName": "Model (GGUF)",
                "CFBundleTypeRole": "Viewer",
                "LSHandlerRank": "Alternate",
                "LSItemContentTypes": [_MODEL_TYPE],
            }
        ],
        "UTImportedTypeDeclarations": [
            {
                "UTTypeIdentifier": _MODEL_TYPE,
                "UTTypeDescription": "Model (GGUF)",
                "UTTypeConformsTo": ["public.data"],
                "UTTypeTagSpecification": {"public.filename-extension": ["gguf"]},
            }
        ],
    }


def check_entitlements(path: Path = ENTITLEMENTS) -> None:
    """Raise ``Stop`` where the entitlements are not those that the program needs, no fewer and no more."""
    try:
        granted = plistlib.loads(path.read_bytes())
    except (OSError, ValueError, plistlib.InvalidFileException) as error:
        raise Stop(f"{path.name} cannot be read: {error}") from error
    named = {name for name, value in granted.items() if value is True}
    if never := sorted(named & set(_NEVER)):
        raise Stop(f"{path.name} grants what must never be granted: {', '.join(never)}.")
    if named != set(NEEDED) or len(named) != len(granted):
        raise Stop(f"{path.name} has to grant these and no others: {', '.join(NEEDED)}.")
