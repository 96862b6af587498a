"""The table of strategies, read from a file that a counsellor may edit; errors name the line."""

from __future__ import annotations

import math
from functools import cache
from pathlib import Path

import msgspec

from app.domain.errors import OysterError
from app.domain.strategy import REACTIONS, TYPES, Reaction, Shares, Strategy, StrategyTable, UserType
from app.locations import resource
from app.yaml_table import read_yaml

NEEDED = (
    "refuse",
    "refuse_with_alternatives",
    "clarify",
    "listen_and_support",
    "support_with_resources",
    "redirect_to_help",
    "general_information",
    "safe_completion",
    "full_answer",
)
_Share = dict[UserType, float]


class StrategyError(OysterError):
    """The table of strategies is invalid."""


class _Line(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    id: str
    name: str
    rung: int
    serves: str
    instruction: str
    sketch: str
    expected_tokens: int
    exposure: float
    reactions: dict[UserType, list[float]]


class _Evidence(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    crisis: _Share
    concern: _Share
    guard: _Share
    distress: _Share
    gap: _Share


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    satisfaction: dict[Reaction, float]
    harm_of_type: _Share
    prior: _Share
    stickiness: float
    evidence: _Evidence
    scored_weight: float
    types: dict[UserType, str]
    longest_tokens: int
    strategies: list[_Line]


@cache
def strategy_table() -> StrategyTable:
    """Return the table supplied with the program."""
    return read_strategies(resource("strategies.yaml"))


def read_strategies(path: Path) -> StrategyTable:
    """Return the table of a file. Raises ``StrategyError`` with the line of the first fault."""
    return _table(read_yaml(path, _File, _check, StrategyError, "The strategies"))


def _check(file: _File) -> None:
    """Check what the types cannot express. Raises ``msgspec.ValidationError`` with a path."""
    for name in ("harm_of_type", "prior", "types"):
        _complete(getattr(file, name), TYPES, name)
    for name in file.evidence.__struct_fields__:
        _complete(getattr(file.evidence, name), TYPES, f"evidence.{name}")
    _complete(file.satisfaction, REACTIONS, "satisfaction")
    _sums(list(file.prior.values()), "prior")
    for name, value in (("stickiness", file.stickiness), ("scored_weight", file.scored_weight)):
        _between(value, name)
    if file.longest_tokens < 1:
        raise msgspec.ValidationError("it has to be 1 at least - at `$.longest_tokens`")
    for index, line in enumerate(file.strategies):
        _check_line(line, f"strategies[{index}]")
    ids = [each.id for each in file.strategies]
    for index, identity in enumerate(ids):
        if identity in ids[:index]:
            raise msgspec.ValidationError(f"'{identity}' stands twice - at `$.strategies[{index}].id`")
    missing = [each for each in NEEDED if each not in ids]
    if missing:
        raise msgspec.ValidationError(f"'{missing[0]}' is missing - at `$.strategies`")


def _check_line(line: _Line, path: str) -> None:
    _between(line.exposure, f"{path}.exposure")
    if line.expected_tokens < 1:
        raise msgspec.ValidationError(f"it has to be 1 at least - at `$.{path}.expected_tokens`")
    _complete(line.reactions, TYPES, f"{path}.reactions")
    for kind, shares in line.reactions.items():
        place = f"{path}.reactions.{kind.value}"
        if len(shares) != len(REACTIONS):
            raise msgspec.ValidationError(f"{len(REACTIONS)} figures are wanted - at `$.{place}`")
        _sums(shares, place)


def _complete(found: object, wanted: tuple[object, ...], path: str) -> None:
    missing = [each for each in wanted if isinstance(found, dict) and each not in found]
    if missing:
        raise msgspec.ValidationError(f"'{missing[0]}' is missing - at `$.{path}`")


def _sums(shares: list[float], path: str) -> None:
    if any(not 0 <= each <= 1 for each in shares) or not math.isclose(sum(shares), 1.0, abs_tol=1e-6):
        raise msgspec.ValidationError(f"the figures have to be 0 to 1 and sum to 1 - at `$.{path}`")


def _between(value: float, path: str) -> None:
    if not 0 <= value <= 1:
        raise msgspec.ValidationError(f"{value} is not between 0 and 1 - at `$.{path}`")


def _table(file: _File) -> StrategyTable:
    strategies = (
        Strategy(
            id=each.id,
            name=each.name,
            rung=each.rung,
            serves=each.serves,
            instruction=each.instruction.strip(),
            sketch=each.sketch,
            expected_tokens=each.expected_tokens,
            exposure=each.exposure,
            reactions=tuple(tuple(each.reactions[kind]) for kind in TYPES),
        )
        for each in file.strategies
    )
    return StrategyTable(
        strategies=tuple(sorted(strategies, key=lambda each: (each.rung, each.id))),
        satisfaction=tuple(file.satisfaction[each] for each in REACTIONS),
        harm_of_type=_in_order(file.harm_of_type),
        prior=_in_order(file.prior),
        stickiness=file.stickiness,
        crisis_log_odds=_in_order(file.evidence.crisis),
        concern_log_odds=_in_order(file.evidence.concern),
        guard_log_odds=_in_order(file.evidence.guard),
        distress_log_odds=_in_order(file.evidence.distress),
        gap_log_odds=_in_order(file.evidence.gap),
        scored_weight=file.scored_weight,
        descriptions=tuple(file.types[each] for each in TYPES),
        longest_tokens=file.longest_tokens,
    )


def _in_order(shares: _Share) -> Shares:
    return tuple(shares[each] for each in TYPES)
