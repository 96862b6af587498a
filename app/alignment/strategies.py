"""The table of strategies, read from a file that a counsellor may edit; errors name the line."""

from __future__ import annotations

import math
from functools import cache
from pathlib import Path

import msgspec

from app.alignment.taxonomy import taxonomy
from app.domain.anticipation import Rules, Weights
from app.domain.errors import OysterError
from app.domain.strategy import REACTIONS, TYPES, Reaction, Shares, Strategy, StrategyTable, UserType
from app.domain.taxonomy import Guideline
from app.locations import resource
from app.translation import tr
from app.yaml_table import parse_yaml, read_yaml

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
_CALLED = tr("The strategies")
_HIGHEST_WEIGHT = 100.0
_STRONGEST_EVIDENCE = 50.0  # of log-odds: more is certainty


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
    guard: _Share | None = None  # in tables of earlier versions; a judge states its own strength now
    distress: _Share | None = None
    gap: _Share | None = None


class _Weights(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    retention: float = Weights().retention
    risk: float = Weights().risk
    cost: float = Weights().cost


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
    weights: _Weights | None = None
    limits: dict[str, float] = {}
    limit_otherwise: float | None = None
    guidelines: dict[str, Guideline] = {}


@cache
def strategy_table() -> StrategyTable:
    """Return the table supplied with the program."""
    return read_strategies(resource("strategies.yaml"))


def read_strategies(path: Path) -> StrategyTable:
    """Return the table of a file. Raises ``StrategyError`` with the line of the first fault."""
    return _table(read_yaml(path, _File, _check, StrategyError, _CALLED))


def read_rules(text: bytes, name: str, weights: Weights) -> Rules:
    """Return the table of a text and its weights, or ``weights`` where it has none.

    Raises ``StrategyError`` with the line of the first fault; its detail has the path of it.
    """
    file = parse_yaml(text, name, _File, _check, StrategyError, _CALLED)
    own = file.weights
    return Rules(_table(file), Weights(own.retention, own.risk, own.cost) if own is not None else weights)


def _check(file: _File) -> None:
    """Check what the types cannot express. Raises ``msgspec.ValidationError`` with a path."""
    for name in ("harm_of_type", "prior", "types"):
        _complete(getattr(file, name), TYPES, name)
    for name in ("crisis", "concern"):
        _complete(getattr(file.evidence, name), TYPES, f"evidence.{name}")
    _complete(file.satisfaction, REACTIONS, "satisfaction")
    _sums(list(file.prior.values()), "prior")
    _check_figures(file)
    for name, value in (("stickiness", file.stickiness), ("scored_weight", file.scored_weight)):
        _between(value, name)
    _check_weights_and_limits(file)
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


def _check_figures(file: _File) -> None:
    for reaction, value in file.satisfaction.items():
        _between(value, f"satisfaction.{reaction.value}")
    for kind, value in file.harm_of_type.items():
        _between(value, f"harm_of_type.{kind.value}")
    for name, shares in (("crisis", file.evidence.crisis), ("concern", file.evidence.concern)):
        for kind, value in shares.items():
            if not abs(value) <= _STRONGEST_EVIDENCE:
                raise msgspec.ValidationError(
                    f"{value} is not between -{_STRONGEST_EVIDENCE:g} and {_STRONGEST_EVIDENCE:g} - "
                    f"at `$.evidence.{name}.{kind.value}`"
                )


def _check_weights_and_limits(file: _File) -> None:
    if file.weights is not None:
        for name in ("retention", "risk", "cost"):
            value = getattr(file.weights, name)
            if not 0 <= value <= _HIGHEST_WEIGHT:
                raise msgspec.ValidationError(
                    f"{value} is not between 0 and {_HIGHEST_WEIGHT:g} - at `$.weights.{name}`"
                )
    if file.limit_otherwise is not None:
        _between(file.limit_otherwise, "limit_otherwise")
    for name, identities in (("limits", file.limits), ("guidelines", file.guidelines)):
        for identity in identities:
            if taxonomy().find(identity) is None:
                raise msgspec.ValidationError(f"there is no category '{identity}' - at `$.{name}.{identity}`")
    for identity, limit in file.limits.items():
        _between(limit, f"limits.{identity}")


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
        scored_weight=file.scored_weight,
        descriptions=tuple(file.types[each] for each in TYPES),
        longest_tokens=file.longest_tokens,
        limits=tuple(sorted(file.limits.items())),
        limit_otherwise=file.limit_otherwise,
        guidelines=tuple(sorted(file.guidelines.items())),
    )


def _in_order(shares: _Share) -> Shares:
    return tuple(shares[each] for each in TYPES)
