"""How the engine's threads wait for one another, as the threads' own library tells it in a real worker.

With ``OMP_DISPLAY_ENV`` GNU's OpenMP prints its settings when it is loaded, before the worker falls silent.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from app.engine.client import EngineClient

SETTINGS = ("OMP_WAIT_POLICY", "GOMP_SPINCOUNT")


@pytest.fixture
def client(monkeypatch: pytest.MonkeyPatch) -> Iterator[EngineClient]:
    """An engine whose worker is not started yet, where the person has set nothing."""
    for name in SETTINGS:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("OMP_DISPLAY_ENV", "verbose")
    client = EngineClient()
    yield client
    client.close()


def settings(client: EngineClient, capfd: pytest.CaptureFixture[str]) -> tuple[str, ...]:
    """Start the worker and return what it was told of waiting, as its OpenMP understood it."""
    capfd.readouterr()
    client.devices()
    told = dict(re.findall(r"(\w+) = '(.*)'", capfd.readouterr().err))
    return tuple(told[name] for name in SETTINGS)


def test_threads_spin_shortly_before_they_sleep(
    client: EngineClient, capfd: pytest.CaptureFixture[str]
) -> None:
    assert settings(client, capfd)[1] == "1000"


@pytest.mark.parametrize(
    ("name", "value", "policy", "spins"),
    [
        ("OMP_WAIT_POLICY", "passive", "PASSIVE", "0"),
        ("OMP_WAIT_POLICY", "active", "ACTIVE", "30000000000"),
        ("GOMP_SPINCOUNT", "7", "PASSIVE", "7"),
    ],
)
def test_what_the_person_has_set_is_left_alone(
    client: EngineClient,
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    value: str,
    policy: str,
    spins: str,
) -> None:
    monkeypatch.setenv(name, value)
    assert settings(client, capfd) == (policy, spins)
