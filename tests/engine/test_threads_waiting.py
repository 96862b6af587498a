"""How the engine's threads wait for one another, as the threads' own library tells it in a real worker.

With ``OMP_DISPLAY_ENV`` GNU's OpenMP prints its settings when it is loaded, before the worker falls silent.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.confinement.program_files import code_and_system
from app.engine.client import EngineClient
from app.engine.worker.thread_waiting import LONG, SHORT, looks_before_sleep

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


def test_threads_wait_as_the_worker_chooses(client: EngineClient, capfd: pytest.CaptureFixture[str]) -> None:
    assert settings(client, capfd)[1] in {str(LONG), str(SHORT)}


@pytest.mark.parametrize(
    ("told", "looks"),
    [
        (
            "some avg10=0.00 avg60=93.00 avg300=80.12 total=1\nfull avg10=0.00 avg60=0.00 avg300=0.00 total=0\n",
            LONG,
        ),
        ("some avg10=19.99 avg60=0.00 avg300=0.00 total=1\n", LONG),
        ("some avg10=20.00 avg60=0.00 avg300=0.00 total=1\n", SHORT),
        ("full avg10=0.00 avg60=0.00 avg300=0.00 total=0\n", SHORT),
        ("", SHORT),
        ("some avg10=many", SHORT),
        (None, SHORT),
    ],
)
def test_threads_look_long_only_where_the_processors_were_free(
    tmp_path: Path, told: str | None, looks: int
) -> None:
    pressure = tmp_path / "cpu"
    if told is not None:
        pressure.write_text(told, encoding="ascii")
    assert looks_before_sleep(pressure) == looks


@pytest.mark.skipif(not Path("/proc/pressure/cpu").exists(), reason="this kernel does not tell the pressure")
def test_a_confined_worker_may_read_how_busy_the_processors_are() -> None:
    assert any(Path("/proc/pressure/cpu").is_relative_to(each) for each in code_and_system())


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
