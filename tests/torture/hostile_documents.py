"""Documents that mean no good, drawn at random: Markdown, tables, settings and templates."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Sequence
from random import Random

# Pieces that parsers and layouts have stumbled over, at any repetition.
_ATOMS = (
    "*", "**", "_", "~~", "`", "```\n", "[", "](", "![", "<", ">", "> ", "- ", "1. ", "|", "|-", "#", "# a\n", "\n",
    "\t", "&#x0;", "\\", "\0", "\u202e", "\u2066", "\u200b", "a\u0301", "\ud800", "👨\u200d", "مرحبا", "😀", "a" * 500,
    "<img src='file:///etc/passwd'>", "<script>alert(1)</script>", "[a](javascript:alert(1))",
    "[a](data:text/html;base64,PHNjcmlwdD4=)", "[b](file:///etc/passwd)", "[c](http://{host}/c 'title <b>')",
    "![d](http://{host}/d.png)", "![e](file:///dev/zero)", "<http://{host}/f>", "[r]: http://{host}/g\n",
    "[g](qrc:/h)", "<style>@import 'http://{host}/i'</style>", "<a href='http://{host}/j'>", "://", "http://{host}/k ",
)  # fmt: skip


def markdown(chance: Random, host: str) -> str:
    """Return Markdown with scripts, remote pictures, deep nesting, long lines and marks of writing direction."""
    parts = []
    for _ in range(chance.randint(1, 12)):
        atom = chance.choice(_ATOMS).replace("{host}", host)
        parts.append(atom * min(chance.choice((1, 2, 7, 100, 3000)), 40_000 // len(atom)))
    return chance.choice(("", "\n", " ", "\n\n")).join(parts)


def damaged_text(whole: str, chance: Random) -> str:
    """Return a text of a known form with something cut, doubled, replaced or put in."""
    lines = whole.split("\n")
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(lines))
        match chance.randrange(5):
            case 0:
                del lines[at:]
            case 1:
                lines[at:at] = lines[at : at + 5] * 3
            case 2:
                lines[at] = lines[at].replace(
                    ":", chance.choice((": &a", ": *a", ": [", ": {a: ", ":: ", ": !!x "))
                )
            case 3:
                lines[at] += chance.choice(
                    ("\0", "\t", "\u2028", "[" * 5000, "9" * 5000, "é" * 500, ": - ? ", "'")
                )
            case 4:
                lines[at] = " " * chance.randrange(40) + lines[at].strip()
        lines = lines or [""]
    return "\n".join(lines)


def table_file(chance: Random) -> tuple[str, bytes]:
    """Return the name and the content of a data file that no evaluation should stumble over."""
    rows = [[_cell(chance) for _ in range(chance.randint(1, 4))] for _ in range(chance.randint(1, 6))]
    match chance.randrange(4):
        case 0:
            written = io.StringIO()
            csv.writer(written).writerows([["query", "category"], *rows])
            return "a.csv", _damaged(written.getvalue().encode("utf-8", "surrogatepass"), chance)
        case 1:
            lines = [json.dumps({"query": row[0], _cell(chance)[:9]: row}) for row in rows]
            return "a.jsonl", _damaged("\n".join(lines).encode(), chance)
        case 2:
            return "a.jsonl", b'{"query":' + b"[" * chance.choice((10, 100_000))
        case _:
            return "a.xlsx", spreadsheet(rows, chance)


def spreadsheet(rows: Sequence[Sequence[str]], chance: Random) -> bytes:
    """Return an archive that calls itself a spreadsheet: parts missing, doubled, outside their folder, or immense."""
    cells = "".join(
        "<row>" + "".join(f"<c t='inlineStr'><is><t>{cell!r}</t></is></c>" for cell in row) + "</row>"
        for row in rows
    )
    name = "http://schemas.openxmlformats.org"
    sheet = f"<worksheet xmlns='{name}/spreadsheetml/2006/main'><sheetData>{cells}</sheetData></worksheet>"
    parts = {
        "[Content_Types].xml": f"<Types xmlns='{name}/package/2006/content-types'/>",
        "xl/workbook.xml": f"<workbook xmlns='{name}/spreadsheetml/2006/main'><sheets/></workbook>",
        "xl/worksheets/sheet1.xml": sheet,
        "../../../outside.xml": "<a/>",
        "/etc/outside": "x",
        "bomb.xml": " " * chance.choice((10, 70 * 2**20)) if chance.random() < 0.1 else "<a/>",
    }
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, text in parts.items():
            if chance.random() < 0.8:
                archive.writestr(part, damaged_text(text, chance) if chance.random() < 0.2 else text)
    return _damaged(content.getvalue(), chance)


def _cell(chance: Random) -> str:
    return chance.choice(
        ("", "a", "=1+1", "\0", "\ud800", "\u202egnp", '"', "'", ",", "\n", "x" * 40_000, "é", "<b>")
    )


def _damaged(content: bytes, chance: Random) -> bytes:
    if chance.random() < 0.5 or not content:
        return content
    at = chance.randrange(len(content))
    return (
        content[:at]
        + chance.choice((b"", b"\0", b"\xff\xfe", b'"', chance.randbytes(40)))
        + content[at + 1 :]
    )


TEMPLATES = (
    "{% for a in range(999999999) %}{% endfor %}",
    "{{ 'a' * 999999999 }}",
    "{% set a = ['a'] %}{% for i in range(99) %}{% set a = a + a %}{{ a }}{% endfor %}",
    "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ messages[0].content.__init__.__globals__ }}",
    "{{ '%999999999d' % 1 }}",
    "{{ 9 ** 999999999 }}",
    "{{ ('a' * 99999) | join('a' * 99999) }}",
    "{% for a in 'x' * 99999 %}{% for b in 'x' * 99999 %}{{ b }}{% endfor %}{% endfor %}",
    "{% if",
    "{{ messages | tojson | tojson | tojson }}" * 200,
    "{{ lipsum(n=99999) }}",
    "{{ cycler.__init__.__globals__.os.system('true') }}",
    "{" * 20_000,
    "{{ (" * 3000 + ")}}" * 3000,
    "{{ raise_exception('no') }}",
    "{{ 'a'.center(999999999) }}",
    "{{ 'a'.ljust(999999999) ~ 'b' }}",
    "{{ strftime_now('%Y' * 99999) }}",
    "{{ 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa' | wordwrap(1) | replace('a', 'a' * 9999) | replace('a', 'a' * 9999) }}",
    "{{ 'a' | indent(999999999) }}",
    "{{ range(99999999) | list | length }}",
    "{{ 'a,' * 99999 | list | sort | unique | batch(1) | list }}",
)
