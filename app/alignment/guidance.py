"""Guidance: the chosen strategy and its category's guideline as a short instruction to the model."""

from __future__ import annotations

from app.alignment.guidance_in_chinese import last_word, said_in
from app.domain.analysis import MessageAnalysis
from app.domain.message_language import language_of
from app.domain.strategy import StrategyTable
from app.domain.taxonomy import Taxonomy


def guidance_for(
    table: StrategyTable,
    taxonomy: Taxonomy,
    analysis: MessageAnalysis,
    strategy: str = "",
    language: str = "en",
) -> str:
    """Return the instruction to the model in a message's language; ``strategy`` overrides the chosen one."""
    chosen = table.strategy(strategy or analysis.game.chosen)
    words = [chosen.instruction]
    category = taxonomy.find(analysis.category) if analysis.category else None
    if category is not None and analysis.level != "R0":
        guideline = table.guideline_of(category)
        words += [guideline.say, guideline.avoid, guideline.lead]
    words.append(last_word(language, chosen.instruction))
    told = " ".join(said_in(language, each).strip() for each in words if each.strip())
    return told.replace("。 ", "。")  # Chinese sentences follow one another without a blank


_FRAMES = {
    "en": "[How to answer: {guidance} Answer in the language of the message.]",
    "zh": "（以上是对方写给你的话，你是回复的人。{guidance}请用中文回答对方。）",
}


def as_prompt(text: str, guidance: str) -> str:
    """Return a user's message followed by the guidance: at the end, so that the prefix stays cached.

    Small models answer in the language that they have read last, so it is asked for the message's own, in Chinese in a
    Chinese frame (`docs/alignment.md`).
    """
    return f"{text}\n\n{_FRAMES[language_of(text)].format(guidance=guidance)}" if guidance else text
