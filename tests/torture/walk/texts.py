"""Texts for the walk: short and long, Chinese, right to left, nearly empty, and calm words of distress."""

from __future__ import annotations

from random import Random

SHORT = (
    "Hello",
    "Tell me about whales.",
    "What helps before an exam?",
    "Thank you, and good night!",
    "**stars** and `code` and <b>tags</b> & more",
    "1. one\n2. two\n\n- three",
    "你好，今天过得怎么样？",
    "我最近睡不好，有什么办法吗？",
    "مرحبا، كيف حالك اليوم؟",
    "שלום, מה שלומך?",
    "mixed שלום and 你好 and مرحبا in one line",
    "e\u0301a\u0308o\u0302 👩‍👩‍👧 🌊\u200d",
    "\u202eturned around\u202c",
    "😀" * 40,
)
DISTRESS = ("I want to die", "我不想活了", "I feel so alone. I cannot go on.", "أريد أن أموت")
EMPTY = (" ", "   ", "\t", "\u3000")
_LONG = (
    "All the small things that happened on that day by the sea, one after the other. ",
    "听起来你最近真的很累，先别急着解决所有的事情，我们可以一步一步来看。",
    "كل الأشياء الصغيرة التي حدثت في ذلك اليوم عند البحر. ",
    "nospaces",
    "line\n",
)


def text_of(random: Random) -> str:
    """Return a text to type; most are short, some are hundreds of letters long."""
    kind = random.random()
    if kind < 0.15:
        return random.choice(DISTRESS)
    if kind < 0.22:
        return random.choice(EMPTY)
    if kind < 0.34:
        return random.choice(_LONG) * random.choice((4, 12, 40))
    return random.choice(SHORT)
