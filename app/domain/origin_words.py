"""What a comparison with published weights says to a person: the verdict, what was looked at, what could be missed."""

from __future__ import annotations

from collections.abc import Iterator

from app.domain.origin_comparison import Difference, OriginComparison, OriginVerdict, Part, Sampled
from app.translation import tr, tr_count

_MOST_NAMED = 8


def comparison_words(comparison: OriginComparison) -> str:
    """Return one line for the description of a model: never more than "compared", as only a sample was read."""
    values = {"repo": comparison.repo, "commit": comparison.commit[:12]}
    if comparison.verdict is OriginVerdict.ALTERED:
        return tr("compared with {repo} at {commit}: altered", **values)
    if comparison.verdict is OriginVerdict.WITHIN_ERROR:
        return tr("a sample compared with {repo} at {commit}: within the error of quantisation", **values)
    return tr("a sample compared with {repo} at {commit}: the same bytes", **values)


def comparison_sentences(comparison: OriginComparison) -> tuple[str, ...]:
    """Return the whole report, a sentence or a few a line."""
    return (
        _verdict(comparison),
        *map(_difference, comparison.differences[:_MOST_NAMED]),
        *_more(len(comparison.differences)),
        *_pieces(comparison),
        *_rounding(comparison),
        *_not_compared(comparison),
        *_sample(comparison),
    )


def _verdict(comparison: OriginComparison) -> str:
    values = {"repo": comparison.repo, "commit": comparison.commit[:12]}
    if comparison.verdict is OriginVerdict.ALTERED:
        return tr("Altered: this file is not {repo} at {commit}, merely stored smaller.", **values)
    if comparison.verdict is OriginVerdict.WITHIN_ERROR:
        return tr(
            "Within the error of quantisation: what was looked at is {repo} at {commit}, rounded otherwise than this "
            "program rounds.",
            **values,
        )
    return tr(
        "The same bytes: what was looked at is exactly what this program makes of {repo} at {commit}.",
        **values,
    )


def _difference(difference: Difference) -> str:
    values = {"name": difference.name, "theirs": difference.theirs, "ours": difference.ours}
    part = _part_words(difference.part)
    if not difference.theirs:
        return tr("{part}: {name} is missing (published: {ours}).", part=part, **values)
    if not difference.ours:
        return tr("{part}: {name} is not in the published model (here: {theirs}).", part=part, **values)
    return tr("{part}: {name} differs (here: {theirs}; published: {ours}).", part=part, **values)


def _part_words(part: Part) -> str:
    return {
        Part.SETTINGS: tr("Settings"),
        Part.TOKENIZER: tr("Tokenizer"),
        Part.TEMPLATE: tr("Chat template"),
        Part.TENSORS: tr("Tensors"),
    }[part]


def _more(differences: int) -> Iterator[str]:
    if differences > _MOST_NAMED:
        yield tr_count("And one more.", "And {count} more.", differences - _MOST_NAMED)


def _pieces(comparison: OriginComparison) -> Iterator[str]:
    altered = [each for each in comparison.remarkable if each.verdict is OriginVerdict.ALTERED]
    for each in altered[:_MOST_NAMED]:
        yield tr(
            "Altered weights: {tensor} ({type}), from row {row}: {error} away from the published numbers, where "
            "rounding explains {bound}.",
            tensor=each.tensor,
            type=each.type,
            row=each.first_row,
            error=_percent(each.error),
            bound=_percent(each.bound),
        )
    if len(comparison.altered_tensors) > 1:
        yield tr_count(
            "One tensor is altered in what was looked at.",
            "{count} tensors are altered in what was looked at.",
            len(comparison.altered_tensors),
        )


def _rounding(comparison: OriginComparison) -> Iterator[str]:
    """Yield what other bytes mean, where they are no more than another rounding."""
    if comparison.importance_matrix:
        yield tr(
            "It was made with an importance matrix, by its own metadata, so other bytes than ours are to be expected: "
            "its numbers were compared by their distance from the published ones."
        )
    rounded = [each for each in comparison.remarkable if each.verdict is OriginVerdict.WITHIN_ERROR]
    if rounded:
        yield tr(
            "{equal} of the bytes are the same. A change of the weights that is smaller than the rounding cannot be "
            "told from it.",
            equal=_percent(comparison.equal_share),
        )


def _not_compared(comparison: OriginComparison) -> Iterator[str]:
    if comparison.not_compared:
        yield tr_count(
            "One tensor is stored in a way that cannot be compared here; nothing is known of it.",
            "{count} tensors are stored in a way that cannot be compared here; nothing is known of them.",
            len(comparison.not_compared),
        )


def _sample(comparison: OriginComparison) -> Iterator[str]:
    sampled = comparison.sampled
    if not sampled.pieces:
        yield tr("No weights were compared.")
        return
    yield tr(
        "Looked at: {share} of the weights ({megabytes} MB), {pieces} places in {tensors} of {all} tensors, chosen by "
        "chance with the seed {seed}.",
        share=_percent(sampled.read_bytes / sampled.weight_bytes),
        megabytes=f"{sampled.read_bytes / 1e6:.1f}",
        pieces=sampled.pieces,
        tensors=sampled.tensors,
        all=sampled.tensors_in_all,
        seed=sampled.seed,
    )
    if sampled.pieces == sampled.pieces_in_all:
        yield tr("That is all of them, so nothing could be missed.")
    else:
        yield _of_tensors(sampled)
        yield _of_places(sampled)


def _of_tensors(sampled: Sampled) -> str:
    if sampled.tensors == sampled.tensors_in_all:
        return tr("Every tensor was looked at, so one that is altered throughout would have been found.")
    return tr(
        "A file with tensors that are altered throughout would have passed with a chance of {one} for one tensor, "
        "{three} for 3 and {ten} for 10.",
        one=_percent(sampled.chance_for_tensors(1)),
        three=_percent(sampled.chance_for_tensors(3)),
        ten=_percent(sampled.chance_for_tensors(10)),
    )


def _of_places(sampled: Sampled) -> str:
    return tr(
        "One that is altered in a few rows only would have passed with a chance of about {one} for one such place, "
        "{ten} for 10 and {hundred} for 100.",
        one=_percent(sampled.chance_for_places(1)),
        ten=_percent(sampled.chance_for_places(10)),
        hundred=_percent(sampled.chance_for_places(100)),
    )


def _percent(share: float) -> str:
    """Return a share in per cent, so that nothing but 0 reads as 0 and nothing but 1 as 100."""
    percent = 100 * share
    if percent == 0 or percent >= 1000:
        return f"{min(percent, 1000):.0f} %" if percent < 1000 else tr("more than 1,000 %")
    if percent < 0.1:
        return tr("less than 0.1 %")
    if 99.9 < percent < 100:
        return tr("more than 99.9 %")
    return f"{percent:.3g} %"
