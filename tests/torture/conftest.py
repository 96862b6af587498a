"""Options and counts of the tests that try to break the program, and the table at the end of ``make torture``."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest
from _pytest.terminal import TerminalReporter

from tests.torture.tally import Effort, Kind, Tally, record, table

WALK = "walk"  # the property of a test's report with the lines of the walk's table
TALLY = "tally"  # … with a tally as JSON
USUAL_SEED = 11


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add options for how long, and from which seed."""
    group = parser.getgroup("torture")
    group.addoption("--minutes", type=float, default=0.0, help="try to break the program for so long")
    group.addoption("--walk-steps", type=int, help="walk so many steps, from a new seed")
    group.addoption(
        "--seed", "--walk-seed", dest="torture_seed", type=int, help="the seed of all that is drawn"
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Give the long run's tests as long as they take: on a machine at work, what is cut off has shown nothing."""
    if config.getoption("minutes", 0.0):
        for item in items:
            if item.path.is_relative_to(Path(__file__).parent):
                item.add_marker(pytest.mark.timeout(0), append=False)


@pytest.fixture(scope="session")
def effort(pytestconfig: pytest.Config) -> Effort:
    """How long is tried. A run of ``make test`` draws the same each time, one of ``make torture`` something new."""
    minutes = float(pytestconfig.getoption("minutes", 0.0))
    seed = pytestconfig.getoption("torture_seed", None)
    return Effort(minutes, seed or (secrets.randbelow(10**6) + 1 if minutes else USUAL_SEED))


@pytest.fixture
def tally(record_property: Callable[[str, object], None]) -> Iterator[Callable[[Kind, str], Tally]]:
    """Make the tally of a fault; what was counted goes into the table, of a test that failed too."""
    made: list[Tally] = []

    def make(kind: Kind, fault: str) -> Tally:
        made.append(Tally(kind, fault))
        return made[-1]

    yield make
    for each in made:
        record_property(TALLY, msgspec.json.encode(each).decode())


def pytest_terminal_summary(terminalreporter: TerminalReporter, config: pytest.Config) -> None:
    """Print the table, where the long run was requested, and record its counts."""
    if not config.getoption("minutes", 0.0) and config.getoption("walk_steps", None) is None:
        return
    reports = [*_reports(terminalreporter, "passed"), *_reports(terminalreporter, "failed")]
    terminalreporter.section("torture")
    for report in (each for each in reports if each.when == "call"):
        terminalreporter.line(f"{report.outcome:8}{report.duration:8.1f} s  {report.nodeid}")
        for name, line in report.user_properties:
            if name == WALK:
                terminalreporter.line(f"        {line}")
    tallies = list(_tallies(reports))
    for line in table(tallies, record(tallies)):
        terminalreporter.line(line)


def _reports(terminalreporter: TerminalReporter, outcome: str) -> Iterator[pytest.TestReport]:
    for key in (outcome, "") if outcome == "passed" else (outcome, "error"):  # "": set-ups and tear-downs
        for report in terminalreporter.stats.get(key, []):
            if isinstance(report, pytest.TestReport):
                yield report


def _tallies(reports: list[pytest.TestReport]) -> Iterator[Tally]:
    """Yield the tallies; they stand in a test's last report, that of its tear-down."""
    for report in reports:
        if report.when == "teardown":
            for name, line in report.user_properties:
                if name == TALLY:
                    yield msgspec.json.decode(str(line), type=Tally)
