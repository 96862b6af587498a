"""Models of LM Studio and Jan are found where they keep them, on each system, and only looked at."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.models.shared_folders import shared_folders


def put(path: Path, size: int = 5000) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"GGUF" + bytes(size))
    return path


def test_lm_studio_is_found_at_home_by_its_pointer_and_by_its_setting(tmp_path: Path) -> None:
    home = tmp_path / "home"
    usual = put(home / ".lmstudio" / "models" / "qwen" / "Qwen3-4B-GGUF" / "Qwen3-4B-Q4_K_M.gguf")
    put(home / ".lmstudio" / "models" / "qwen" / "Qwen3-4B-GGUF" / "mmproj-Qwen3-4B-f16.gguf")
    big = put(home / ".lmstudio" / "models" / "a" / "b" / "big-00001-of-00002.gguf")
    put(home / ".lmstudio" / "models" / "a" / "b" / "big-00002-of-00002.gguf")
    (found,) = shared_folders(home, {}, "linux")
    assert found.program == "LM Studio"
    assert [(each.path, each.name) for each in found.files] == [
        (big, "big"),
        (usual, "Qwen3-4B-Q4_K_M"),
    ]
    assert found.files[0].size_bytes == 2 * 5004, "a model in several files is one"
    big.with_name("big-00002-of-00002.gguf").unlink()
    assert [each.path for each in shared_folders(home, {}, "linux")[0].files] == [usual]

    elsewhere = put(tmp_path / "disk" / "models" / "p" / "m" / "m.gguf")
    (home / ".lmstudio-home-pointer").write_text(str(tmp_path / "disk"))
    assert [each.path for each in shared_folders(home, {}, "linux")[0].files] == [elsewhere]

    chosen = put(tmp_path / "chosen" / "p" / "m" / "n.gguf")
    (tmp_path / "disk" / "settings.json").write_text(
        json.dumps({"downloadsFolder": str(tmp_path / "chosen")})
    )
    assert [each.path for each in shared_folders(home, {}, "linux")[0].files] == [chosen]


@pytest.mark.parametrize("content", [b'{"downloadsFolder": "/\xff"}', b"[" * 100_000, b"", b"[]"])
def test_settings_of_lm_studio_that_cannot_be_read_are_passed_over(tmp_path: Path, content: bytes) -> None:
    usual = put(tmp_path / ".lmstudio" / "models" / "p" / "m" / "m.gguf")
    (tmp_path / ".lmstudio" / "settings.json").write_bytes(content)
    assert [each.path for each in shared_folders(tmp_path, {}, "linux")[0].files] == [usual]


@pytest.mark.parametrize(
    ("platform", "data"),
    [
        ("linux", ".local/share"),
        ("darwin", "Library/Application Support"),
        ("win32", "AppData/Roaming"),
    ],
)
def test_jan_is_found_in_the_application_data_of_each_system(
    tmp_path: Path, platform: str, data: str
) -> None:
    model = put(tmp_path / data / "Jan" / "data" / "llamacpp" / "models" / "Jan-v1-4B" / "model.gguf")
    (found,) = shared_folders(tmp_path, {}, platform)
    assert found.program == "Jan"
    assert [(each.path, each.name) for each in found.files] == [(model, "Jan-v1-4B")]


def test_jan_is_found_where_its_setting_or_the_environment_says(tmp_path: Path) -> None:
    model = put(tmp_path / "moved" / "llamacpp" / "models" / "one" / "model.gguf")
    settings = tmp_path / ".local/share/Jan/settings.json"
    settings.parent.mkdir(parents=True)
    settings.write_text(json.dumps({"data_folder": str(tmp_path / "moved")}))
    assert shared_folders(tmp_path, {}, "linux")[0].files[0].path == model
    settings.write_text("{ damaged")
    assert shared_folders(tmp_path, {}, "linux") == ()
    assert shared_folders(tmp_path, {"JAN_DATA_FOLDER": str(tmp_path / "moved")}, "linux")[0].files


def test_where_neither_is_nothing_is_found(tmp_path: Path) -> None:
    assert shared_folders(tmp_path, {}, "linux") == ()
