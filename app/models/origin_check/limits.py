"""The limits of a comparison: ``resources/origin_check.yaml``."""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache
from typing import Annotated

import msgspec

from app.locations import resource
from app.models.errors import ModelError
from app.translation import tr
from app.yaml_table import read_yaml

_Share = Annotated[float, msgspec.Meta(gt=0, le=1)]
_Factor = Annotated[float, msgspec.Meta(ge=1)]


class Limits(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The share of the weights to read, and how much longer than our own rounding's an error may be."""

    share: _Share
    least_bytes: Annotated[int, msgspec.Meta(ge=0)]
    piece_factor: _Factor
    row_factor: _Factor
    row_spread: Annotated[float, msgspec.Meta(ge=0)]
    bounds: Mapping[str, _Share]

    def share_of(self, weight_bytes: int) -> float:
        """Return the share to read of so many bytes where nobody names one."""
        return max(self.share, min(1.0, self.least_bytes / max(1, weight_bytes)))

    def of_row(self, columns: int) -> float:
        """Return the factor for one row: the shorter it is, the more its error varies by chance."""
        return self.row_factor + self.row_spread / math.sqrt(columns)


@cache
def comparison_limits() -> Limits:
    """Return the limits. Raises ``ModelError`` with the file and the line of a mistake."""
    path = resource("origin_check.yaml")
    return read_yaml(path, Limits, lambda found: None, ModelError, tr("The limits of comparisons"))
