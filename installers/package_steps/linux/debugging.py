"""Libraries without what only a debugger reads: of some packages it is most of their size."""

from __future__ import annotations

import struct
import subprocess
from pathlib import Path

from setup_steps.messages import Stop

_ELF64 = b"\x7fELF\x02\x01"  # little-endian
_DEBUGGING = b"\0.debug_info\0"
_LOADED = 1  # PT_LOAD


def leave_debugging_out(folder: Path) -> None:
    """Strip the libraries below a folder, each a file of its own afterwards. Raises ``Stop``.

    Some libraries in wheels were rewritten after they were linked, and strip breaks them: those are left as they are.
    """
    for path in sorted(folder.rglob("*.so*")):
        if path.is_symlink() or not path.is_file() or _DEBUGGING not in path.read_bytes():
            continue
        smaller = path.with_name(f"{path.name}.smaller")
        asked = subprocess.run(
            ["strip", "--strip-debug", "-o", smaller, path], capture_output=True, text=True
        )
        if asked.returncode != 0:
            raise Stop(f"{path.name} could not be made smaller: {asked.stderr.strip()}")
        if can_be_loaded(smaller.read_bytes()):
            smaller.replace(path)
        else:
            smaller.unlink()


def can_be_loaded(library: bytes) -> bool:
    """Return whether each part that is loaded lies in the file as in memory, in whole pages."""
    if not library.startswith(_ELF64):
        return False
    (begin,) = struct.unpack_from("<Q", library, 32)
    size, count = struct.unpack_from("<HH", library, 54)
    for number in range(count):
        kind, _, offset, address = struct.unpack_from("<IIQQ", library, begin + number * size)
        (alignment,) = struct.unpack_from("<Q", library, begin + number * size + 48)
        if kind == _LOADED and alignment > 1 and (offset - address) % alignment != 0:
            return False
    return True
