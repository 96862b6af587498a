"""What the model is told that plays the person of a scenario: alone this side has what the person keeps back.

The answering side is told nothing of a scenario: its prompt is made of the conversation's messages, as of any other.
"""

from __future__ import annotations

from collections.abc import Sequence

from app.alignment.prompting import joined
from app.domain.conversation import Message, Role
from app.domain.generation import PromptMessage, Sampling
from app.domain.scenario import Play
from app.workspace.scenario_rules import PersonPrompt, ScenarioRules
from app.workspace.trust import Trust

SAMPLING = Sampling(temperature=0.8, max_tokens=220)


def person_prompt(
    play: Play, path: Sequence[Message], trust: Trust, rules: ScenarioRules
) -> tuple[PromptMessage, ...]:
    """Return the prompt of the person's next message: to this side, the person is the one who writes.

    ``path`` is the conversation so far, or its newest part.
    """
    brief = PromptMessage(Role.USER, _brief(play, path, trust, rules.person[play.language]))
    turned = [PromptMessage(_other(each.role), each.text) for each in path]
    return joined((brief, *turned))


def told_by_now(play: Play, trust: Trust) -> tuple[str, ...]:
    """Return what of the hidden state the person may say by now."""
    return play.words.hidden[: trust.told]


def _brief(play: Play, path: Sequence[Message], trust: Trust, prompt: PersonPrompt) -> str:
    words = play.words
    told = told_by_now(play, trust)
    turn = sum(each.role is Role.USER for each in path)
    course = words.course[min(max(turn, 1), len(words.course)) - 1]
    return prompt.brief.format(
        person=words.person,
        situation=words.situation,
        style=prompt.styles[play.scenario.style],
        told=prompt.told.format(told="\n".join(f"- {each}" for each in told)) if told else prompt.untold,
        course=prompt.course.format(course=course),
    )


def _other(role: Role) -> Role:
    return Role.ASSISTANT if role is Role.USER else Role.USER
