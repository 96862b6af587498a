"""Documents that mean no good: shown inert, read, or refused in one sentence; nothing is fetched, nothing hangs."""

from __future__ import annotations

import http.server
import re
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QScrollArea
from pytestqt.qtbot import QtBot

from app.alignment.strategies import read_strategies
from app.domain.conversation import Role
from app.domain.errors import OysterError
from app.domain.generation import GenerationRequest, PromptMessage, Sampling
from app.engine.client import EngineClient
from app.evaluation.data.data_file import read_table
from app.evaluation.data.spreadsheet import read_spreadsheet
from app.evaluation.data.table import Table as DataTable
from app.locations import Locations, resource
from app.models.catalogue import load_catalogue
from app.models.manifest import read_manifest
from app.models.provenance_record import read_record
from app.privacy.key_source import read_key_source
from app.session.settings import read_settings
from app.session.window_place import read_window_place
from app.ui.transcript.block_column import BlockColumn
from app.ui.transcript.markdown_blocks import Code, Rule, Table, link_is_allowed, split_blocks
from app.ui.transcript.user_bubble import UserBubble
from tests.engine.scripted_model import build_scripted_model
from tests.torture.hostile_documents import TEMPLATES, damaged_text, markdown, table_file
from tests.torture.tally import Effort, Hang, Kind, Tally

pytestmark = pytest.mark.timeout(0)
MakeTally = Callable[[Kind, str], Tally]
_ADDRESS = re.compile(r'<a [^>]*href="([^"]*)"')
_FORBIDDEN = re.compile(r"<(img|script|style|iframe|link|object|title)\b|\stitle=|\son\w+=", re.IGNORECASE)
_SECONDS = 10.0  # of processor time; the worst that was seen takes 3


@contextmanager
def bounded(what: str, seconds: float = _SECONDS) -> Iterator[None]:
    """Raise ``Hang`` where what is inside took too long."""
    began = time.thread_time()
    yield
    if time.thread_time() - began > seconds:
        raise Hang(f"{what} took {time.thread_time() - began:.1f} s")


class Visitors:
    """A server on loopback that counts who comes."""

    def __init__(self) -> None:
        self.paths: list[str] = []
        visitors = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                visitors.paths.append(self.path)
                self.send_error(404)

            do_HEAD = do_GET

        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.host = f"127.0.0.1:{self._server.server_address[1]}"
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()


@pytest.fixture
def visitors() -> Iterator[Visitors]:
    opened = Visitors()
    yield opened
    opened.close()


def check_inert(text: str) -> None:
    """Check that the rich text of a reply has words and links, and nothing that acts or is fetched."""
    for block in split_blocks(text):
        if isinstance(block, Code | Rule):
            continue
        rows = (block.header, *block.rows) if isinstance(block, Table) else ((block.html,),)
        for html in (cell for row in rows for cell in row):
            assert _FORBIDDEN.search(re.sub(r">[^<]*<", "><", f">{html}<")) is None, html[:200]
            for address in _ADDRESS.findall(html):
                assert link_is_allowed(address), address[:200]


def test_markdown_is_inert_and_fetches_nothing(
    effort: Effort, tally: MakeTally, visitors: Visitors, qtbot: QtBot
) -> None:
    counted, chance = tally(Kind.DOCUMENT, "hostile Markdown"), effort.chance("markdown")
    area = QScrollArea()
    qtbot.addWidget(area)
    area.resize(700, 500)
    area.setWidgetResizable(True)
    area.show()
    for number in effort.rounds(0.05, 20):
        text = markdown(chance, visitors.host)
        with counted.trying(), bounded(repr(text[:200])):
            check_inert(text)
            if number % 4 == 0:
                shown = UserBubble(text) if number % 16 == 0 else BlockColumn()
                if isinstance(shown, BlockColumn):
                    shown.show_blocks(split_blocks(text))
                area.setWidget(shown)
                QApplication.processEvents()
    assert visitors.paths == []


def test_a_reply_of_a_megabyte_and_a_table_of_thousands_of_cells_do_not_stop_the_window(
    tally: MakeTally, qtbot: QtBot
) -> None:
    counted = tally(Kind.DOCUMENT, "Markdown of extreme size")
    cells = "|a" * 20 + "\n" + "|-" * 20 + "\n" + ("|b" * 20 + "\n") * 100
    for text in (
        cells,
        "# a\n" * 1100,
        "> " * 20_000,
        "".join("  " * each + "- a\n" for each in range(300)),
    ):
        with counted.trying(), bounded(repr(text[:20])):
            column = BlockColumn()
            qtbot.addWidget(column)
            column.show_blocks(split_blocks(text))
            column.resize(700, 500)
            column.show()
            QApplication.processEvents()
            column.hide()


