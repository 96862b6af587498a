"""What the findings of all pieces add up to: the verdict on a file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.origin_comparison import (
    Difference,
    OriginComparison,
    OriginVerdict,
    PieceFinding,
    Sampled,
)
from app.models.convert.plan import CONVERTER
from app.models.downloader_protocol import HubListing
from app.models.errors import ModelError
from app.translation import tr

_REMARKABLE = 20  # pieces that are kept in the record
_SEVERITY = (OriginVerdict.SAME_BYTES, OriginVerdict.WITHIN_ERROR, OriginVerdict.ALTERED)


@dataclass(frozen=True, slots=True)
class NotCompared:
    """A piece of a tensor whose type cannot be compared here."""

    tensor: str
    type: str


Finding = PieceFinding | NotCompared


def comparison_of(
    listing: HubListing,
    sha256: str,
    build: str,
    sampled: Sampled,
    differences: tuple[Difference, ...],
    findings: Sequence[Finding],
    *,
    importance_matrix: bool,
) -> OriginComparison:
    """Return the comparison. Raises ``ModelError`` where no piece could be compared and nothing else differs."""
    compared = sorted(
        (each for each in findings if isinstance(each, PieceFinding)),
        key=lambda each: (-_SEVERITY.index(each.verdict), -each.error),
    )
    left_out = {each.tensor: each.type for each in findings if isinstance(each, NotCompared)}
    if not compared and not differences:
        kinds = ", ".join(sorted(set(left_out.values())))
        raise ModelError(
            tr("The file stores its weights as {kinds}, which cannot be compared here.", kinds=kinds)
        )
    altered = [each for each in compared if each.verdict is OriginVerdict.ALTERED]
    worst = compared[0].verdict if compared else OriginVerdict.SAME_BYTES
    weighed = sum(each.rows for each in compared)
    return OriginComparison(
        endpoint=listing.endpoint,
        repo=listing.origin,
        commit=listing.commit,
        sha256=sha256,
        converter=CONVERTER,
        engine_build=build,
        verdict=OriginVerdict.ALTERED if differences else worst,
        sampled=sampled,
        differences=differences,
        remarkable=tuple(
            each for each in compared[:_REMARKABLE] if each.verdict is not OriginVerdict.SAME_BYTES
        ),
        altered_tensors=tuple(sorted({each.tensor for each in altered})),
        not_compared=tuple(sorted(left_out)),
        equal_share=sum(each.equal_share * each.rows for each in compared) / weighed if weighed else 0.0,
        importance_matrix=importance_matrix,
    )
