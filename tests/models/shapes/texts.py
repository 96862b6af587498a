"""Two thousand varied texts for comparing tokenizers: languages, symbols, code, white space, special tokens."""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Callable, Sequence

_ENGLISH = (
    "I can't sleep since we've moved; what would you do?",
    "She said they'll come at 10:45, didn't she?",
    "The naïve café owner's résumé cost $1,234.56 (about €1.150).",
    "Don't PANIC! It's 3 o'clock, and I'm fine... aren't you?",
    "counterintuitively, antidisestablishmentarianism isn't a word people use",
)
_CHINESE = (
    "我最近总是睡不着觉，心里很难受，不知道该跟谁说。",
    "请用简单的话解释一下“建设性安全对齐”是什么意思？",
    "二〇二六年十一月，气温下降了12.5℃。",
    "龍馬精神！繁體字、简体字、𠮷野家。",
)
_OTHER = (
    "Ich weiß nicht, ob Größe und Straße hierher gehören.",
    "Привет, как дела? Ёжик в тумане.",
    "こんにちは、世界！カタカナとひらがな。",
    "안녕하세요, 반갑습니다.",
    "مرحبا، كيف حالك اليوم؟",
    "नमस्ते, आप कैसे हैं?",
    "สวัสดีครับ",
    "שלום עולם",
)
_EMOJI = ("😀", "👩‍👩‍👧‍👦", "🏳️‍🌈", "👍🏽", "🇨🇳🇩🇪", "❤️‍🩹", "𝔘𝔫𝔦𝔠𝔬𝔡𝔢", "\u200b\u2060", "ﬁ½²")
_CODE = (
    "def area(radius: float) -> float:\n    return 3.14159 * radius**2\n",
    "for (int i = 0; i < n; ++i) {\n\t\tsum += a[i];\r\n\t}\n",
    '{"name": "Oyster", "values": [1, 2.5e-3, null], "path": "C:\\\\Temp"}',
    "SELECT * FROM t WHERE a <> 'b' -- comment\n",
    '<div class="x">&amp; it\'s</div><!-- !! -->',
)
_SPACE = (" ", "  ", "\n", "\n\n", "\t", "\r\n", " \n ", "\u3000", "\u00a0", "   \n\n\t  ", "")
_SPECIAL = (
    "<|im_start|>",
    "<|im_end|>",
    "<|endoftext|>",
    "<think>",
    "</think>",
    "<tool_call>",
    "<|fim_prefix|>",
    "<｜begin▁of▁sentence｜>",
    "<｜User｜>",
    "<｜Assistant｜>",
    "<｜end▁of▁sentence｜>",
    "<|im_start|",
    "< think >",
    "<|unknown|>",
)
_KINDS = (_ENGLISH, _CHINESE, _OTHER, _EMOJI, _CODE, _SPACE)


def varied_texts(count: int = 2000, seed: int = 3) -> list[str]:
    """Return distinct texts in Unicode's composed form (NFC), the same for the same seed.

    Every tenth contains special tokens, written out.
    """
    chance = random.Random(seed)
    makers: Sequence[Callable[[random.Random], str]] = (_mixed, _mixed, _cut, _signs, _numbers)
    found: dict[str, None] = {}
    while len(found) < count:
        text = makers[len(found) % len(makers)](chance)
        if len(found) % 10 == 9:
            text = chance.choice(_SPECIAL) + text + chance.choice(_SPECIAL)
        found[unicodedata.normalize("NFC", text)] = None
    return list(found)


def _mixed(chance: random.Random) -> str:
    parts = [chance.choice(chance.choice(_KINDS)) for _ in range(chance.randint(1, 6))]
    return chance.choice(_SPACE).join(parts)


def _cut(chance: random.Random) -> str:
    text = " ".join(chance.choice(chance.choice((_ENGLISH, _CHINESE, _OTHER, _CODE))) for _ in range(3))
    begin = chance.randrange(len(text))
    return text[begin : begin + chance.randint(1, 60)]


def _signs(chance: random.Random) -> str:
    """Return letters and symbols from all of Unicode."""
    planes = ((0x20, 0x7F), (0xA0, 0x250), (0x370, 0x530), (0x4E00, 0x9FFF), (0x1F300, 0x1F6FF), (0x20, 0x7F))
    return "".join(chr(chance.randrange(*chance.choice(planes))) for _ in range(chance.randint(1, 40)))


def _numbers(chance: random.Random) -> str:
    first, second = chance.randrange(10 ** chance.randint(1, 18)), chance.uniform(-1e6, 1e6)
    return f"{first:,} {second:.{chance.randint(0, 6)}f}{chance.choice(_SPACE)}{first:x}"
