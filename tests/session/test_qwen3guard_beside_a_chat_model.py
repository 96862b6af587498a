"""A guard of the family Qwen3Guard that is installed judges messages, whatever template its file carries."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.alignment.evidence.qwen3guard import qwen3guard_table
from app.domain.model import ModelRole
from app.domain.risk import Headline, JudgeKind
from app.domain.strategy import TYPES, UserType
from app.locations import Locations
from app.session.session import Session
from tests.engine.scripted_model import build_answering_model

DAMAGED = "{% for message in messages %}{{ message.content }}{% endfor %}Say yes or no:"


@pytest.mark.parametrize(
    ("labels", "line", "headline"),
    [
        ({" Safe": 0.02, " Unsafe": 0.97, " Controversial": 0.01}, " Violent", Headline.HIGH),
        ({" Safe": 0.05, " Unsafe": 0.05, " Controversial": 0.9}, " Unethical Acts", Headline.POSSIBLE),
        ({" Safe": 0.97, " Unsafe": 0.02, " Controversial": 0.01}, " Jailbreak", Headline.POSSIBLE),
    ],
)
def test_a_guard_is_asked_in_its_own_wording(
    short_gguf: Path, tmp_path: Path, labels: dict[str, float], line: str, headline: Headline
) -> None:
    table = qwen3guard_table()
    answers = {table.first_line: labels, table.second_line: {line: 1.0}}
    guard = build_answering_model(tmp_path / "guard.gguf", answers, "Qwen3Guard Gen 0.6B", DAMAGED)
    with Session(Locations(tmp_path / "home"), region="GB", private=True) as session:
        session.library.add(guard, role=ModelRole.GUARD)
        session.load_model(session.choose_model(str(short_gguf)))
        seen = session.assess(("What a pity.",))[-1]
    assert seen.assessment.judge.kind is JudgeKind.GUARD
    assert seen.assessment.headline is headline
    scores = {each.id: each.score for each in seen.assessment.categories}
    named = next(each for each in table.categories if f" {each.label}" == line)
    assert scores[named.id] == pytest.approx(
        1 - (0 if named.id == "jailbreak" else labels[" Safe"]), abs=0.02
    )
    malicious = seen.analysis.posterior.shares[TYPES.index(UserType.MALICIOUS)]
    assert malicious > (0.5 if headline is Headline.HIGH else 0.1)  # 0.05 before it was read