READERS: tuple[tuple[str, Callable[[Path], object]], ...] = (
    ("strategies.yaml", read_strategies),
    ("catalogue.yaml", load_catalogue),
)


def test_tables_of_counsellors_and_catalogues_are_read_or_refused(
    effort: Effort, tally: MakeTally, tmp_path: Path
) -> None:
    counted, chance = tally(Kind.DOCUMENT, "hostile strategies and catalogues"), effort.chance("yaml")
    whole = {name: resource(name).read_text(encoding="utf-8") for name, _ in READERS}
    for number in effort.rounds(0.02, 20):
        name, read = READERS[number % len(READERS)]
        path = tmp_path / name
        path.write_text(damaged_text(whole[name], chance), encoding="utf-8")
        with counted.trying(), bounded(name):
            refused_or_read(lambda path=path, read=read: read(path))


@pytest.mark.parametrize(
    "text", ["[" * 100_000, "{a: " * 5000, "- " * 50_000, "a: &a [*a]\n", "a: '" + "x" * 2**23 + "'"]
)
def test_yaml_that_would_take_all_memory_or_the_whole_stack_is_refused(
    tally: MakeTally, tmp_path: Path, text: str
) -> None:
    path = tmp_path / "strategies.yaml"
    path.write_text(text)
    with tally(Kind.DOCUMENT, "YAML bombs").trying(), pytest.raises(OysterError):
        read_strategies(path)


def refused_or_read(read: Callable[[], object]) -> None:
    """Let something be read; the only error is one with a sentence."""
    try:
        read()
    except OysterError as error:
        assert error.sentence.strip() and "Traceback" not in error.sentence


def test_small_files_of_the_data_folder_are_read_or_refused(
    effort: Effort, tally: MakeTally, tmp_path: Path
) -> None:
    counted, chance = tally(Kind.DOCUMENT, "hostile settings and records"), effort.chance("json")
    here = Locations(tmp_path)
    whole = '{\n"model": "a",\n"text_scale": 1.0,\n"width": 800,\n"source": "keyring",\n"entry": "b"\n}'
    readers: tuple[tuple[Path, Callable[[], object]], ...] = (
        (here.settings, lambda: read_settings(here.settings)),
        (here.key_parameters, lambda: read_key_source(here)),
        (here.window_place, lambda: read_window_place(here.window_place)),
        (tmp_path / "a.json", lambda: read_manifest(tmp_path / "a.json")),
        (tmp_path / "a.provenance", lambda: read_record(tmp_path / "a.provenance")),
    )
    for path, read in readers:
        path.write_bytes(b'{"nested":' + b"[" * 100_000)
        with counted.trying(), bounded(path.name):
            refused_or_read(read)
    for number in effort.rounds(0.01, 50):
        path, read = readers[number % len(readers)]
        content = damaged_text(whole, chance).encode("utf-8", "surrogatepass")
        path.write_bytes(content if chance.random() < 0.8 else chance.randbytes(300))
        with counted.trying(), bounded(path.name):
            refused_or_read(read)


def read_here(path: Path) -> DataTable:
    """Read a file in this process, as that of spreadsheets does: a process each would be thousands."""
    return read_spreadsheet(path) if path.suffix == ".xlsx" else read_table(path)


def test_data_files_are_read_or_refused_and_nothing_leaves_its_folder(
    effort: Effort, tally: MakeTally, tmp_path: Path
) -> None:
    counted, chance = tally(Kind.DOCUMENT, "hostile data files and spreadsheets"), effort.chance("data")
    folder = tmp_path / "a" / "b" / "c" / "d"
    folder.mkdir(parents=True)
    for _ in effort.rounds(0.02, 24):
        name, content = table_file(chance)
        (folder / name).write_bytes(content)
        with counted.trying(), bounded(name):
            refused_or_read(lambda name=name: read_here(folder / name))
    assert not list(tmp_path.rglob("outside*"))


def test_templates_are_bounded_in_time_and_memory(effort: Effort, tally: MakeTally, tmp_path: Path) -> None:
    """A template is the model's own program: it runs in the worker, which has to answer whatever it does."""
    counted = tally(Kind.DOCUMENT, "hostile chat templates")
    client = EngineClient()
    request = GenerationRequest((PromptMessage(Role.USER, "Hi"),), Sampling(max_tokens=2))
    chosen = TEMPLATES if effort.minutes else TEMPLATES[::5]
    try:
        for number, template in enumerate(chosen):
            path = build_scripted_model(tmp_path / f"{number}.gguf", "Hello.", template=template)
            began = time.monotonic()
            with counted.trying():
                refused_or_read(lambda path=path: client.load(path, context_size=256))
                refused_or_read(lambda: list(client.generate(request)))
                if time.monotonic() - began > 60:
                    raise Hang(template[:80])
            path.unlink()
    finally:
        client.close()
