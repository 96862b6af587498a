"""``make bench-judging``: how well messages are judged, on texts of others, for each model that is installed.

``SETS=FOLDER`` are the public sets (``../shared/data`` where it exists), ``MODELS=PATH,PATH`` models by path instead
of the installed ones. Files of your own: ``ARGUMENTS="--file texts.csv --columns text=prompt,label=unsafe"``. Nothing
of the texts is kept; the models' self-tests are, in the cache folder, so that a second run begins at once.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from app.domain.cancellation import CancelToken
from app.domain.errors import OysterError
from app.domain.model import InstalledModel, ModelRole
from app.evaluation.data.columns import read_column_map
from app.locations import Locations, locate
from app.session.session import Session
from installers.setup_steps.places import shared_cache
from tests.judging import figures, injections, published_guards
from tests.judging.judged_lines import LineJudge
from tests.judging.labelled_sets import LabelledSet, Target, public_sets, set_of_file
from tests.lab_models import lab_models

_ROOT = Path(__file__).parents[1]
_PROGRESS_EVERY = 30.0  # seconds


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the figures of every model on every set."""
    options = _options(arguments)
    sets = [each.limited(options.limit, options.seed) for each in _sets(options)]
    if not sets:
        raise SystemExit("There are no texts: name a folder with SETS=FOLDER, or a file with --file.")
    for whole in sets:
        print(f"{whole.name}: {len(whole.lines)} lines, share of examples in the whole set {whole.share:.2f}")
    for line in published_guards.in_lines():
        print(line)
    home = Locations(shared_cache().with_name("oyster-lab") / "bench-judging")
    with Session(home, region="GB", private=True) as session:
        _measure(session, "crisis rules alone, no model", sets, with_injections=False)
    for path in _models(options):
        _measure_model(home, path, options.guards, sets, not options.no_injections)


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make bench-judging")
    add = parser.add_argument
    add("--sets", type=Path, default=_ROOT.parent / "shared" / "data", help="folder of the public sets")
    add("--file", type=Path, action="append", default=[], help="a CSV, TSV, JSONL or XLSX file of your own")
    add("--columns", default="", help="its columns: text=…,label=…,group=…")
    add("--target", type=Target, choices=tuple(Target), default=Target.WRONG, help="what its labels say")
    add("--models", default="", help="paths of models, separated by commas; else all installed chat models")
    add("--guards", default="", help="paths of guard models; each is measured in place of the chat model")
    add("--lab-models", action="store_true", help="two instruct models, fetched once: 1.6 GB")
    add("--limit", type=int, default=0, help="lines of each set, chosen by --seed; 0 for all")
    add("--seed", type=int, default=0)
    add("--no-injections", action="store_true", help="leave out the lines that ask for a verdict")
    return parser.parse_args(arguments)


def _sets(options: argparse.Namespace) -> Iterator[LabelledSet]:
    if options.sets.is_dir():
        yield from public_sets(options.sets)
    columns = read_column_map(options.columns)
    for path in options.file:
        yield set_of_file(path, options.target, columns)


def _models(options: argparse.Namespace) -> tuple[Path, ...]:
    named = tuple(Path(each) for each in options.models.split(",") if each)
    if options.lab_models:
        named += lab_models()
    if named:
        return named
    with Session(locate(), private=True) as session:
        installed = session.library.installed()
    return tuple(model.path for model in installed if model.role is ModelRole.CHAT)


def _measure_model(
    home: Locations, path: Path, guards: str, sets: Sequence[LabelledSet], with_injections: bool
) -> None:
    """Measure a chat model by itself, then each guard beside it."""
    for guard in (None, *(Path(each) for each in guards.split(",") if each)):
        with Session(home, region="GB", private=True) as session:
            try:
                title = _load(session, path, guard)
            except OysterError as error:
                print(f"{path.name} is left out: {error.sentence}")
                continue
            _measure(session, title, sets, with_injections)


def _load(session: Session, path: Path, guard: Path | None) -> str:
    """Load a model, have it take its self-test, and return what judges. Raises ``OysterError``."""
    for each in session.library.installed():
        if each.role is ModelRole.GUARD:
            session.library.remove(each.id)
    beside: InstalledModel | None = None
    if guard is not None:
        beside = session.library.add(guard, role=ModelRole.GUARD)
        session.settings = msgspec.structs.replace(session.settings, guard=beside.id)
    model = session.choose_model(str(path))
    session.load_model(model)
    began = time.perf_counter()
    for share in session.take_self_test(CancelToken()):
        print(f"{model.title}: self-test {share:.0%}, {time.perf_counter() - began:.0f} s", flush=True)
    return beside.title if beside is not None else model.title


def _measure(session: Session, title: str, sets: Sequence[LabelledSet], with_injections: bool) -> None:
    print(f"\n{title}", flush=True)
    judge = LineJudge(session)
    for whole in sets:
        judged, told = [], time.monotonic()
        for done, line in enumerate(whole.lines, start=1):
            judged.append(judge.judge(line.text))
            if time.monotonic() - told > _PROGRESS_EVERY:
                told = time.monotonic()
                print(f"  … {whole.name}: {done} of {len(whole.lines)}", flush=True)
        for words in figures.in_lines(whole, judged):
            print(words, flush=True)
    if with_injections:
        for words in injections.in_lines(judge.judge):
            print(words, flush=True)


if __name__ == "__main__":
    main()
