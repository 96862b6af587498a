"""The strategy desk of a Chinese window: what the model is told for a Chinese message stands below the English."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import msgspec

from app.alignment.guidance_in_chinese import last_word, said_in
from app.alignment.strategies import strategy_table
from app.language import CHINESE, LANGUAGE_VARIABLE

_SHOWN = """
import json
from PySide6.QtWidgets import QLabel
from app.locations import resource
from app.ui.qt_application import application
from app.ui.strategy_desk.desk_fields import DeskFields
from app.ui.view_models.strategy_fields import parts_of, shown
from app.workspace.strategy_document import document_of

running = application()
document = document_of(resource("strategies.yaml").read_text(encoding="utf-8"))
fields = DeskFields()
words = lambda: [each.text() for each in fields.findChildren(QLabel) if not each.isHidden()]
found = []
for part in parts_of(document):
    if part.strategy is not None:
        fields.show_fields(tuple((field, shown(document, field)) for field in part.fields))
        before = words()
        told = next(each for each in fields.inputs if each.place[-1] == "instruction")
        fields.inputs[told].setPlainText("Sing.")
        found.append((before, words()))
print(json.dumps(found))
"""


class _Shown(msgspec.Struct, array_like=True):
    """The labels of a strategy before its instruction was changed, and after."""

    before: list[str]
    after: list[str]


def _labels(language: str) -> list[_Shown]:
    """Return the labels of each strategy, in a process of its own: a language is chosen before all imports."""
    environment = os.environ | {LANGUAGE_VARIABLE: language, "QT_QPA_PLATFORM": "offscreen"}
    ran = subprocess.run(
        [sys.executable, "-c", _SHOWN], env=environment, capture_output=True, text=True, check=True
    )
    return msgspec.convert(json.loads(ran.stdout), list[_Shown])


def test_a_chinese_window_shows_what_a_chinese_message_is_answered_with_until_it_is_changed() -> None:
    labels = _labels(CHINESE)
    assert len(labels) == len(strategy_table().strategies)
    for shown, strategy in zip(labels, strategy_table().strategies, strict=True):
        if not strategy.instruction:
            continue
        told = said_in(CHINESE, strategy.instruction) + last_word(CHINESE, strategy.instruction)
        assert any(told in each for each in shown.before), strategy.id
        assert not any(told in each for each in shown.after), "a changed sentence is told as it is written"
        assert any("你自己的话" in each for each in shown.after), strategy.id


def test_an_english_window_shows_the_english_alone() -> None:
    for shown in _labels("en"):
        assert not any("\u4e00" <= letter <= "\u9fff" for text in shown.before for letter in text)
