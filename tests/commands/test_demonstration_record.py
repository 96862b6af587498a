"""``oyster demo record`` in another language than the program's is refused: the panel's sentences are recorded too."""

from __future__ import annotations

from pathlib import Path

from tests.commands.test_oyster import oyster


def test_a_recording_is_made_in_the_program_s_language_or_not_at_all(tmp_path: Path) -> None:
    file = tmp_path / "event.json"
    refused = oyster("demo", "record", str(file), "--language", "zh", home=tmp_path / "home")
    assert refused.returncode == 1
    (sentence,) = refused.stderr.splitlines()
    assert "OYSTER_LANGUAGE=zh" in sentence
    assert not file.exists()
