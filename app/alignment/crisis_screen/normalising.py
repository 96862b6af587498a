"""One spelling for the many ways a text can be written, with the way back to the original's characters."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from app.alignment.crisis_screen.spelling import respelt

_APOSTROPHES = "'’‘ʼ`´＇"
_LAUGHTER = "😂🤣😹😆😅💀☠"
_LAUGH = " lol "
_LEET = {"0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "7": "t", "@": "a", "$": "s", "!": "i"}
_LEET_WORD = re.compile(
    r"(?<![a-z0-9])(?=[a-z0-9@$!]*[a-z])(?=[a-z0-9@$!]*[0-9@$])[a-z][a-z0-9@$!]*[a-z](?![a-z0-9])"
)
_RUNS = re.compile(
    r"([a-z])\1{2,}|[ ]{2,}"
    r"|(?P<gap>(?<=[\u4e00-\u9fff]) +(?=[\u4e00-\u9fff]))"
    r"|(?P<spelt>(?<![a-z])[b-hj-z](?: [a-z]){2,}(?![a-z]))"
)
_TRADITIONAL = dict(
    zip(
        "殺盡輕尋結無義沒見過個這裡從還會願邊聽說離開給傷殘劃臉腕險強姦虐毆護媽爸爺歲雖為麼樣總經歡愛煩氣嚇餓熱"
        "們來時間現點書電視劇聞報導課題體藥樓遺寫讓覺實學關鎖門槍騷擾誰請問題對應該別亂變裏後幾當與於僅嗎",
        "杀尽轻寻结无义没见过个这里从还会愿边听说离开给伤残划脸腕险强奸虐殴护妈爸爷岁虽为么样总经欢爱烦气吓饿热"
        "们来时间现点书电视剧闻报导课题体药楼遗写让觉实学关锁门枪骚扰谁请问题对应该别乱变里后几当与于仅吗",
        strict=True,
    )
)


@dataclass(frozen=True, slots=True)
class Normalised:
    """A text in one spelling. ``origin[i]`` is the position in the original of character ``i``."""

    text: str
    origin: tuple[int, ...]
    length: int  # of the original

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Answer the range of the original that a range of this text stands for."""
        return self.origin[start], self.origin[end - 1] + 1


def normalise(text: str) -> Normalised:
    """Fold case, width, apostrophes, invisible characters, digits for letters, and drawn-out letters."""
    characters: list[str] = []
    origin: list[int] = []
    for position, character in enumerate(text):
        for folded in unicodedata.normalize("NFKC", character).casefold():
            if folded in _LAUGHTER:
                characters.extend(_LAUGH)
                origin.extend([position] * len(_LAUGH))
                continue
            if folded in _APOSTROPHES or unicodedata.category(folded) in ("Cf", "Mn", "Cc", "Me"):
                if folded not in "\n\t\r":
                    continue
                folded = "\n" if folded == "\n" else " "
            elif unicodedata.category(folded) == "So":
                folded = " "
            characters.append(_TRADITIONAL.get(folded, folded))
            origin.append(position)
    spelt = "".join(characters)
    spelt = _LEET_WORD.sub(lambda word: "".join(_LEET.get(each, each) for each in word.group()), spelt)
    return _shortened(*respelt(spelt, origin), len(text))


def _shortened(spelt: str, origin: list[int], length: int) -> Normalised:
    """Write ``soooo`` as ``so``, several spaces as one, and join ``d i e`` and ``想 死``."""
    parts: list[str] = []
    kept: list[int] = []
    at = 0
    for run in _RUNS.finditer(spelt):
        if run.group("spelt"):
            keep = [*range(at, run.start()), *range(run.start(), run.end(), 2)]
        else:
            keep = list(range(at, run.start() + (0 if run.group("gap") else 1)))
        parts.append("".join(spelt[each] for each in keep))
        kept.extend(origin[each] for each in keep)
        at = run.end()
    parts.append(spelt[at:])
    kept.extend(origin[at:])
    return Normalised("".join(parts), tuple(kept), length)
