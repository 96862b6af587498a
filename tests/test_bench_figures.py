"""The figures of ``make bench``: intervals, goals, the table, and what is kept of each version."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.bench import _BEGIN, _END, keep, measured
from tests.bench_figures import Figure, median_of


def test_the_interval_of_a_median_holds_the_true_one_in_95_of_100_draws() -> None:
    chance = random.Random(1)
    held = 0
    for _ in range(1000):
        found = median_of("drawn", [chance.expovariate(1.0) for _ in range(20)])
        assert found.low is not None
        assert found.high is not None
        held += found.low <= 0.6931 <= found.high  # ln 2, the median of the distribution
    assert 940 <= held <= 980  # two of 20 values, the sixth and the fifteenth, enclose it in 95.9 %


def test_few_values_have_their_range_and_say_so() -> None:
    found = median_of("few", [3.0, 1.0, 2.0])
    assert (found.value, found.low, found.high) == (2.0, 1.0, 3.0)
    assert "(range)" in found.row
    assert "(range)" not in median_of("many", [float(each) for each in range(20)]).row


@pytest.mark.parametrize(
    ("figure", "words"),
    [
        (Figure("a share", 0.97, at_least=0.98), "**not met**"),
        (Figure("a share", 0.98, at_least=0.98), "| met |"),
        (Figure("a time", 1.6, "s", at_most=1.5), "**not met**"),
        (Figure("a time", 0.0, "s", at_most=1.5), "| 0 s |"),
        (Figure("a count", 12_345.6, "tokens"), "| 12,346 tokens |"),
    ],
)
def test_a_row_tells_whether_its_goal_is_met(figure: Figure, words: str) -> None:
    assert words in figure.row


def test_what_was_measured_before_a_failure_stays(capsys: pytest.CaptureFixture[str]) -> None:
    def breaks() -> Iterator[Figure]:
        yield Figure("first", 1.0)
        raise RuntimeError("no second one")

    found = measured("Part", breaks)
    assert [each.name for each in found.figures] == ["first"]
    assert "Not measured: RuntimeError: no second one" in capsys.readouterr().out


def test_each_version_keeps_its_newest_table(tmp_path: Path) -> None:
    document = tmp_path / "benchmarks.md"
    document.write_text(f"# Before\n\n{_BEGIN}\n{_END}\n\n## After\n", encoding="utf-8")
    for heading, text in (
        ("Version 0.1.0 (aaa), 2026-01-01", "old"),
        ("Version 0.2.0 (bbb), 2026-02-01", "other"),
        ("Version 0.1.0 (ccc), 2026-03-01", "new"),
    ):
        keep(heading, text, document)
    found = document.read_text(encoding="utf-8")
    assert found.startswith("# Before\n")
    assert found.endswith("## After\n")
    assert found.index("0.1.0 (ccc)") < found.index("0.2.0 (bbb)")
    assert "aaa" not in found
    assert [found.count(each) for each in ("new", "other", "old", "### Version")] == [1, 1, 0, 2]
