"""What the audit says of its tools' reports: nothing that was not audited is taken for sound."""

from __future__ import annotations

import json

import pytest

from installers.setup_steps.audit import NOT_AUDITED, NOTHING_KNOWN, VULNERABLE, needed_parts, read_audit

SOUND = {"name": "rich", "version": "15.0.0", "vulns": []}
UNKNOWN = {"name": "filelock", "skip_reason": "Dependency not found on PyPI and could not be audited"}
FAULTY = {
    "name": "lxml",
    "version": "1.0",
    "vulns": [{"id": "PYSEC-2026-1", "fix_versions": ["1.1"], "aliases": [], "description": "…"}],
}


def report(*packages: object) -> str:
    return json.dumps({"dependencies": packages, "fixes": []})


@pytest.mark.parametrize(
    ("said", "code", "words"),
    [
        (report(SOUND), NOTHING_KNOWN, "Packages audited: 1; known vulnerabilities: 0."),
        (report(SOUND, FAULTY), VULNERABLE, "lxml 1.0: PYSEC-2026-1, mended in 1.1"),
        (report(SOUND, UNKNOWN), NOT_AUDITED, "NOT AUDITED: the database does not know filelock."),
        (report(UNKNOWN, FAULTY), VULNERABLE, "PYSEC-2026-1"),
        (report(UNKNOWN), NOT_AUDITED, "Nothing was audited"),
        (report(), NOT_AUDITED, "Nothing was audited"),
        ("", NOT_AUDITED, "could not be asked. ERROR: no route to the database"),
        ("{}", NOT_AUDITED, "could not be asked"),
    ],
)
def test_what_pip_audit_calls_sound_is_sound_only_where_it_was_audited(
    said: str, code: int, words: str
) -> None:
    result = read_audit(said, "WARNING: x\nERROR: no route to the database\n")
    assert result.exit_code == code
    assert words in " ".join(result.lines())


def test_the_list_of_parts_has_what_the_program_needs_and_no_tool_beside_it() -> None:
    after = {"program": ["Needed_1", "tool"], "Needed_1": ["needed.2", "tool"], "tool": ["needed.2"]}
    names = ("Needed_1", "needed.2", "tool")
    document = {
        "metadata": {"component": {"bom-ref": "program"}},
        "components": [{"bom-ref": name, "name": name} for name in names],
        "dependencies": [{"ref": name, "dependsOn": after.get(name, [])} for name in ("program", *names)],
    }
    found = needed_parts(document, {"needed-1", "needed-2"})
    assert [each["name"] for each in found["components"]] == ["Needed_1", "needed.2"]
    depends = {each["ref"]: each["dependsOn"] for each in found["dependencies"]}
    assert depends == {"program": ["Needed_1"], "Needed_1": ["needed.2"], "needed.2": []}
