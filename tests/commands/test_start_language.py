"""The command line's own help is in the person's language, before any setting or data folder is certain."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

_RUN = "from app.commands import main; main()"
_CHINESE = "在这台计算机上与 Oyster-I 私下对话"


def _plain_environment() -> dict[str, str]:
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG", "OYSTER_"))
    }
    return {**kept, "PYTHONUTF8": "1"}


def _help(*arguments: str, **environment: str) -> str:
    """Return what ``oyster --help`` prints with these arguments before it."""
    done = subprocess.run(
        [sys.executable, "-c", _RUN, *arguments, "--help"],
        env={**_plain_environment(), "COLUMNS": "200", **environment},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return done.stdout


@pytest.mark.parametrize("form", ["apart", "together"])
def test_the_settings_of_the_named_folder_decide(form: str, tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_text('{"language": "zh"}', encoding="utf-8")
    folder = ("--data-dir", str(tmp_path)) if form == "apart" else (f"--data-dir={tmp_path}",)
    assert _CHINESE in _help(*folder, LANG="en_GB.UTF-8")


@pytest.mark.parametrize("arguments", [(), ("--data-dir",), ("models", "list")])
def test_a_command_line_without_a_folder_is_no_obstacle(arguments: tuple[str, ...], tmp_path: Path) -> None:
    program = (
        "import sys; sys.argv[1:] = sys.argv[2:]; from app.commands.start_language import choose_language"
    )
    said = "from app.translation import tr; choose_language(); print(tr('No model is loaded. Choose one first.'))"
    done = subprocess.run(
        [sys.executable, "-c", f"{program}; {said}", "--", *arguments],
        env={**_plain_environment(), "OYSTER_HOME": str(tmp_path), "LANG": "zh_CN.UTF-8"},
        capture_output=True,
        encoding="utf-8",
    )
    assert done.stdout.strip() == "还没有加载模型。请先选择一个。", done.stderr


def test_without_a_setting_the_system_decides_and_damaged_settings_stop_nothing(tmp_path: Path) -> None:
    assert _CHINESE in _help(OYSTER_HOME=str(tmp_path), LANG="zh_CN.UTF-8")
    (tmp_path / "settings.json").write_text("{", encoding="utf-8")
    assert "A private conversation" in _help(OYSTER_HOME=str(tmp_path), LANG="C.UTF-8")
