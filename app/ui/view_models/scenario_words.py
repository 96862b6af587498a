"""What the window says of scenarios and of the play of one."""

from __future__ import annotations

from app.alignment.help_words import help_words
from app.domain.scenario import Play, Player, Scenario, ScenarioRisk, Sides, Style, Subject
from app.translation import tr
from app.workspace.scenario_play import NextTurn, Side
from app.workspace.trust import Trust

SUBJECTS = {
    Subject.GRIEF: tr("Grief"),
    Subject.SUICIDAL_THOUGHTS: tr("Thoughts of suicide"),
    Subject.SELF_HARM: tr("Self-harm"),
    Subject.ABUSE: tr("Abuse"),
    Subject.ADDICTION: tr("Addiction"),
    Subject.EXAMS: tr("Exams"),
    Subject.LONELINESS: tr("Loneliness"),
    Subject.EATING: tr("Eating"),
    Subject.MONEY: tr("Money"),
    Subject.MIGRATION: tr("Migration"),
    Subject.MISINFORMATION: tr("Misinformation"),
    Subject.ANGER: tr("Anger"),
}
STYLES = {
    Style.PLAIN: tr("writes plainly"),
    Style.UPSET: tr("writes upset"),
    Style.RESERVED: tr("writes little"),
    Style.VERBOSE: tr("writes at length"),
    Style.TANGENTIAL: tr("wanders off"),
    Style.PLEASING: tr("is eager to please"),
}
RISKS = {
    ScenarioRisk.LOW: tr("Risk, as its author meant it: low"),
    ScenarioRisk.RAISED: tr("Risk, as its author meant it: raised"),
    ScenarioRisk.HIGH: tr("Risk, as its author meant it: high"),
    ScenarioRisk.ACUTE: tr("Risk, as its author meant it: acute"),
}
_SIDES = {
    Sides(Player.MODEL, Player.MODEL): tr("The model plays both sides."),
    Sides(Player.PERSON, Player.MODEL): tr("You play the person, the model answers."),
    Sides(Player.MODEL, Player.PERSON): tr("The model plays the person, you answer."),
    Sides(Player.PERSON, Player.PERSON): tr("You play both sides."),
}
SIDE_CHOICES = tuple(_SIDES.items())
_STEPS = {
    Side.PERSON: tr("Next message"),
    Side.HELPER: tr("Have it answered"),
}
_INVITATIONS = {
    Side.PERSON: tr("Write as the person in the scenario…"),
    Side.HELPER: tr("Write your reply to the person…"),
}


def language_name(code: str) -> str:
    """Return what a language calls itself."""
    return help_words(code).name


def scenario_line(scenario: Scenario) -> str:
    """Return subject and style in one line."""
    return tr("{subject} · {style}", subject=SUBJECTS[scenario.subject], style=STYLES[scenario.style])


def sides_words(sides: Sides) -> str:
    """Return who plays what."""
    return _SIDES[sides]


def play_words(play: Play, trust: Trust) -> str:
    """Return what the line above the composer says: who plays what, and how much the person would tell by now."""
    return tr(
        "{sides} Trust: {told} of {all}",
        sides=sides_words(play.sides),
        told=min(trust.told, len(play.words.hidden)),
        all=len(play.words.hidden),
    )


def step_words(turn: NextTurn, *, begun: bool) -> str:
    """Return what the step button says; empty where a person is to write."""
    if not begun:
        return tr("Begin with the first line")
    return _STEPS[turn.side] if turn.player is Player.MODEL else ""


def invitation(turn: NextTurn) -> str:
    """Return the placeholder of the message field: whose words are written there."""
    by_person = turn.player is Player.PERSON
    return _INVITATIONS[turn.side if by_person else Side.PERSON]
