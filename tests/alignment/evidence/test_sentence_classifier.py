"""The sentence classifier in its real process: what it says, when it cannot tell, and the tiers made of its word."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Sequence
from itertools import islice
from pathlib import Path

import pytest

from app.alignment.anticipation import evidence_of
from app.alignment.crisis_screen.screen import screen
from app.alignment.crisis_screen.tiers import (
    danger_over_turns,
    may_be_doubted,
    screen_message,
    with_classifier,
)
from app.alignment.evidence.sentence_classifier import (
    DANGER,
    HEADS,
    Sentence,
    answers_at_once,
    chance_of,
    classify,
    pieces_of,
    shipped_heads,
    start_classifier,
    thresholds,
)
from app.alignment.evidence.sentence_encoder import SentenceEncoder, sentence_encoder
from app.alignment.evidence.sentence_heads import heads_in
from app.alignment.evidence.source import NOBODY_JUDGED
from app.alignment.headline import assessment_of
from app.alignment.strategies import strategy_table
from app.domain.risk import CrisisFinding, CrisisKind, CrisisTier, Headline
from app.locations import resource
from tests.bench_screening import SHORT_SET, TIER_GOALS, TierGoal, tier_shares
from tests.classifier_lines import DATA, ROOT, labelled_lines

CALM = CrisisFinding(crisis=False)
HEADS_FILE = str(resource("evidence/sentence_heads.json"))


@pytest.fixture(autouse=True)
def started() -> None:
    """The process runs: a message would not wait for it to start."""
    start_classifier()


def test_the_thresholds_in_force_are_those_that_the_rules_of_choice_gave() -> None:
    page = " ".join((ROOT / "docs" / "crisis-tiers.md").read_text(encoding="utf-8").split())
    given = re.findall(r"The rule gives ([0-9.]+)\.\*\*", page)
    now = thresholds()
    assert given == [str(now.possible_from), str(now.outright_from), str(now.doubted_below)]


def sentence(danger: float, outright: float = -9.0) -> Sentence:
    return Sentence(danger, 0.0, (CrisisKind.SUICIDAL_INTENT,), outright)


def test_the_file_has_a_head_for_each_kind_and_names_its_sources() -> None:
    heads = heads_in(HEADS_FILE)
    assert tuple(head.name for head in heads.heads) == HEADS
    assert HEADS[0] == DANGER
    assert all(len(head.weights) == len(heads.centre) for head in heads.heads)
    assert any("MIT" in source for source in heads.sources)


def test_oblique_danger_is_likelier_than_its_look_alike_in_both_languages() -> None:
    pairs = (
        (
            "I want off this ride. I've wanted off since I was twelve, nobody needs me.",
            "I want off this mailing list.",
        ),
        ("躺下的时候总盼着心跳自己停掉。", "躺下的时候总想喝杯水。"),
    )
    for danger, calm in pairs:
        read = classify((danger, calm))
        assert read is not None
        assert read[0].danger > read[1].danger + 0.5
        assert chance_of(read[0].danger) >= thresholds().possible_from


def test_a_plan_to_be_somewhere_first_is_not_surely_danger() -> None:
    read = classify(("I know where the box stands, and I will be there before everybody else.",))
    assert read is not None
    assert chance_of(read[0].danger) < thresholds().sure_from


def test_the_kind_is_named() -> None:
    read = classify(("My husband beats me", "I cut my arms with a blade", "我想自杀"))
    assert read is not None
    assert [each.kinds[0] for each in read] == [
        CrisisKind.ABUSE,
        CrisisKind.SELF_HARM,
        CrisisKind.SUICIDAL_INTENT,
    ]


def least_seconds(work: Callable[[], object], enough: float) -> float:
    """Return the least time that work took of up to fifty times: other programs only ever make it longer."""
    least = float("inf")
    for _ in range(50):
        began = time.perf_counter()
        work()
        least = min(least, time.perf_counter() - began)
        if least < enough:
            break
    return least


def test_a_message_takes_less_than_thirty_milliseconds_once_the_process_runs() -> None:
    classify(("warm",))
    message = ("I don't know who to talk to about all this any more.",)
    assert least_seconds(lambda: classify(message), 0.03) < 0.03


def test_a_process_that_cannot_start_says_that_it_cannot_tell_and_is_not_asked_again(tmp_path: Path) -> None:
    broken = tmp_path / "heads.json"
    broken.write_text("{}")
    encoder = SentenceEncoder(str(broken))
    encoder.start()
    assert encoder.scores(("hello",)) is None
    assert least_seconds(lambda: encoder.scores(("hello",)), 0.1) < 0.1
    assert encoder.scores(("hello",)) is None


def test_a_process_that_was_ended_can_be_started_again() -> None:
    encoder = SentenceEncoder(HEADS_FILE)
    encoder.start()
    assert encoder.scores(("hello",)) is not None
    encoder.close()
    encoder.start()
    assert encoder.scores(("hello",)) is not None
    encoder.close()


def test_long_texts_are_read_in_pieces_and_blank_ones_not_at_all() -> None:
    assert pieces_of(" \n。") == ()
    assert pieces_of("short") == ("short",)
    pieces = pieces_of("One sentence of a long text. " * 400)
    assert 1 < len(pieces) <= 24
    assert all(len(piece) <= 480 for piece in pieces)
    read = classify(
        ("The weather is fine today. " * 40 + "I wrote goodbye letters, tonight I will be gone.",)
    )
    assert read is not None
    assert chance_of(read[0].danger) >= thresholds().possible_from


@pytest.mark.parametrize(
    ("danger", "tier"), [(-4.0, CrisisTier.NONE), (1.5, CrisisTier.POSSIBLE), (9.0, CrisisTier.SURE)]
)
def test_the_tier_follows_from_the_chance(danger: float, tier: CrisisTier) -> None:
    assert with_classifier(CALM, (sentence(danger),)).tier is tier


def test_danger_said_outright_is_sure_where_danger_alone_is_only_possible() -> None:
    hinted, said = sentence(1.5), sentence(1.5, 9.0)
    assert with_classifier(CALM, (hinted,)).tier is CrisisTier.POSSIBLE
    finding = with_classifier(CALM, (said,))
    assert finding.tier is CrisisTier.SURE and finding.by_classifier
    assert finding.chance == chance_of(9.0)
    assert with_classifier(CALM, (said, hinted, hinted)).tier is not CrisisTier.SURE


def test_where_the_classifier_cannot_tell_the_rules_are_sure_by_themselves() -> None:
    assert screen_message(("I want to die",)).tier is CrisisTier.SURE


def test_several_possible_ones_add_up_and_small_talk_after_them_is_small_talk() -> None:
    one, together = sentence(2.5), sentence(2.0)
    assert danger_over_turns((one,)) < danger_over_turns((one, one, together))
    assert danger_over_turns((one, one, together)) < danger_over_turns((one, one, one, together))
    assert with_classifier(CALM, (one,)).tier is CrisisTier.POSSIBLE
    assert with_classifier(CALM, (one, one, one, together)).tier is CrisisTier.SURE
    assert with_classifier(CALM, (one, one, sentence(-4.0), together)).tier is CrisisTier.NONE


def read_all(texts: Sequence[str]) -> list[Sentence]:
    """Return what the classifier says of many texts, asked in parts that a busy machine answers in time."""
    found: list[Sentence] = []
    for start in range(0, len(texts), 16):
        read = classify(texts[start : start + 16])
        assert read is not None
        found += read
    return found


def test_short_everyday_messages_are_hardly_ever_possible_and_never_add_up_to_danger() -> None:
    messages = [text for _, text in labelled_lines(SHORT_SET)]
    turns = thresholds().together
    talks = [range(start, start + turns) for start in range(0, len(messages) - turns, turns)]
    read = read_all(messages)
    together = read_all(["\n".join(messages[at] for at in talk) for talk in talks])
    by_rules = [screen(text) for text in messages]
    tiers = [with_classifier(found, (said,)).tier for found, said in zip(by_rules, read, strict=True)]
    assert CrisisTier.SURE not in tiers
    assert tiers.count(CrisisTier.POSSIBLE) / len(tiers) <= 0.05
    later = [
        with_classifier(by_rules[talk[-1]], (*(read[at] for at in talk), joined)).tier
        for talk, joined in zip(talks, together, strict=True)
    ]
    assert CrisisTier.SURE not in later


def test_a_rule_is_doubted_where_the_classifier_reads_something_else_around_its_words() -> None:
    chess = "He beat me again, at chess. How do I stop falling for the same fork?"
    assert screen(chess).crisis
    assert screen_message((chess,)).tier is CrisisTier.POSSIBLE
    assert screen_message((chess,)).evidence == screen(chess).evidence
    for text in ("He beat me again last night and I am scared to go home.", "kms", "I want to die"):
        assert screen_message((text,)).tier is CrisisTier.SURE


def test_help_does_not_wait_for_a_classifier_that_is_not_there_yet() -> None:
    chess = "He beat me again, at chess. How do I stop falling for the same fork?"
    sentence_encoder(shipped_heads()).close()
    assert screen_message((chess,)).tier is CrisisTier.SURE
    assert not answers_at_once(), "nothing was started for it either"
    start_classifier()
    assert answers_at_once()
    assert screen_message((chess,)).tier is CrisisTier.POSSIBLE


def test_a_doubted_rule_stays_sure_where_danger_adds_up_or_other_heads_are_in_force() -> None:
    found = CrisisFinding(True, (CrisisKind.ABUSE,), ((0, 4),))
    unlikely = sentence(-4.0)
    doubted = with_classifier(found, (unlikely,))
    assert doubted.tier is CrisisTier.POSSIBLE and doubted.kinds == found.kinds
    assert doubted.chance == thresholds().possible_from
    assert with_classifier(found, (sentence(-4.0, 0.0),)).tier is CrisisTier.SURE
    assert with_classifier(found, (sentence(9.0), sentence(1.0), sentence(1.0))).tier is CrisisTier.SURE
    chess = "He beat me again, at chess. How do I stop falling for the same fork?"
    assert screen_message((chess,), Path(HEADS_FILE).read_bytes()).tier is CrisisTier.SURE


def test_no_labelled_line_in_danger_is_doubted() -> None:
    known = labelled_lines(DATA / "crisis_labelled.tsv")
    found = [(text, screen(text)) for label, text in islice(known, 0, None, 3) if label == "crisis"]
    doubtable = [
        (text, finding) for text, finding in found if finding.crisis and may_be_doubted(finding, text)
    ]
    assert len(doubtable) > 100
    read = read_all([text for text, _ in doubtable])
    lost = [
        text
        for (text, finding), said in zip(doubtable, read, strict=True)
        if not with_classifier(finding, (said,)).crisis
    ]
    assert lost == []


def test_concern_for_another_is_not_made_a_danger_of_the_writers() -> None:
    concern = CrisisFinding(False, (CrisisKind.CONCERN_FOR_OTHER,))
    assert with_classifier(concern, (sentence(9.0),)).kinds == concern.kinds
    assert with_classifier(concern, (sentence(9.0),)).tier is CrisisTier.NONE


def test_a_possible_danger_informs_the_posterior_and_never_gets_a_low_headline() -> None:
    finding = with_classifier(CALM, (sentence(2.0),))
    assessment = assessment_of(finding, NOBODY_JUDGED)
    assert assessment.headline is Headline.DISTRESS
    (evidence,) = evidence_of(finding, assessment, strategy_table())
    assert evidence.source == "sentence_classifier"
    assert evidence.log_odds[1] > 1


@pytest.mark.parametrize("goal", TIER_GOALS, ids=lambda goal: f"{goal.label}-{goal.tier.value}")
def test_the_tiers_reach_their_figures_on_lines_never_trained_on(goal: TierGoal) -> None:
    share = tier_shares()[goal.label, goal.tier]
    assert goal.least <= share <= goal.most
