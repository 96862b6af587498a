"""A button under the mouse, pressed or chosen: its words stand out from its ground in every appearance."""

from __future__ import annotations

import re

import pytest
from PySide6.QtGui import QColor

from app.locations import resource
from app.ui.appearance import DARK, HIGH_DARK, HIGH_LIGHT, LIGHT, Colours
from app.ui.transcript.colours import contrast

_RULE = re.compile(
    r"^(?P<name>(?!\S*::)\S*Button\S*:(?:hover|pressed|checked)) \{(?P<body>[^}]*)\}", re.MULTILINE
)
_WORDS_ON_ACCENT = ("primary", "round")
_LEAST = 4.5


def _token(body: str, of: str) -> str:
    found = re.search(rf"(?:^|[\s;]){of}: (?:2px solid )?@(\w+)", body)
    return found[1] if found else ""


@pytest.mark.parametrize("colours", [LIGHT, DARK, HIGH_LIGHT, HIGH_DARK])
def test_the_words_of_a_button_stand_out_in_each_state(colours: Colours) -> None:
    sheet = resource("styles/window.qss").read_text(encoding="utf-8")
    grounds = [
        (rule["name"], rule["body"]) for rule in _RULE.finditer(sheet) if _token(rule["body"], "background")
    ]
    assert len(grounds) > 6
    for name, body in grounds:
        usual = "on_accent" if any(each in name for each in _WORDS_ON_ACCENT) else "text"
        words, ground = _token(body, "color") or usual, _token(body, "background")
        seen = contrast(QColor(getattr(colours, words)), QColor(getattr(colours, ground)))
        assert seen >= _LEAST, f"{name}: {words} on {ground} has {seen:.1f}"


@pytest.mark.parametrize("colours", [LIGHT, DARK, HIGH_LIGHT, HIGH_DARK])
def test_the_edge_of_a_chosen_depth_stands_out_from_its_ground_where_the_keyboard_is(
    colours: Colours,
) -> None:
    sheet = resource("styles/window.qss").read_text(encoding="utf-8")
    chosen, reached = (
        re.search(rf"^QPushButton\[segment=\"true\"\]{state} \{{([^}}]*)\}}", sheet, re.MULTILINE)
        for state in (":checked", ":checked:focus")
    )
    assert chosen is not None and reached is not None
    ground, edge = _token(chosen[1], "background"), _token(reached[1], "border")
    seen = contrast(QColor(getattr(colours, ground)), QColor(getattr(colours, edge)))
    assert seen >= 3.0, f"{edge} on {ground} has {seen:.1f}"
