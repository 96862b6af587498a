"""The review in the panel: of the very reply that is shown, those taken back in their order, or that there was none."""

from __future__ import annotations

from dataclasses import replace

from app.domain.analysis import Mode, Review, WithheldReply
from app.domain.conversation import Role
from app.domain.turn import AnalysisExtended, AnswerBegan, StrategyChosen, TurnEnded, UserMessageCommitted
from app.domain.turn_state import TurnState
from app.ui.panel.panel import TransparencyPanel
from app.ui.view_models.passes import outcome_words, pass_title
from app.ui.view_models.reasons import reasons_of
from app.ui.view_models.review import NOT_REVIEWED
from tests.ui.reasoning_factories import analysis, improvement
from tests.ui.turn_factories import HOME, facts, follow, message, seen_in

ASKED = message("How do I sleep better?")
WITHIN, OVER = Review(0.05, 0.2, "the chat model"), Review(0.5, 0.2, "the chat model")
OPENING = UserMessageCommitted(HOME, ASKED)


def test_each_of_two_compared_replies_is_shown_with_its_own_review(panel: TransparencyPanel) -> None:
    state = follow(panel, (OPENING,))
    replies = []
    for number, (strategy, review) in enumerate((("clarify", WITHIN), ("full_answer", OVER)), 1):
        begun = (AnswerBegan(strategy, number, 2), StrategyChosen(analysis(Mode.COMPARE, followed=strategy)))
        state = follow(panel, begun, state)
        assert panel.review.isHidden(), "the reply under way was not reviewed yet"
        replies.append(message(strategy, Role.ASSISTANT, ASKED.id))
        seen = analysis(Mode.COMPARE, followed=strategy, review=review)
        ended = (TurnEnded(replies[-1], facts()), AnalysisExtended(replies[-1].id, seen))
        state = follow(panel, ended, state)
        assert f"risk {review.risk * 100:.0f} %" in panel.review.words.text()
    more = analysis(Mode.COMPARE, followed="clarify", review=WITHIN, level="R1")
    state = follow(panel, (AnalysisExtended(replies[0].id, more),), state)
    assert "over the limit" in panel.review.words.text(), "news of the first are not the second's review"


def test_what_was_taken_back_stands_below_the_shown_replys_own_review_in_order(
    panel: TransparencyPanel,
) -> None:
    taken = (
        WithheldReply(OVER, "clarify"),
        WithheldReply(Review(0.3, 0.2, ""), "redirect_to_help", "Kept words."),
    )
    reply = message("So.", Role.ASSISTANT, ASKED.id)
    seen = analysis(review=WITHIN, withheld=taken)
    follow(panel, (OPENING, StrategyChosen(seen), TurnEnded(reply, facts())))
    assert panel.review.words.text() == "Question and reply together: risk 5 %, within the limit of 20 %."
    first, second = panel.review.withheld
    assert first.words.text().startswith(
        "The first reply was taken back: looked at together with the question, its"
    )
    assert "(50 %) was over the limit (20 %)" in first.words.text()
    assert first.words.text().endswith("It was answered again, more carefully: Ask what is meant.")
    assert second.words.text().startswith("The second reply was taken back")
    assert not first.more.isVisibleTo(panel), "its text was not kept"
    assert "Kept words." not in seen_in(panel)
    second.more.click()
    assert "Kept words." in seen_in(panel)
    assert "The first 2 replies were taken back" in panel.anticipation.mode.text()


def test_more_that_is_taken_back_leaves_what_was_opened_open(panel: TransparencyPanel) -> None:
    taken = (WithheldReply(OVER, "clarify", "Kept words."), WithheldReply(OVER, "redirect_to_help"))
    state = follow(panel, (OPENING, StrategyChosen(analysis(withheld=taken[:1]))))
    panel.review.withheld[0].more.click()
    follow(panel, (StrategyChosen(analysis(withheld=taken)),), state)
    assert len(panel.review.withheld) == 2
    assert "Kept words." in seen_in(panel)


def test_a_recorded_reply_that_nobody_reviewed_is_never_implied_to_be_fine(panel: TransparencyPanel) -> None:
    state = follow(panel, (OPENING, StrategyChosen(analysis(left_out=("review",)))))
    assert panel.review.isHidden(), "there is no reply to review yet"
    follow(panel, (TurnEnded(message("So.", Role.ASSISTANT, ASKED.id), facts()),), state)
    assert panel.review.words.text() == NOT_REVIEWED
    assert "not reviewed" in NOT_REVIEWED
    assert not panel.costs.left_out.isVisibleTo(panel), "no review follows later"
    panel.show_turn(TurnState())
    assert panel.review.isHidden()


def test_a_reply_that_repeats_its_guidance_is_told_with_its_review(panel: TransparencyPanel) -> None:
    told = "40 % of the reply repeats the guidance that the model was given."
    reply = message("So.", Role.ASSISTANT, ASKED.id)
    for review in (WITHIN, None):
        seen = analysis(review=review, given_back=0.4)
        state = follow(panel, (OPENING, StrategyChosen(seen), TurnEnded(reply, facts())))
        assert panel.review.words.text().endswith(told)
        assert told in [each.words for each in reasons_of(state)]


def test_better_passes_that_their_review_refused_are_told() -> None:
    found = replace(improvement(0, "limit of passes"), refused=(1,))
    words = outcome_words(found)
    assert words.startswith("The reply as it was stays. Pass 1 scored better and was refused:")
    assert "is the best" not in words
    assert pass_title(found.passes[1], found) == "Pass 1: refused"
    used = outcome_words(replace(improvement(), refused=(3, 2)))
    assert used.startswith("Pass 1 scored best and is offered")
    assert "Passes 2 and 3 scored better and were refused" in used
