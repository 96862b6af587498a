"""The reasoning in the panel: who each statement is from, where it stands, and what becomes of a change."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.alignment.explanation_text import node_title
from app.domain.analysis import Cost, TurnAnalysis
from app.domain.conversation import Role
from app.domain.reasoning_chain import Author, Node, Statement
from app.domain.turn import AnalysisExtended, TurnEnded
from app.ui.panel.charts.signed_bar import SignedBar
from app.ui.panel.panel import TransparencyPanel
from app.ui.panel.reasoning import ReasoningSection
from app.ui.panel.section import Origin
from app.ui.view_models.chain import ChainDraft, utf16_spans
from app.ui.view_models.influence import influence_words
from tests.ui.reasoning_factories import THINKING, analysis, chain, influences, table_chain
from tests.ui.turn_factories import facts, follow, message, turn


@pytest.fixture
def section(qtbot: QtBot) -> ReasoningSection:
    made = ReasoningSection()
    qtbot.addWidget(made)
    made.resize(380, 700)
    made.show_reasoning(analysis(chain=chain()), THINKING)
    made.show()
    made.fold.click()
    return made


def words_in(widget: QWidget) -> str:
    QApplication.processEvents()  # what was added to a layout is shown by an event
    return "\n".join(each.text() for each in widget.findChildren(QLabel) if each.isVisibleTo(widget))


def of(section: ReasoningSection, node: Node) -> QWidget:
    return next(each for each in section.chain.nodes if each.node is node)


def test_every_statement_says_who_it_is_from_and_a_missing_one_is_told(section: ReasoningSection) -> None:
    for node in section.chain.nodes:
        (line,) = node.lines
        found = node.node is not Node.SAFETY_GUIDELINES
        assert ("taken from the model's thinking" in line.mark.text()) == found
        assert ("not found in the thinking" in line.mark.text()) != found
        assert line.where.isVisibleTo(section) == found
    assert "1 of 5 statements could not be found" in section.words.text()
    assert section.origin.text() == Origin.MODEL.value[0]


def test_what_the_program_put_together_is_not_told_as_the_models_words(section: ReasoningSection) -> None:
    section.show_reasoning(analysis(chain=table_chain()), "")
    assert "put them together from its own figures" in section.words.text()
    assert section.origin.text() == Origin.COMPUTED.value[0]
    assert "Nothing is said here." in words_in(section)


def test_choosing_a_statement_marks_its_sentences_in_the_thinking(qtbot: QtBot) -> None:
    panel = TransparencyPanel()
    qtbot.addWidget(panel)
    panel.resize(380, 900)
    panel.show()
    events = [
        each
        for each in turn("I sleep badly", "Try this.", thinking=THINKING)
        if not isinstance(each, TurnEnded)
    ]
    reply = message("Try this.", Role.ASSISTANT, thinking=THINKING)
    extended = AnalysisExtended(reply.id, analysis(chain=chain()))
    follow(panel, (*events, TurnEnded(reply, facts()), extended))
    panel.reasoning.fold.click()
    lines = {node.node: node.lines[0] for node in panel.reasoning.chain.nodes}
    lines[Node.STRATEGY_SAFETY].where.click()
    assert panel.thinking.highlighted() == ("先听一听。",), "an emoji stands before it: Qt counts it as two"
    assert lines[Node.STRATEGY_SAFETY].quote.text() == "“先听一听。”"
    lines[Node.USER_NEEDS].where.click()
    assert panel.thinking.highlighted() == ("They sleep badly 😴 before exams.",)
    assert lines[Node.STRATEGY_SAFETY].quote.isHidden(), "one at a time"
    lines[Node.USER_NEEDS].where.click()
    assert panel.thinking.highlighted() == ()


def test_positions_are_counted_as_qt_counts_them() -> None:
    text = "a😴b\r\nc"
    assert utf16_spans(text, ((1, 2), (2, 3), (5, 6))) == ((1, 3), (3, 4), (5, 6))


def test_a_changed_node_is_sent_and_what_follows_will_be_written_anew(
    section: ReasoningSection, qtbot: QtBot
) -> None:
    section.chain.change.click()
    assert not section.chain.again.isEnabled(), "there is nothing to send yet"
    risk = of(section, Node.RISK_INTENT)
    risk.edit_button.click()
    assert risk.editor is not None
    risk.editor.field.setPlainText("Exam stress can grow\n\n  Nothing is risky  ")
    risk.editor.keep.click()
    assert [each.words.text() for each in risk.lines] == ["Exam stress can grow", "Nothing is risky"]
    assert [each.mark.text() for each in risk.lines] == [
        "written by a person",
        "taken from the model's thinking",
    ]
    of(section, Node.STRATEGY_SAFETY).lock_button.click()
    assert "will be written anew" in of(section, Node.SAFETY_GUIDELINES).state.text()
    assert "locked" in of(section, Node.STRATEGY_SAFETY).state.text()
    with qtbot.waitSignal(section.answer_requested) as told:
        section.chain.again.click()
    (sent,) = told.args
    assert sent.edited is Node.RISK_INTENT
    assert sent.of(Node.RISK_INTENT)[0] == Statement("Exam stress can grow", author=Author.PERSON)
    assert sent.to_derive(Node.RISK_INTENT) == (Node.SAFETY_GUIDELINES, Node.STRATEGY_USEFULNESS)
    assert not section.chain.changing, "the reply there is keeps its own reasoning"
    assert section.chain.draft == ChainDraft(chain())


def test_every_change_can_be_taken_back_before_it_is_sent(section: ReasoningSection) -> None:
    section.chain.change.click()
    needs = of(section, Node.USER_NEEDS)
    needs.strike_button.click()
    assert needs.strike_button.text() == "Put back"
    assert "struck out" in needs.state.text()
    needs.lock_button.click()
    section.chain.undo.click()
    section.chain.undo.click()
    assert section.chain.draft.chain == chain()
    assert not section.chain.undo.isEnabled()
    assert not section.chain.again.isEnabled()


def test_escape_leaves_a_node_as_it_was(section: ReasoningSection, qtbot: QtBot) -> None:
    section.chain.change.click()
    needs = of(section, Node.USER_NEEDS)
    needs.edit_button.click()
    assert needs.editor is not None
    qtbot.keyClicks(needs.editor.field, "x")
    qtbot.keyClick(needs.editor.field, Qt.Key.Key_Escape)
    assert needs.editor is None
    assert section.chain.draft.chain == chain()


def test_of_several_changes_the_first_is_derived_from_and_the_later_ones_are_kept() -> None:
    draft = ChainDraft(chain()).rewritten(Node.STRATEGY_SAFETY, ("Ask once",)).struck(Node.USER_NEEDS)
    sent = draft.sending()
    assert sent.edited is Node.USER_NEEDS
    assert Node.STRATEGY_SAFETY not in sent.to_derive(Node.USER_NEEDS)
    assert [each.text for each in sent.of(Node.STRATEGY_SAFETY)] == ["Ask once"]
    assert ChainDraft(chain()).locked(Node.USER_NEEDS).sending() == chain(), "a lock alone sends nothing"


def test_after_an_edit_what_was_derived_and_by_whom_is_seen(section: ReasoningSection) -> None:
    edited = chain().rewritten(Node.RISK_INTENT, ("Exam stress can grow",))
    edited = edited.having(Node.SAFETY_GUIDELINES, (Statement("Be kind"),))
    told = "What could be risky: Exam stress can grow\nTo be useful: Be kind"
    section.show_reasoning(analysis(chain=edited), told)
    assert section.words.text().startswith(f"A person changed ‘{node_title(Node.RISK_INTENT)}’")
    (guideline,) = of(section, Node.SAFETY_GUIDELINES).lines
    assert guideline.mark.text() == "written anew by the model"
    assert [told[start:end] for start, end in guideline.spans] == ["Be kind"]
    (needs,) = of(section, Node.USER_NEEDS).lines
    assert not needs.where.isVisibleTo(section), "its link is into another reply's thinking"


def test_news_of_the_same_reply_do_not_disturb_a_change(section: ReasoningSection) -> None:
    section.chain.change.click()
    of(section, Node.USER_NEEDS).strike_button.click()
    section.show_reasoning(analysis(chain=chain(), influences=influences()), THINKING)
    assert section.chain.draft.changed == (Node.USER_NEEDS,)
    section.clear()
    section.show_reasoning(analysis(chain=chain()), THINKING)
    assert section.chain.draft.changed == (), "another turn begins with its own reasoning"


# -- influence ------------------------------------------------------------------------------------------


def test_the_influence_is_asked_for_and_told_in_signed_bars_and_sentences(
    section: ReasoningSection, qtbot: QtBot
) -> None:
    view = section.influence
    with qtbot.waitSignal(section.weigh_requested):
        view.ask.click()
    assert not view.ask.isVisibleTo(section)
    section.show_reasoning(analysis(chain=chain(), influences=influences()), THINKING)
    needs, guidelines, safety = (each.accessibleDescription() for each in view.findChildren(SignedBar))
    assert needs.startswith(
        "Without ‘What the person needs’ the reply would be less likely (each word piece by 33 %"
    )
    assert guidelines == (
        "Without ‘Guidelines to keep to’ the reply would hardly be less likely: it did not rest on it."
    )
    assert "even be likelier" in safety
    assert "+0.400" in words_in(section)
    assert "−0.200" in words_in(section)
    assert view.words.text() == "The reply rested most on ‘What the person needs’."
    assert "‘Risk and intent’" in view.untouched.text()
    assert "ln P a token" in view.key.text()
    assert view.origin.text() == "Model-made"


def test_a_rationale_that_does_not_matter_is_seen_not_to() -> None:
    hardly = tuple(replace(each, change=0.001) for each in influences())
    assert "did not rest on them" in influence_words(analysis(chain=chain(), influences=hardly))
    nothing: TurnAnalysis = analysis(chain=chain(), costs=(Cost("influence", 40, 0.1),))
    assert "cannot have rested on it" in influence_words(nothing)
    assert influence_words(analysis(chain=chain())) == ""
