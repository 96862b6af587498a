"""A stranger's spreadsheet is unpacked and parsed by a process that the kernel holds to that file."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from app.confinement.landlock import landlock_version
from app.confinement.seccomp import seccomp_is_known_here
from app.evaluation.data.data_file import read_table
from app.evaluation.data.spreadsheet import read_spreadsheet
from app.evaluation.data.table import Table
from tests.evaluation.test_data_files import sheet
from tests.torture.test_kills_of_helpers import children

_FILTERED = "2"  # what the kernel calls a process under a filter of system calls


@pytest.mark.skipif(
    not (landlock_version() and seccomp_is_known_here()),
    reason="this kernel has no Landlock, or filters are not written for this machine",
)
def test_a_spreadsheet_is_read_by_a_process_under_the_kernels_filter_and_comes_back_as_it_is(
    tmp_path: Path,
) -> None:
    path = sheet(tmp_path / "a.xlsx", [("query", "level"), *((f"question {n}", n) for n in range(8000))])
    before, found, seen = children(), list[Table](), set[str]()
    reading = threading.Thread(target=lambda: found.append(read_table(path)))
    reading.start()
    while reading.is_alive():
        for child in children() - before:
            try:
                status = Path(f"/proc/{child}/status").read_text()
            except OSError:
                continue
            seen.add(status.partition("Seccomp:")[2].split()[0])
    reading.join()
    assert found == [read_spreadsheet(path)]
    assert len(found[0].rows) == 8000
    assert _FILTERED in seen
