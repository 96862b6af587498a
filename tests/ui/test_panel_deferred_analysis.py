"""What came late, what is left out, what it all took, and that every section of the panel opens to its method."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QApplication, QLabel, QWidget

from app.domain.analysis import Cost, Facet, Intent, Mode, Review, Trajectory, TurnAnalysis, WithheldReply
from app.domain.conversation import Role
from app.domain.reasoning_chain import Node
from app.domain.risk import CrisisFinding, Headline, JudgeKind
from app.domain.turn import (
    AnswerBegan,
    StrategyChosen,
    ThinkingArrived,
    TurnEnded,
    TurnRecord,
    UserMessageCommitted,
)
from app.domain.turn_state import TurnState
from app.ui.panel.panel import TransparencyPanel
from app.ui.panel.section import Section
from app.ui.view_models.reply_label import reply_label
from tests.ui.reasoning_factories import analysis, chain, improvement
from tests.ui.turn_factories import HOME, assessment, facts, follow, message, support


def words_in(widget: QWidget) -> str:
    QApplication.processEvents()
    return "\n".join(each.text() for each in widget.findChildren(QLabel) if each.isVisibleTo(widget))


def known(panel: TransparencyPanel, seen: TurnAnalysis) -> None:
    """Show a turn of which this is known."""
    asked = UserMessageCommitted(HOME, message("How do I sleep better?"))
    follow(panel, (asked, StrategyChosen(seen)))


def test_what_was_left_out_is_named_and_that_it_fills_in(panel: TransparencyPanel) -> None:
    known(panel, analysis(left_out=("types", "judge", "chain", "something new")))
    assert panel.costs.left_out.text().startswith(
        "Left out so far: the model's scores of who may be asking, the judge's look at your message, something new."
    )
    assert panel.unexplained.words.text() == "Not worked out so far: the reasoning step by step."
    assert not panel.unexplained.work_out.isVisibleTo(panel), "its own turn may still be under way"
    assert "filled in after the reply" in panel.costs.left_out.text()
    known(panel, analysis(left_out=(), costs=(Cost("types", 12, 0.2), Cost("review", 8, 0.1))))
    assert not panel.costs.left_out.isVisibleTo(panel)
    assert panel.costs.words.text() == "The analysis took 0.3 s and 20 tokens in all."
    assert "types: 12 tokens, 0.20 s" in panel.costs.method.text()


def test_what_came_too_late_for_the_choice_is_told_as_that(panel: TransparencyPanel) -> None:
    posterior = analysis().message.posterior
    late = replace(posterior, evidence=(), steps=(), prior=(0.1, 0.7, 0.2))
    known(panel, analysis(late_posterior=late))
    weighing = panel.anticipation.weighing
    assert "most likely someone in difficulty (70 %)" in weighing.late.text()
    assert "too late for this choice and counts for the next turn" in weighing.late.text()


def test_messages_put_into_one_request_by_a_model_are_told_as_its_words(panel: TransparencyPanel) -> None:
    together = Trajectory(("a", "b"), (0.1, 0.1), (0.1, 0.3), "How to bake bread at night")
    known(panel, analysis(trajectory=together))
    assert "“How to bake bread at night”" in panel.trajectory.drafted.text()
    assert panel.trajectory.whose.isVisibleTo(panel)
    known(panel, analysis(trajectory=replace(together, drafted="")))
    assert not panel.trajectory.whose.isVisibleTo(panel)


def test_the_finer_figures_say_where_each_comes_from(panel: TransparencyPanel) -> None:
    seen = analysis(
        facets=(
            Facet("severity", 0.6, "the table of risks: Mental health", False),
            Facet("immediacy", 0.2, "the guard model, one token", True),
        ),
        intents=(Intent("Inquiry for risky information", 0.7), Intent("Declaration of risky content", 0.3)),
        category="mental_health",
        level="R1",
    )
    known(panel, seen)
    assert panel.closer_look.words.text() == (
        "Looked at more closely: an ethical or regulatory risk (R1), about Mental health."
    )
    shown = words_in(panel.closer_look)
    assert "How grave such a thing can be (computed: the table of risks: Mental health): 60 %" in shown
    assert "Something that cannot wait (model-made: the guard model, one token): 20 %" in shown
    assert "Inquiry for risky information: 70 %" in shown


def test_every_section_opens_to_its_method(panel: TransparencyPanel) -> None:
    asked = message("I feel alone")
    reply = message("A reply.", Role.ASSISTANT, asked.id, thinking="Somebody is alone.")
    whole = analysis(chain=chain(), improvement=improvement(0))
    seen = assessment(Headline.DISTRESS, JudgeKind.GUARD)
    record = TurnRecord(asked, reply, CrisisFinding(crisis=False), seen, facts(), support(), analysis=whole)
    panel.show_turn(TurnState.of(record))
    sections = [each for each in panel.findChildren(Section) if each.objectName() in ("card", "careCard")]
    assert len(sections) > 12
    for section in sections:
        assert section.method.text(), f"‘{section.accessibleName()}’ does not say how it comes about"
        assert not section.how.isHidden(), f"‘{section.accessibleName()}’ hides its method"


def test_each_of_two_answers_has_its_own_thinking(panel: TransparencyPanel) -> None:
    state = follow(panel, (UserMessageCommitted(HOME, message("How?")),))
    for number, strategy in enumerate(("clarify", "full_answer"), 1):
        state = follow(panel, (AnswerBegan(strategy, number, 2),), state)
        assert panel.thinking.text.toPlainText() == ""
        assert not panel.facts.isVisible()
        answered = message("So.", Role.ASSISTANT, thinking=f"Thought {number}.")
        rest = (
            StrategyChosen(analysis(Mode.COMPARE, followed=strategy)),
            ThinkingArrived(f"Thought {number}."),
            TurnEnded(answered, facts()),
        )
        state = follow(panel, rest, state)
    assert panel.thinking.text.toPlainText() == "Thought 2."
    assert panel.anticipation.mode.text() == "Compare: this reply was told to follow ‘Full answer’."


def test_how_a_reply_came_about_is_told_in_a_few_words() -> None:
    edited = chain().rewritten(Node.RISK_INTENT, ("Exam stress can grow",))
    found = improvement()
    taken = WithheldReply(Review(0.5, 0.2, "the chat model"), "redirect_to_help")
    for seen, label in (
        (None, ""),
        (analysis(), "Observe"),
        (analysis(Mode.GUIDE, followed="clarify"), "Guide: Ask what is meant"),
        (analysis(Mode.COMPARE, followed="full_answer"), "Compare: Full answer"),
        (analysis(Mode.OBSERVE, chain=edited), "Edited reasoning"),
        (analysis(chain=found.passes[1].chain, improvement=found), "Observe · improved"),
        (analysis(chain=found.passes[0].chain, improvement=found), "Observe"),
        (analysis(withheld=(taken,)), "Observe · taken back and answered again: Lead to help"),
        (
            analysis(withheld=(replace(taken, instead="clarify"), taken)),
            "Observe · 2 replies taken back and answered again: Lead to help",
        ),
    ):
        assert reply_label(seen) == label
