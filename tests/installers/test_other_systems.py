"""The recipes for Windows and macOS: what can be checked of them without those systems."""

from __future__ import annotations

import plistlib
import struct
import subprocess
import sys
from pathlib import Path

import pytest
from package_steps.imported_modules import missing_modules
from package_steps.locked_packages import locked_packages
from package_steps.macos.bundle import ENTITLEMENTS, check_entitlements, information
from package_steps.macos.image import image_commands
from package_steps.release import Release
from package_steps.target_systems import MACOS, WINDOWS, TargetSystem
from package_steps.windows.setup_script import (
    SIGN_COMMAND,
    check_script,
    compiler_arguments,
    setup_script,
    unusable_paths,
)
from setup_steps.messages import Stop

ROOT = Path(__file__).parents[2]
RELEASE = Release("1.2.3", 1_700_000_000, "Ada <ada@example.org>")


def script(environment: dict[str, str]) -> str:
    return setup_script(RELEASE, Path("C:/o"), Path("C:/f"), Path("C:/d"), Path("C:/i.ico"), environment)


def test_the_script_is_filled_in_and_names_the_version() -> None:
    written = script({})
    check_script(written)
    assert "AppVersion=1.2.3" in written
    assert "TouchDate=2023-11-14" in written
    assert "SignTool" not in written


def test_the_signing_command_is_handed_over_and_never_written_down() -> None:
    environment = {SIGN_COMMAND: "signtool sign /sha1 secret $f"}
    written = script(environment)
    check_script(written)
    assert "SignTool=environment" in written
    assert "secret" not in written
    assert compiler_arguments(Path("x.iss"), environment)[0] == "/Senvironment=signtool sign /sha1 secret $f"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("AppVersion=1.2.3", "AppVersion=@VERSION@"),
        ("[Icons]", "[Icon]"),
        ("DisableProgramGroupPage=yes", "DisableProgramGroupPage"),
        ("Flags: nowait postinstall", "nowait postinstall"),
        ('Name: "{autoprograms}\\Oyster";', 'Name: "{autoprograms}\\Oyster;'),
    ],
)
def test_a_script_with_a_slip_is_refused(before: str, after: str) -> None:
    written = script({})
    assert before in written
    with pytest.raises(Stop):
        check_script(written.replace(before, after))


def test_paths_that_windows_cannot_hold_are_named() -> None:
    assert unusable_paths(["lib/app/locations.py", "lib/resources/help.en.yaml"]) == []
    wrong = unusable_paths(["lib/con.txt", "lib/a:b", "lib/Ab", "lib/aB", "lib/" + "x" * 200, "lib/dot./b"])
    assert len(wrong) == 5


def test_the_entitlements_are_those_that_are_needed_and_no_more(tmp_path: Path) -> None:
    check_entitlements()
    granted = plistlib.loads(ENTITLEMENTS.read_bytes())
    for changed in (
        granted | {"com.apple.security.get-task-allow": True},
        granted | {"com.apple.security.device.camera": True},
        {next(iter(granted)): True},
    ):
        path = tmp_path / "entitlements.plist"
        path.write_bytes(plistlib.dumps(changed))
        with pytest.raises(Stop):
            check_entitlements(path)


def test_the_bundle_s_information_is_a_property_list_with_the_version() -> None:
    kept = plistlib.loads(plistlib.dumps(information("1.2.3")))
    assert kept["CFBundleShortVersionString"] == "1.2.3"
    assert kept["CFBundleDocumentTypes"][0]["LSItemContentTypes"] == [
        kept["UTImportedTypeDeclarations"][0]["UTTypeIdentifier"]
    ]


def test_an_image_is_signed_and_notarised_only_as_somebody() -> None:
    program, image = Path("Oyster.app"), Path("oyster.dmg")
    tools = [command[0] for command in image_commands(program, image, {})]
    assert tools == ["codesign", "hdiutil"]
    as_somebody = {"OYSTER_SIGN_IDENTITY": "Developer ID", "OYSTER_NOTARY_PROFILE": "oyster"}
    assert [each[:3] for each in image_commands(program, image, as_somebody)][2:] == [
        ["codesign", "--sign", "Developer ID"],
        ["xcrun", "notarytool", "submit"],
        ["xcrun", "stapler", "staple"],
    ]


@pytest.mark.parametrize("target", [WINDOWS, MACOS], ids=lambda target: target.name)
def test_every_import_of_the_program_is_found_on_the_other_systems(target: TargetSystem) -> None:
    packages = locked_packages(ROOT / "installers" / "lock" / "run.txt", dict(target.markers))
    assert missing_modules(ROOT / "app", target.platform, [each.name for each in packages]) == []


def test_an_import_that_a_system_lacks_is_found_unless_the_file_asks(tmp_path: Path) -> None:
    folder = tmp_path / "app"
    folder.mkdir()
    (folder / "locks.py").write_text("import fcntl\nimport os\nimport not_a_package\n")
    (folder / "asked.py").write_text("import sys\nif sys.platform != 'win32':\n    import fcntl\n")
    found = missing_modules(folder, "win32", [])
    assert [line.partition(":")[2].split(":")[0] for line in found] == ["1", "3"]
    assert len(missing_modules(folder, "darwin", [])) == 1


def test_a_lock_is_read_for_the_system_that_asks(tmp_path: Path) -> None:
    lock = tmp_path / "run.txt"
    lock.write_text(
        "pywin32==3 ; sys_platform == 'win32' \\\n    --hash=sha256:aa \\\n    --hash=sha256:bb\n"
        "idna==4 \\\n    --hash=sha256:cc\n"
    )
    assert [each.name for each in locked_packages(lock, dict(WINDOWS.markers))] == ["pywin32", "idna"]
    (only,) = locked_packages(lock, dict(MACOS.markers))
    assert only.requirement == "idna==4 --hash=sha256:cc"


@pytest.mark.parametrize("kind", [".ico", ".icns"])
def test_icons_hold_pictures_of_every_size(kind: str, tmp_path: Path) -> None:
    target = tmp_path / f"oyster{kind}"
    draw = ROOT / "installers" / "package_steps" / "draw_icon.py"
    drawing = ROOT / "resources" / "icons" / "program.svg"
    subprocess.run([sys.executable, str(draw), str(drawing), str(target)], check=True)
    data = target.read_bytes()
    assert data.count(b"\x89PNG") == 7
    if kind == ".ico":
        assert struct.unpack("<HHH", data[:6]) == (0, 1, 7)
    else:
        assert struct.unpack(">4sI", data[:8]) == (b"icns", len(data))
