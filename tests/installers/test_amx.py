"""The engine's matrix products on a processor with AMX, which a compiler's mistake ended by an illegal instruction."""

from __future__ import annotations

import platform
import shutil
import subprocess
from pathlib import Path

import pytest

from installers.setup_steps.engine import _AMX_MENDED

pytestmark = pytest.mark.skipif(
    platform.machine() != "x86_64" or shutil.which("g++") is None, reason="needs GCC for x86"
)
# as in llama.cpp: only the first byte is written where the compiler takes the rest for unread
_PROGRAM = """
#include <immintrin.h>
struct Config { unsigned char palette, start, unused[14]; unsigned short columns[16]; unsigned char rows[16]; };
void configure() {
    alignas(64) Config config = {};
    config.palette = 1;
    for (int tile = 0; tile < 8; tile++) { config.rows[tile] = 16; config.columns[tile] = 64; }
    _tile_loadconfig(&config);
}
"""
_ROWS = 0x10101010


def test_the_whole_configuration_of_the_tiles_is_written(tmp_path: Path) -> None:
    source = tmp_path / "tiles.cpp"
    source.write_text(_PROGRAM)
    assembly = subprocess.run(
        ["g++", "-O3", "-mamx-tile", "-include", str(_AMX_MENDED), "-S", "-o", "-", str(source)],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    rows = _ROWS | _ROWS << 32
    assert "ldtilecfg" in assembly
    assert any(str(value) in assembly for value in (rows, _ROWS)), assembly
