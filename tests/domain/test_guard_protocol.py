"""How a guard is asked: by its title, its metadata or its template."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.domain.gguf import read_header
from app.domain.guard_protocol import GuardProtocol, guard_protocol
from tests.engine.scripted_model import TEMPLATE, build_scripted_model


@pytest.mark.parametrize(
    ("name", "template", "title", "expected"),
    [
        ("YuFeng-XGuard-Reason-0.6B", TEMPLATE, "", GuardProtocol.XGUARD),
        ("Qwen3Guard Gen 0.6B", TEMPLATE, "", GuardProtocol.QWEN3GUARD),
        ("Qwen3 Guard Gen 4B", "garbled", "", GuardProtocol.QWEN3GUARD),
        ("model", TEMPLATE, "Qwen3Guard-Gen 0.6B", GuardProtocol.QWEN3GUARD),
        ("model", TEMPLATE + "<BEGIN SAFETY POLICY>", "", GuardProtocol.QWEN3GUARD),
        ("Qwen3-0.6B", TEMPLATE, "", GuardProtocol.XGUARD),
    ],
)
def test_the_family_is_recognised(
    tmp_path: Path, name: str, template: str, title: str, expected: GuardProtocol
) -> None:
    path = build_scripted_model(tmp_path / "guard.gguf", "sec", template, name)
    assert guard_protocol(read_header(path), title) is expected
