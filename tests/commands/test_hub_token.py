"""The hub's token: where it comes from, and where it never shows."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from app.commands.hub_token import TokenUnreadable, given_token, hub_token
from app.locations import Locations
from app.models.catalogue import CatalogueEntry, Source

OPEN = CatalogueEntry(id="guard", title="Guard", source=Source.MAKE, repo="a/c")


def descriptor(content: bytes) -> int:
    reader, writer = os.pipe()
    os.write(writer, content)
    os.close(writer)
    return reader


def test_a_descriptor_gives_its_first_line() -> None:
    assert given_token(descriptor(b" hf_abc \nmore")) == "hf_abc"


@pytest.mark.parametrize("content", [b"", b"\n", b"  \n"])
def test_an_empty_descriptor_is_one_sentence(content: bytes) -> None:
    with pytest.raises(TokenUnreadable, match="is empty"):
        given_token(descriptor(content))


def test_a_descriptor_that_is_not_open_is_one_sentence() -> None:
    with pytest.raises(TokenUnreadable, match="No token could be read"):
        given_token(987)


def test_a_model_that_is_open_to_all_is_asked_for_without_a_token(tmp_path: Path) -> None:
    assert hub_token(Locations(tmp_path), OPEN) == ""


def test_a_token_of_the_shell_is_for_the_official_hub_and_no_child_inherits_it(tmp_path: Path) -> None:
    code = (
        "import os, subprocess, sys\n"
        "from pathlib import Path\n"
        "from app.locations import Locations\n"
        "from app.privacy.exported_token import take_from_environment\n"
        "from app.privacy.tokens import known_token\n"
        "take_from_environment()\n"
        "here = Locations(Path('data'))\n"
        "print(known_token(here, 'huggingface.co', 5.0), known_token(here, 'hub.example', 5.0) or 'none')\n"
        "child = [sys.executable, '-c', 'import os; print(sorted(k for k in os.environ if \"TOKEN\" in k))']\n"
        "print(subprocess.run(child, capture_output=True, text=True).stdout.strip())\n"
    )
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(tmp_path),
        "PYTHONPATH": str(Path(__file__).parents[2]),
        "DBUS_SESSION_BUS_ADDRESS": "disabled:",
        "HF_TOKEN": "hf_of_the_shell",
        "HUGGING_FACE_HUB_TOKEN": "hf_older",
    }
    done = subprocess.run(
        [sys.executable, "-c", code],
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        cwd=tmp_path,
    )
    assert done.stdout.splitlines() == ["hf_of_the_shell none", "[]"], done.stderr
