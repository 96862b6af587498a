"""The crisis screen in two tiers: the rules are sure, the sentence classifier adds what may be danger, over the turns.

A message that may be danger by itself counts more after others of the kind, and the last messages are read together as
well, because what is said in two halves is said in neither. A rule reads danger's words, the classifier what stands
around them: where it all but rules danger out ("he beat me again, at chess"), a rule's word is possible and not sure.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from app.alignment.crisis_screen.screen import screen
from app.alignment.evidence.sentence_classifier import (
    Sentence,
    answers_at_once,
    chance_of,
    classify,
    thresholds,
    tier_of,
)
from app.domain.risk import CrisisFinding, CrisisKind, CrisisTier


def screen_message(messages: Sequence[str], heads: bytes | None = None) -> CrisisFinding:
    """Return the finding on the last of a person's messages; those before it count too, by the classifier alone.

    ``heads`` are the classifier's where other ones than the shipped are in force; those never doubt a rule.
    """
    text = messages[-1]
    by_rules = screen(text)
    if by_rules.crisis:
        is_asked = heads is None and may_be_doubted(by_rules, text) and answers_at_once()
        if not is_asked:
            return by_rules  # help waits for nobody
    recent = tuple(messages[-thresholds().together :])
    read = classify((*recent, "\n".join(recent)) if len(recent) > 1 else recent, heads)
    return by_rules if read is None else with_classifier(by_rules, read)


def may_be_doubted(by_rules: CrisisFinding, text: str) -> bool:
    """Return whether the classifier may doubt what rules found in a text.

    Not where a life is in danger now, and not where too little stands around their words to tell what they are about.
    """
    if CrisisKind.IMMEDIATE_DANGER in by_rules.kinds:
        return False
    found = sum(end - start for start, end in by_rules.evidence)
    return found < thresholds().context_below * len(text.strip())


def with_classifier(by_rules: CrisisFinding, read: Sequence[Sentence]) -> CrisisFinding:
    """Return a finding of the rules with the classifier's word; ``read`` are the last messages, then all together.

    Danger that rules found is such that they ``may_be_doubted``.
    """
    alone = read[-1] if len(read) == 1 else read[-2]
    danger = danger_over_turns(read)
    tier = tier_of(danger, alone.outright)
    if by_rules.crisis:
        doubted = tier is not CrisisTier.SURE and chance_of(alone.outright) < thresholds().doubted_below
        chance = max(chance_of(danger), thresholds().possible_from)
        return replace(by_rules, crisis=False, possible=True, chance=chance) if doubted else by_rules
    if by_rules.concern or tier is CrisisTier.NONE:
        return replace(by_rules, chance=chance_of(danger))
    if tier is CrisisTier.SURE:
        return CrisisFinding(True, alone.kinds, chance=chance_of(max(danger, alone.outright)))
    return CrisisFinding(False, alone.kinds, possible=True, chance=chance_of(danger))


def danger_over_turns(read: Sequence[Sentence]) -> float:
    """Return the log-likelihood ratio of danger in the last message: with those before it added, or read with them."""
    if len(read) == 1:
        return read[0].danger
    *messages, together = read
    decay = thresholds().decay
    carried = 0.0
    for sentence in messages[:-1]:
        carried = decay * (carried + max(0.0, sentence.danger))
    alone = messages[-1].danger
    return max(alone + carried, together.danger) if alone > 0 else alone
