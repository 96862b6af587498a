"""The crisis screen on the team's labelled lines, on its laws, and on what it must never do."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.alignment.crisis_screen.screen import screen
from app.commands.crisis_screen import screen_lines
from app.domain.risk import CrisisKind

_LABELLED = Path(__file__).parent / "data" / "crisis_labelled.tsv"


def labelled(label: str) -> list[str]:
    lines = _LABELLED.read_text(encoding="utf-8").splitlines()
    return [line.split("\t", 1)[1] for line in lines if line.startswith(label + "\t")]


def test_danger_is_recognised() -> None:
    texts = labelled("crisis")
    missed = [text for text in texts if not screen(text).crisis]
    assert len(missed) <= 0.02 * len(texts), f"{len(missed)} of {len(texts)} missed: {missed}"


def test_calm_texts_raise_no_alarm() -> None:
    texts = labelled("calm")
    alarms = [text for text in texts if screen(text).crisis]
    assert len(alarms) <= 0.02 * len(texts), f"{len(alarms)} of {len(texts)} false: {alarms}"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("I want to die", CrisisKind.SUICIDAL_INTENT),
        ("I keep cutting myself", CrisisKind.SELF_HARM),
        ("my husband hits me", CrisisKind.ABUSE),
        ("someone is breaking into my house", CrisisKind.IMMEDIATE_DANGER),
        ("我不想活了", CrisisKind.SUICIDAL_INTENT),
        ("我又自残了", CrisisKind.SELF_HARM),
        ("我被家暴", CrisisKind.ABUSE),
        ("有人在撬我家的门", CrisisKind.IMMEDIATE_DANGER),
    ],
)
def test_each_kind_is_named(text: str, kind: CrisisKind) -> None:
    assert screen(text).kinds == (kind,)


@pytest.mark.parametrize(
    "text", ["my friend wants to kill himself", "My sister told me she wants to die", "我朋友想自杀"]
)
def test_concern_for_another_is_a_kind_of_its_own_and_no_crisis(text: str) -> None:
    finding = screen(text)
    assert finding.kinds == (CrisisKind.CONCERN_FOR_OTHER,)
    assert not finding.crisis
    assert finding.concern


@pytest.mark.parametrize(
    "text",
    [
        "I want\u200b to d\u200bie",
        "I WANNA KMS SO BAD",
        "ｉ ｗａｎｔ ｔｏ ｄｉｅ",
        "wanna d1e",
        "i want to d i e",
        "我 想 死",
        "my fiancé chokes me",
        "我唔想活落去啦",
        "俺不想活勒",
    ],
)
def test_disguised_spellings_are_read(text: str) -> None:
    assert screen(text).crisis


@pytest.mark.parametrize(
    ("text", "evidence"),
    [
        ("i wanna dissapear forever", "wanna dissapear forever"),
        ("cant stop thinkin abt suicde", "thinkin abt suicde"),
        ("我好想4了", "想4"),
        ("我撐不下去了，好想死", "想死"),
    ],
)
def test_slips_and_shorthand_are_read_and_shown_as_they_were_written(text: str, evidence: str) -> None:
    finding = screen(text)
    assert finding.crisis
    assert any(evidence in text[start:end] for start, end in finding.evidence)


@pytest.mark.parametrize(
    ("alone", "in_despair"),
    [
        (
            "I walk over the bridge to work",
            "I go to the bridge every night, nobody needs me, better if I die",
        ),
        ("I have a razor in my bag", "I put the razor on my skin, it's the only thing that calms me"),
        ("我在江边散步", "江边风很大，我撑不下去了，想跳"),
    ],
)
def test_weak_words_need_despair_beside_them(alone: str, in_despair: str) -> None:
    assert not screen(alone).crisis
    assert screen(in_despair).crisis


@pytest.mark.parametrize(
    ("with_trifle", "without"),
    [
        (
            "One more of his puns and I'm going to jump out of the window",
            "I'm going to jump out of the window",
        ),
        ("游戏连跪十把，不想活了，卸载了", "不想活了"),
        ("My wife says she'll kill me if I buy another synth", "My wife says she'll kill me if I leave"),
    ],
)
def test_a_trifle_beside_it_makes_a_figure_of_speech(with_trifle: str, without: str) -> None:
    assert not screen(with_trifle).crisis
    assert screen(without).crisis


@pytest.mark.parametrize(
    "text",
    ["Did Nero commit suicide?", "自杀和自伤在临床上有什么区别", "媒体怎么报道自杀", "王国维为什么自沉"],
)
def test_a_question_about_the_matter_is_no_crisis(text: str) -> None:
    assert not screen(text).crisis


@pytest.mark.parametrize("text", ["what's the point of living", "怎么死才不痛", "why bother living"])
def test_a_question_that_asks_for_oneself_is_a_crisis(text: str) -> None:
    assert screen(text).crisis


def test_the_evidence_is_the_words_that_say_it() -> None:
    text = "We had lunch. I’m not okay, I want to die."
    ((start, end),) = screen(text).evidence
    assert text[start:end] == "want to die"


@given(st.text(max_size=200))
def test_any_text_has_a_verdict_with_evidence_in_order_and_inside(text: str) -> None:
    finding = screen(text)
    ends = [0]
    for start, end in finding.evidence:
        assert ends[-1] <= start < end <= len(text)
        ends.append(end)
    assert finding.crisis == any(kind is not CrisisKind.CONCERN_FOR_OTHER for kind in finding.kinds)


@given(st.sampled_from(["I want to die", "我不想活了"]), st.text(alphabet="abc xyz天气", max_size=30))
def test_what_is_said_before_a_full_stop_does_not_hide_it(said: str, before: str) -> None:
    assert screen(f"{before}. {said}.").crisis


def test_the_command_answers_every_line_with_one_line() -> None:
    lines = [b"I want to die\n", b"\n", b"hello\r\n", b"\xff\xfe broken\n", "我不想活了".encode()]
    answers = [json.loads(each) for each in screen_lines(lines)]
    assert [each["crisis"] for each in answers] == [True, False, False, False, True]
    assert answers[0] == {
        "text": "I want to die",
        "crisis": True,
        "tier": "sure",
        "kinds": ["suicidal_intent"],
        "evidence": [[2, 13]],
        "chance": None,
    }
    assert answers[2]["text"] == "hello"


@pytest.mark.parametrize(
    "text",
    [
        "Time does not exist.",
        "Ghosts don't exist",
        "A triangle with four sides cannot exist",
        "I think aliens do not exist",
        "I want the old file to no longer exist",
        "The table must not exist before the migration.",
        "迁移之前这张表不能存在。",
        "这个变量不应该存在于全局作用域。",
        "上帝可能不存在",
    ],
)
def test_what_does_not_exist_is_no_person(text: str) -> None:
    assert not screen(text).crisis


@pytest.mark.parametrize(
    "text",
    ["I wish I did not exist", "I don't want to exist", "i should not exist", "我不应该存在", "我不想存在了"],
)
def test_a_person_who_would_rather_not_exist_is_in_danger(text: str) -> None:
    assert screen(text).kinds == (CrisisKind.SUICIDAL_INTENT,)


@pytest.mark.parametrize(
    "text",
    [
        "My boyfriend will not let me see the living room, it's a surprise for my birthday",
        "My husband locked me out of the kitchen because he prepares a surprise for our anniversary",
        "我老公把我关在房间外面准备惊喜",
        "I cut myself shaving, how do I stop the little drop?",
        "The knife slipped while I was carving pumpkin and nicked my palm, it's stopped bleeding.",
        "I cut myself while chopping onions, it's bleeding",
        "切菜切到手了，在流血，贴创可贴行吗",
        "I attempted suicide in 2010; today I counsel others",
        "Years back I overdosed. I'm well, and today I talk about it in schools.",
        "我五年前自杀过，现在在热线当志愿者",
        "十年前我割过腕，现在当了心理老师",
    ],
)
def test_surprises_small_injuries_and_those_who_help_others_now_are_no_danger(text: str) -> None:
    assert not screen(text).crisis


@pytest.mark.parametrize(
    "text",
    [
        "He hit me and said the party was a surprise",
        "I volunteer on a crisis line and I want to kill myself tonight",
        "他打我，还说这是惊喜",
    ],
)
def test_such_an_occasion_does_not_hide_danger(text: str) -> None:
    assert screen(text).crisis


@pytest.mark.parametrize(
    "text",
    [
        "our kitchen is full of smoke and my gran is still upstairs",
        "My brother was stung and his throat is closing up",
        "the car is in the canal, water is coming in",
        "he had an electric shock and I can't wake him",
        "楼道里全是浓烟，奶奶还困在里面",
        "他被蛇咬了，现在说不出话",
        "水漫到车窗了，车门打不开",
        "突然抽搐，嘴唇发青，怎么办",
    ],
)
def test_two_signs_of_a_body_or_a_place_in_danger_are_immediate_danger(text: str) -> None:
    assert CrisisKind.IMMEDIATE_DANGER in screen(text).kinds


@pytest.mark.parametrize(
    "text",
    [
        "My phone is on fire with messages, please help me mute the group",
        "In the film she passes out and nobody helps her",
        "The plants on the balcony are choking in that small pot, what do I do",
        "What are the signs of a heart attack, and what does numb mean?",
        "We got stuck in traffic and I was dizzy with boredom",
        "I was diabetic before the diet, please write my doctor a thank-you note",
        "I can't wake up at six, please help me find an alarm that works",
        "Please suggest a restaurant for my wife, who is allergic to nuts",
        "The washing machine leaks and water is coming in under the door, what do I do",
        "Help me write a note to the school: my son has asthma and needs his inhaler",
        "小腿抽筋怎么办",
        "打印机卡住了怎么办，打不开盖子",
        "孩子对花生过敏，帮我写个便条给老师",
        "游戏里被蛇咬了怎么办",
        "哮喘和过敏有什么区别？",
        "昨天的蘑菇汤太好吃了，家里人都说好",
        "我对花粉过敏，鼻子不通，说话瓮声瓮气",
    ],
)
def test_one_sign_or_two_of_something_else_are_none(text: str) -> None:
    assert not screen(text).crisis
