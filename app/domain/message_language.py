"""The language of what somebody wrote: English or Chinese, by its letters."""

from __future__ import annotations

import re

HAN = r"\u3400-\u4dbf\u4e00-\u9fff"  # Chinese characters, for the inside of a character class
_HAN = re.compile(rf"[{HAN}]")
_LATIN = re.compile(r"[A-Za-z]")
_KANA_OR_HANGUL = re.compile(r"[\u3040-\u30ff\uac00-\ud7af]")


def language_of(text: str) -> str:
    """Return ``zh`` for a message mostly in Chinese characters, else ``en``. A character counts as two letters."""
    han = len(_HAN.findall(text))
    chinese = han * 2 > len(_LATIN.findall(text)) and han > len(_KANA_OR_HANGUL.findall(text))
    return "zh" if chinese else "en"
