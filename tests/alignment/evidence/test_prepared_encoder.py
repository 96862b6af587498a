"""The encoder that set-up prepared says what the package's own says; any other file changes nothing."""

from __future__ import annotations

import pickle
from pathlib import Path

import numpy as np
import pytest

from app.alignment.evidence import sentence_heads
from app.alignment.evidence.prepared_encoder import place, prepare, prepared_encoder
from app.alignment.evidence.sentence_heads import Encoder, packaged_encoder

TEXTS = ["The tide comes in.", "我今天很累。", "A longer one, with 3 numbers and a name: Ada. " * 8, ""]


def test_set_up_has_prepared_it_here() -> None:
    assert place().is_file(), "set-up prepares it: python3 installers/bootstrap.py setup"


def test_what_was_prepared_gives_the_vectors_of_what_is_built_without_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "folder" / "encoder.pickle"
    prepare(path)
    prepared: Encoder | None = prepared_encoder(path)  # type: ignore[assignment]
    assert prepared is not None
    monkeypatch.setattr(sentence_heads, "place", lambda: tmp_path / "none.pickle")
    assert np.array_equal(prepared.encode(TEXTS), packaged_encoder().encode(TEXTS))


@pytest.mark.parametrize("content", [b"", b"no pickle", pickle.dumps([1, 2], protocol=5)[:-4]])
def test_a_file_that_cannot_be_read_is_as_none(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "encoder.pickle"
    path.write_bytes(content)
    assert prepared_encoder(path) is None
