"""Data files are read whole, or refused with the row and with what to do."""

from __future__ import annotations

import codecs
import csv
import json
import time
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.chart import BarChart

from app.evaluation.data.columns import ColumnMapError, Field, read_column_map, records_of
from app.evaluation.data.data_file import read_table
from app.evaluation.data.errors import DataFileError

QUERY = (Field("query", ("prompt",), needed=True), Field("category", ()))
words = st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufeff"), max_size=12)
cells = words.map(str.strip)


def sheet(path: Path, rows: Sequence[Sequence[object]], merged: Sequence[str] = ()) -> Path:
    book = Workbook()
    page = book.worksheets[0]
    for row in rows:
        page.append(list(row))
    for area in merged:
        page.merge_cells(area)
    book.save(path)
    return path


def refused(path: Path, named: str = "") -> DataFileError:
    with pytest.raises(DataFileError) as told:
        read_table(path, named)
    return told.value


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(st.tuples(cells, cells, cells).filter(any), min_size=1, max_size=6))
def test_a_table_reads_the_same_from_every_kind_of_file(
    tmp_path: Path, rows: list[tuple[str, str, str]]
) -> None:
    names = ("id", "prompt", "label")
    with (tmp_path / "t.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([names, *rows])
    lines = [json.dumps(dict(zip(names, row, strict=True)), ensure_ascii=False) for row in rows]
    (tmp_path / "t.jsonl").write_text("\n".join(lines), encoding="utf-8", newline="")
    tables = [read_table(tmp_path / each) for each in ("t.csv", "t.jsonl")]
    for table in tables:
        assert table.columns == names
        assert [each.cells for each in table.rows] == rows


def test_a_spreadsheet_gives_its_values_as_text_with_their_rows(tmp_path: Path) -> None:
    path = sheet(
        tmp_path / "a.xlsx",
        [("query", "level", "on"), ("一", 2, True), (None, None, None), (" two ", 1.0, None)],
    )
    table = read_table(path)
    assert table.columns == ("query", "level", "on")
    assert [(each.number, each.cells) for each in table.rows] == [
        (2, ("一", "2", "true")),
        (4, ("two", "1", "")),
    ]


def test_characters_that_excel_writes_as_codes_are_read_as_themselves(tmp_path: Path) -> None:
    path = sheet(tmp_path / "a.xlsx", [("query",), ("one_x000D_\ntwo",), ("snake_x_case _x005F_x0041_",)])
    assert [each.cells for each in read_table(path).rows] == [("one\ntwo",), ("snake_x_case _x0041_",)]


def test_a_cell_merged_over_rows_counts_for_each_of_them(tmp_path: Path) -> None:
    rows = [("query", "method"), ("a", "one"), ("b", None), ("c", None), ("d", "two"), (None, None)]
    table = read_table(sheet(tmp_path / "a.xlsx", rows, ["B2:B4", "A5:A6", "B5:B6"]))
    assert [each.cells for each in table.rows] == [("a", "one"), ("b", "one"), ("c", "one"), ("d", "two")]


def test_a_cell_merged_over_columns_is_refused_with_its_row(tmp_path: Path) -> None:
    path = sheet(tmp_path / "a.xlsx", [("query", "method"), ("a", "b"), ("c", None)], ["A3:B3"])
    error = refused(path)
    assert error.rows == (3,)
    assert "A3:B3" in error.sentence


def test_a_header_of_two_rows_is_refused(tmp_path: Path) -> None:
    error = refused(sheet(tmp_path / "a.xlsx", [("query", "method"), (None, "kind"), ("a", "b")], ["A1:A2"]))
    assert error.rows == (1,)
    assert "header is merged" in error.sentence


def test_a_title_above_the_header_is_refused(tmp_path: Path) -> None:
    error = refused(sheet(tmp_path / "a.xlsx", [("My questions",), ("query", "method"), ("a", "b")]))
    assert error.rows == (1,)
    assert "column 2 has values but no name" in error.sentence


def test_a_formula_is_refused_because_its_value_may_never_have_been_computed(tmp_path: Path) -> None:
    error = refused(sheet(tmp_path / "a.xlsx", [("query",), ("a",), ('="b"&"c"',)]))
    assert error.rows == (3,)
    assert "A3 holds a formula" in error.sentence


def test_several_filled_sheets_need_a_name_and_empty_ones_do_not_count(tmp_path: Path) -> None:
    book = Workbook()
    book.worksheets[0].append(["query"])
    book.worksheets[0].append(["a"])
    book.create_sheet("Empty")
    book.save(tmp_path / "a.xlsx")
    assert read_table(tmp_path / "a.xlsx").rows[0].cells == ("a",)
    book.create_sheet("Notes").append(["written by me"])
    book.save(tmp_path / "a.xlsx")
    assert '"Sheet", "Notes"' in refused(tmp_path / "a.xlsx").sentence
    assert read_table(tmp_path / "a.xlsx", "Sheet").rows[0].cells == ("a",)
    assert 'no sheet "Other"' in refused(tmp_path / "a.xlsx", "Other").sentence


def test_a_workbook_of_charts_or_of_nothing_is_no_table(tmp_path: Path) -> None:
    book = Workbook()
    book.create_chartsheet("Chart").add_chart(BarChart())
    book.save(tmp_path / "a.xlsx")
    assert "no sheet in it is a table" in refused(tmp_path / "a.xlsx").sentence


def test_a_sheet_formatted_far_beyond_its_data_is_refused_quickly(tmp_path: Path) -> None:
    book = Workbook()
    book.worksheets[0].append(["query"])
    book.worksheets[0]["XFD1048576"] = " "
    book.save(tmp_path / "a.xlsx")
    began = time.process_time()
    assert "row 1,048,576" in refused(tmp_path / "a.xlsx").sentence
    assert time.process_time() - began < 2


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 cut off", b"query\na\n"])
def test_what_only_calls_itself_xlsx_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.xlsx").write_bytes(content)
    assert "not a whole XLSX file" in refused(tmp_path / "a.xlsx").sentence


def test_ten_thousand_rows_are_read_within_seconds(tmp_path: Path) -> None:
    rows = [(f"question {each}", f"method {each % 15}", None) for each in range(10_000)]
    header = ("query", "method", "risk")
    sheet(tmp_path / "a.xlsx", [header, *rows])
    (tmp_path / "a.csv").write_text(
        "\n".join(",".join(each or "" for each in row) for row in [header, *rows])
    )
    for name, limit in (("a.xlsx", 12.0), ("a.csv", 2.0)):
        began = time.process_time()
        table = read_table(tmp_path / name)
        assert time.process_time() - began < limit
        assert len(table.rows) == 10_000
        assert table.columns == header, "a named column stays, though nothing stands in it"
        assert table.rows[-1].number == 10_001


@pytest.mark.parametrize(
    "content",
    [
        codecs.BOM_UTF8 + "query,category\n问,b\n".encode(),
        codecs.BOM_UTF16_LE + "query\tcategory\r\n问\tb\r\n".encode("utf-16-le"),
        "\n\nquery;category\n\n问;b\n,,\n".replace(",,", ";").encode(),
        "query,category,,\n问,b,,\n".encode(),
    ],
    ids=["mark", "utf-16", "semicolons and empty rows", "blank columns"],
)
def test_marks_separators_and_empty_rows_and_columns_do_not_matter(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.csv").write_bytes(content)
    table = read_table(tmp_path / "a.csv")
    assert table.columns == ("query", "category")
    assert [each.cells for each in table.rows] == [("问", "b")]


@pytest.mark.parametrize(
    ("name", "content", "row", "said"),
    [
        ("a.csv", "query\n好\n问题\n".encode("gb18030"), 2, "UTF-8"),
        ("a.csv", b"query\na\nb\x00\n", 3, "zero byte"),
        ("a.csv", b"query,query\na,b\n", 1, '"query"'),
        ("a.csv", b"query,category\na,b\nc\nd,e\n", 3, "not as many cells"),
        ("a.csv", b'query,category\n\na,"b\nc,d\n', 3, "quotation marks"),
        ("a.csv", b"query,category\n", 0, "no row below"),
        ("a.csv", b" \n\n", 0, "nothing in it"),
        ("a.jsonl", b'{"query": "a"}\n\n{"query": "b"\n', 3, "not JSON"),
        ("a.jsonl", b'{"query": "a"}\n["b"]\n', 2, "not a JSON object"),
        ("a.jsonl", b'{"query": "a"}\n{"query": "b", "query": "c"}\n', 2, "stands twice"),
        ("a.jsonl", b"{}\n", 0, "empty"),
        ("a.jsonl", b"[" * 100_000, 1, "not JSON"),
        ("a.pdf", b"", 0, ".jsonl"),
    ],
)
def test_a_faulty_file_is_refused_with_the_row(
    tmp_path: Path, name: str, content: bytes, row: int, said: str
) -> None:
    (tmp_path / name).write_bytes(content)
    error = refused(tmp_path / name)
    assert said in error.sentence
    assert error.rows == ((row,) if row else ())
    assert "Nothing of the file was used" in error.sentence


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    assert "cannot be read" in refused(tmp_path / "gone.csv").sentence


def test_a_long_prompt_is_read_whole(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("query\n" + "a" * 500_000 + "\n")
    assert len(read_table(tmp_path / "a.csv").rows[0].cells[0]) == 500_000


def test_nested_values_stay_as_json(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"query": "a", "responses": ["b", "c"], "level": 2, "none": null}\n')
    assert read_table(tmp_path / "a.jsonl").rows[0].cells == ("a", '["b", "c"]', "2", "")


def test_a_column_map_finds_the_fields(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("text,risk\na,b\n")
    records = records_of(
        read_table(tmp_path / "a.csv"), QUERY, read_column_map("query=text, category = risk,")
    )
    assert [(each.row, dict(each.values)) for each in records] == [(2, {"query": "a", "category": "b"})]


@pytest.mark.parametrize(
    ("text", "columns", "said"),
    [
        ("text,risk\na,b\n", "", 'no column for "query". The columns are: "text", "risk"'),
        ("text,risk\na,b\n", "query=words", 'no column "words". The columns are: "text", "risk"'),
        ("text,risk\na,b\n", "question=text", 'no fields "question". The fields are: "query", "category"'),
        ("prompt,Query\na,b\n", "", 'several columns may be "query"'),
    ],
)
def test_a_missing_column_is_told_with_those_that_there_are(
    tmp_path: Path, text: str, columns: str, said: str
) -> None:
    (tmp_path / "a.csv").write_text(text)
    with pytest.raises(DataFileError) as told:
        records_of(read_table(tmp_path / "a.csv"), QUERY, read_column_map(columns))
    assert said in told.value.sentence


def test_rows_without_a_needed_value_are_all_named(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("query,category\n" + "a,b\n,b\n" * 8)
    with pytest.raises(DataFileError) as told:
        records_of(read_table(tmp_path / "a.csv"), QUERY)
    assert told.value.rows == (3, 5, 7, 9, 11, 13, 15, 17)
    assert "rows 3, 5, 7, 9, 11 and 3 more" in told.value.sentence


@pytest.mark.parametrize("text", ["query", "query=", "=a", "query=a,query=b"])
def test_a_column_map_that_is_not_understood_is_told(text: str) -> None:
    with pytest.raises(ColumnMapError):
        read_column_map(text)


_SHEET = "xl/worksheets/sheet1.xml"
_ADDRESS = "<row r='1'><c r='A1' t='inlineStr'><is><t>query</t></is></c></row>"
_BOMBS = {
    "more than 64 MiB": (b" " * (65 * 2**20), ""),
    "more than 1,000,000 cells": (b"", "<row>" + "<c/>" * 1_000_001 + "</row>"),
    "document type": (b"<!DOCTYPE a [<!ENTITY b 'c'>]>", ""),
}
_AREAS = ("<mergeCells><mergeCell ref='A1:XFD1048576'/></mergeCells>", "<hyperlink ref='A1:XFD1048576'/>")


def _repacked(source: Path, target: Path, before: bytes, rows: str, after: str = "") -> Path:
    """Write a spreadsheet again with something else in its sheet."""
    with zipfile.ZipFile(source) as read, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as written:
        for part in read.infolist():
            content = read.read(part)
            if part.filename == _SHEET:
                name = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
                data = f"<sheetData>{rows}</sheetData>{after}</worksheet>".encode()
                content = before + name + data
            written.writestr(part, content)
    return target


@pytest.mark.parametrize("words", sorted(_BOMBS))
def test_a_small_spreadsheet_that_would_take_all_memory_is_refused_at_once(
    tmp_path: Path, words: str
) -> None:
    whole = sheet(tmp_path / "whole.xlsx", [("query",), ("a",)])
    began = time.process_time()
    error = refused(_repacked(whole, tmp_path / "bomb.xlsx", *_BOMBS[words]))
    assert words in error.sentence
    assert time.process_time() - began < 10


@pytest.mark.parametrize("area", _AREAS)
def test_an_area_over_a_whole_sheet_is_refused_before_a_cell_is_made_for_each_place(
    tmp_path: Path, area: str
) -> None:
    whole = sheet(tmp_path / "whole.xlsx", [("query",), ("a",)])
    began = time.process_time()
    error = refused(_repacked(whole, tmp_path / "bomb.xlsx", b"", _ADDRESS, area))
    assert "cells" in error.sentence
    assert time.process_time() - began < 10
