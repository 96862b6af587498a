"""Small files of plain values: read as they stand, and never believed where a value is of another kind."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.plain_values import values_in
from app.session.first_settings import FirstSettings, read_first_settings
from app.session.settings import Settings, read_settings, write_settings
from app.session.window_place import WindowPlace, read_window_place, write_window_place


def test_what_the_first_settings_say_is_what_the_session_reads(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    assert read_first_settings(path) == FirstSettings()
    write_settings(path, Settings(language="zh", theme="dark", text_scale=1.25, model="oy1"))
    first, whole = read_first_settings(path), read_settings(path)
    assert first == FirstSettings(**{name: getattr(whole, name) for name in FirstSettings._fields})
    assert (first.language, first.theme, first.text_scale) == ("zh", "dark", 1.25)


def test_the_defaults_are_those_of_the_settings() -> None:
    whole = Settings()
    assert FirstSettings() == FirstSettings(**{name: getattr(whole, name) for name in FirstSettings._fields})


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b"{",
        b"\xff",
        b"[" * 100_000,
        b'{"text_scale": "large"}',
        b'{"text_scale": true}',
        b'{"text_scale": NaN}',
        b'{"text_scale": 1e999}',
        b'{"text_scale": 1' + b"0" * 400 + b"}",
        b'{"theme": 3}',
        b'{"theme": null, "text_scale": 2.0}',
    ],
    ids=lambda content: str(content[:20]),
)
def test_a_damaged_file_says_nothing(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(content)
    assert read_first_settings(path) == FirstSettings()


def test_a_whole_number_stands_for_any_other_and_a_truth_for_no_number(tmp_path: Path) -> None:
    path = tmp_path / "window.json"
    path.write_text('{"left": 5, "list_ems": 20, "unknown": {}}')
    assert values_in(path, WindowPlace()) == WindowPlace(left=5, list_ems=20)
    path.write_text('{"left": true}')
    assert values_in(path, WindowPlace()) == WindowPlace()
    path.write_text('{"left": 5.5}')
    assert values_in(path, WindowPlace()) == WindowPlace()


def test_a_place_is_written_as_json_that_others_can_read(tmp_path: Path) -> None:
    path, place = tmp_path / "window.json", WindowPlace(10, 20, 900, 600, True, 18.5, 30.0, False, True)
    write_window_place(path, place)
    assert json.loads(path.read_text())["list_ems"] == 18.5
    assert read_window_place(path) == place
