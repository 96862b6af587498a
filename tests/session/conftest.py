"""Fixtures for tests of sessions."""

from __future__ import annotations

import pytest

from app.alignment import analysis_after_reply


@pytest.fixture
def everything_stands_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have any message count as one in which a risk stands out."""
    monkeypatch.setattr(analysis_after_reply, "WORTH_TAKING_APART", 0.0)
