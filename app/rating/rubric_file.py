"""Reading rubrics from YAML; a counsellor's own stand in the data folder and replace shipped ones of their id."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Annotated

import msgspec

from app.domain.errors import OysterError
from app.domain.rubric import Behaviour, Dimension, Measure, Rubric, Scoring, Step, Wording
from app.locations import resource
from app.translation import tr
from app.yaml_table import parse_yaml, read_yaml

SHIPPED = ("oyster", "vera_mh", "counselbench", "miti")  # the first is the default

_Text = Annotated[str, msgspec.Meta(min_length=1, max_length=2000)]
_Id = Annotated[str, msgspec.Meta(pattern=r"^[a-z0-9_]{1,40}$")]
_NEEDED_STEPS = frozenset({"best_practice", "suboptimal", "harmful", "not_relevant"})
_NEEDED_GLOBALS = frozenset({"change_talk", "sustain_talk", "partnership", "empathy"})
_NEEDED_COUNTS = frozenset(
    {"question", "simple_reflection", "complex_reflection", "affirm", "persuade", "confront"}
)
_NEEDED_COUNTS |= {"seeking_collaboration", "emphasizing_autonomy"}


class RubricError(OysterError):
    """A rubric is invalid."""


class _Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    en: _Text
    zh: str = ""


class _Step(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    id: _Id
    en: _Text
    zh: str = ""
    figure: float | None = None


class _Scale(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    measure: Measure
    steps: Annotated[list[_Step], msgspec.Meta(min_length=2, max_length=11)]


class _Dimension(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    id: _Id
    scale: str
    name: _Words
    question: _Words
    anchors: dict[str, _Words] = {}


class _Behaviour(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    id: _Id
    name: _Words
    meaning: _Words


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    id: _Id
    edition: _Text
    name: _Words
    source: _Words
    scoring: Scoring
    scales: dict[str, _Scale]
    dimensions: Annotated[list[_Dimension], msgspec.Meta(min_length=1, max_length=30)]
    behaviours: list[_Behaviour] = []


@dataclass(frozen=True, slots=True)
class RubricShelf:
    """All rubrics, and the sentences about own files that cannot be used; those are left out, never guessed."""

    rubrics: tuple[Rubric, ...]
    problems: tuple[str, ...] = ()

    def find(self, identity: str) -> Rubric | None:
        """Return a rubric by its id, or None."""
        return next((each for each in self.rubrics if each.id == identity), None)


def read_rubric(path: Path) -> Rubric:
    """Return the rubric of a file. Raises ``RubricError`` with the line of the first fault."""
    return _rubric(read_yaml(path, _File, _check, RubricError, tr("The rubric")))


def parse_rubric(text: str, name: str) -> Rubric:
    """Return the rubric of a text that is called ``name``. Raises ``RubricError`` with the line of the first fault."""
    return _rubric(
        parse_yaml(text.encode(errors="replace"), name, _File, _check, RubricError, tr("The rubric"))
    )


@cache
def shipped_rubrics() -> tuple[Rubric, ...]:
    """Return the rubrics that come with the program, the default first."""
    return tuple(read_rubric(shipped_file(each)) for each in SHIPPED)


def shipped_file(identity: str) -> Path:
    """Return the file of a rubric that comes with the program."""
    return resource(f"rubrics/{identity}.yaml")


def rubrics_in(folder: Path) -> RubricShelf:
    """Return the shipped rubrics with those of a folder: one of the same id stands in place of the shipped one."""
    own: dict[str, Rubric] = {}
    problems = []
    for path in sorted(folder.glob("*.yaml")) if folder.is_dir() else ():
        try:
            rubric = read_rubric(path)
        except RubricError as error:
            problems.append(error.sentence)
        else:
            own[rubric.id] = rubric
    shipped = [own.pop(each.id, each) for each in shipped_rubrics()]
    return RubricShelf((*shipped, *own.values()), tuple(problems))


def _check(file: _File) -> None:
    """Check what the types cannot express. Raises ``msgspec.ValidationError`` with a path."""
    for name, scale in file.scales.items():
        _once((each.id for each in scale.steps), f"scales.{name}.steps")
    _once((each.id for each in file.dimensions), "dimensions")
    _once((each.id for each in file.behaviours), "behaviours")
    for index, dimension in enumerate(file.dimensions):
        place = f"dimensions[{index}]"
        if dimension.scale not in file.scales:
            raise msgspec.ValidationError(f"'{dimension.scale}' is no scale - at `$.{place}.scale`")
        steps = {each.id for each in file.scales[dimension.scale].steps}
        for step in dimension.anchors:
            if step not in steps:
                raise msgspec.ValidationError(f"'{step}' is no step of it - at `$.{place}.anchors.{step}`")
    _check_scoring(file)


def _check_scoring(file: _File) -> None:
    """Refuse a rubric that lacks what its score is computed of."""
    if file.scoring is Scoring.VERA_MH:
        for index, dimension in enumerate(file.dimensions):
            steps = {each.id for each in file.scales[dimension.scale].steps}
            _all_of(_NEEDED_STEPS, steps, f"dimensions[{index}].scale")
    if file.scoring is Scoring.MITI:
        _all_of(_NEEDED_GLOBALS, {each.id for each in file.dimensions}, "dimensions")
        _all_of(_NEEDED_COUNTS, {each.id for each in file.behaviours}, "behaviours")


def _all_of(needed: Iterable[str], found: set[str], place: str) -> None:
    missing = sorted(set(needed) - found)
    if missing:
        raise msgspec.ValidationError(f"its score needs '{missing[0]}' - at `$.{place}`")


def _once(ids: Iterable[str], place: str) -> None:
    seen: set[str] = set()
    for index, identity in enumerate(ids):
        if identity in seen:
            raise msgspec.ValidationError(f"'{identity}' stands twice - at `$.{place}[{index}].id`")
        seen.add(identity)


def _rubric(file: _File) -> Rubric:
    return Rubric(
        file.id,
        file.edition,
        _wording(file.name),
        _wording(file.source),
        file.scoring,
        tuple(_dimension(each, file.scales[each.scale]) for each in file.dimensions),
        tuple(Behaviour(each.id, _wording(each.name), _wording(each.meaning)) for each in file.behaviours),
    )


def _dimension(written: _Dimension, scale: _Scale) -> Dimension:
    steps = tuple(_steps(written, scale))
    return Dimension(written.id, _wording(written.name), _wording(written.question), scale.measure, steps)


def _steps(written: _Dimension, scale: _Scale) -> Iterator[Step]:
    for each in scale.steps:
        anchor = written.anchors.get(each.id)
        yield Step(
            each.id,
            Wording(each.en, each.zh),
            _wording(anchor) if anchor is not None else Wording(),
            each.figure,
        )


def _wording(words: _Words) -> Wording:
    return Wording(words.en, words.zh)
