"""The panel's one sentence beside help, in the language of the person: written by people, no model takes part."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.message_language import language_of
from app.domain.support import Support
from app.domain.turn_state import TurnState
from app.translation import tr

_CHINESE = "zh"


@dataclass(frozen=True, slots=True)
class WarmWords:
    """The sentence, and the labels of the button behind which everything else is folded."""

    sentence: str
    counsellors: str
    fold: str


def warm_words(state: TurnState) -> WarmWords:
    """Return what stands beside help in a turn; without help of its own, it was offered earlier in the conversation."""
    support = state.support
    if state.question is not None and language_of(state.question.text) == _CHINESE:
        return WarmWords(_chinese_sentence(support), "供咨询师查看", "收起")
    return WarmWords(_sentence(support), tr("For counsellors"), tr("Fold this away"))


def _sentence(support: Support | None) -> str:
    if support is None:
        return tr("Help stays here, whatever you write about next.")
    if support.quiet:
        return tr("It is good that you look after somebody. The people named here can advise you.")
    return tr(
        "Thank you for saying it. You do not have to carry this alone: the people named here can help, right now."
    )


def _chinese_sentence(support: Support | None) -> str:
    if support is None:
        return "无论接下来聊什么，帮助一直在这里。"
    if support.quiet:
        return "你在关心别人，这很好。这里列出的人可以给你建议。"
    return "谢谢你说出来。你不必独自承受：这里列出的人现在就能帮助你。"
