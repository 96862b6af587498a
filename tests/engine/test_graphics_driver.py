"""A graphics driver that ends the process it is loaded into: the processor computes, and the reason is told.

llama.cpp loads a module that ``GGML_BACKEND_PATH`` names whenever it looks for modules; this one ends the worker, as a
faulty driver does.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.confinement.confinement import SANDBOX_VARIABLE
from app.domain.errors import EngineDied
from app.engine.client import EngineClient

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or shutil.which("g++") is None, reason="needs a compiler"
)
_DRIVER = """
#include <cstdlib>
extern "C" void * ggml_backend_init() { abort(); }
"""


@pytest.fixture
def client(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[EngineClient]:
    """An engine on a machine whose driver ends every process that asks it for devices."""
    source, module = tmp_path / "driver.cpp", tmp_path / "libggml-faulty.so"
    source.write_text(_DRIVER)
    subprocess.run(["g++", "-shared", "-fPIC", "-o", str(module), str(source)], check=True)
    monkeypatch.setenv("GGML_BACKEND_PATH", str(module))
    monkeypatch.setenv(SANDBOX_VARIABLE, "off")  # confined, a worker would not reach a file of the tests
    made = EngineClient()
    yield made
    made.close()


def test_the_processor_computes_and_the_reason_is_told(client: EngineClient, short_gguf: Path) -> None:
    loaded = client.load(short_gguf, device="auto")
    assert (loaded.device, loaded.layers_offloaded) == ("CPU", 0)
    assert "A graphics driver ended the engine" in loaded.fallback_reason


def test_where_the_processor_is_chosen_no_driver_is_asked(client: EngineClient, short_gguf: Path) -> None:
    loaded = client.load(short_gguf, device="cpu")
    assert (loaded.device, loaded.fallback_reason) == ("CPU", "")


def test_who_lists_the_devices_is_told_of_the_driver(client: EngineClient) -> None:
    with pytest.raises(EngineDied, match="A graphics driver ended the engine"):
        client.devices()
