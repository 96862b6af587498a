"""Which turn the panel shows: the newest, or an earlier one, and that a crisis on the branch is never forgotten."""

from __future__ import annotations

from types import MappingProxyType

from app.domain.conversation import ConversationTree, MessageId, Role
from app.domain.risk import CrisisFinding, CrisisKind, Headline
from app.domain.turn import TurnRecord
from app.ui.view_models.headline import Tone, headline_view
from app.ui.view_models.open_conversation import OpenConversation
from app.ui.view_models.turn_in_panel import turn_in_panel
from tests.ui.turn_factories import HOME, assessment, facts, message, support

FIRST = message("What is a good soup?")
SOUP = message("Leek.", Role.ASSISTANT, FIRST.id)
SECOND = message("I want to die.", parent=SOUP.id)
HELD = message("I am here.", Role.ASSISTANT, SECOND.id)
THIRD = message("And a good bread?", parent=HELD.id)
BREAD = message("Rye.", Role.ASSISTANT, THIRD.id)
CALM = CrisisFinding(crisis=False)
GRAVE = CrisisFinding(crisis=True, kinds=(CrisisKind.SUICIDAL_INTENT,))
RECORDS = {
    SOUP.id: TurnRecord(FIRST, SOUP, CALM, assessment(), facts(), None),
    HELD.id: TurnRecord(SECOND, HELD, GRAVE, assessment(Headline.CRISIS), facts(), support()),
    BREAD.id: TurnRecord(THIRD, BREAD, CALM, assessment(), facts(), None),
}
TREE = ConversationTree(HOME, (FIRST, SOUP, SECOND, HELD, THIRD, BREAD))


def opened(leaf: MessageId = BREAD.id) -> OpenConversation:
    return OpenConversation(TREE, leaf, MappingProxyType(RECORDS))


def test_an_earlier_message_or_reply_shows_its_turn_and_says_which_it_is() -> None:
    for chosen in (FIRST.id, SOUP.id):
        shown = turn_in_panel(opened(), (), chosen)
        assert shown.question == FIRST
        assert shown.reply == SOUP
        assert shown.chosen == SOUP.id, "the reply is marked in the transcript"
        assert shown.place.past == "An earlier message is shown: 1 of 3."


def test_the_newest_turn_and_an_unknown_message_are_shown_as_the_newest() -> None:
    for chosen in (None, THIRD.id, BREAD.id, MessageId("unknown")):
        shown = turn_in_panel(opened(), (), chosen)
        assert shown.question == THIRD
        assert shown.chosen is None
        assert shown.place.past == ""


def test_after_a_crisis_no_turn_of_the_branch_is_called_low_risk_and_help_stays() -> None:
    for chosen in (None, FIRST.id):
        place = turn_in_panel(opened(), (), chosen).place
        assert place.after_crisis
        assert place.help == support()
        view = headline_view(assessment(Headline.LOW), after_crisis=place.after_crisis)
        assert view.words != Headline.LOW.value
        assert view.tone is Tone.PLAIN, "not green either"
    before = turn_in_panel(opened(SOUP.id), ())
    assert not before.place.after_crisis, "a branch that ends before it has had none"
    assert headline_view(assessment(Headline.LOW)).words == Headline.LOW.value
