"""Options for the walk through the window, and the table at the end of ``make torture``."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from _pytest.terminal import TerminalReporter

WALK = "walk"  # the property of a test's report with the lines of the walk's table


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add options for the walk's length and seed."""
    group = parser.getgroup("walk")
    group.addoption("--walk-steps", type=int, help="walk so many steps, from a new seed")
    group.addoption("--walk-seed", type=int, help="walk from this seed")


def pytest_terminal_summary(terminalreporter: TerminalReporter, config: pytest.Config) -> None:
    """Print the walk's table, where the long walk was requested."""
    if config.getoption("walk_steps", None) is None:
        return
    reports = [*_reports(terminalreporter, "passed"), *_reports(terminalreporter, "failed")]
    terminalreporter.section("torture")
    for report in reports:
        terminalreporter.line(f"{report.outcome:8}{report.duration:8.1f} s  {report.nodeid}")
    for report in reports:
        for name, line in report.user_properties:
            if name == WALK:
                terminalreporter.line(f"        {line}")


def _reports(terminalreporter: TerminalReporter, outcome: str) -> Iterator[pytest.TestReport]:
    for report in terminalreporter.stats.get(outcome, []):
        if isinstance(report, pytest.TestReport) and report.when == "call":
            yield report
