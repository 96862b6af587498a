"""What was measured of a model on this computer, in sentences for settings and terminal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from app.domain.generation import LoadedModel
from app.domain.measured_speed import Chosen, MeasuredSpeed, in_force
from app.domain.month_names import whole_date
from app.engine.processors import computing_threads
from app.session.measured_speeds import KeptSpeed, MeasuredSpeeds
from app.translation import together, tr, tr_count, tr_list

_PROCESSOR = "CPU"


def speed_words(
    kept: Sequence[KeptSpeed], threads: int, titles: Mapping[str, str] | None = None, placed_on: str = ""
) -> str:
    """Return what was measured of a model and what is used of it, or that nothing was yet.

    ``threads`` is the number that the person chose, or 0; ``titles`` are those of devices, by their names;
    ``placed_on`` is the device that computes, where a model is loaded.
    """
    speeds, titles = [each.speed for each in kept], titles or {}
    where = placed_on or (speeds[0].device if len(speeds) == 1 else "")
    told = [_of_device(each, titles, alone=len(kept) == 1) for each in kept] or [
        tr(
            "How fast it is on this computer was not measured yet; this is done once, while nobody waits for it."
        )
    ]
    if len(kept) > 1 and placed_on:
        told.append(tr("It computes on: {device}.", device=_title(placed_on, titles)))
    if where or not kept:
        told.append(_used(in_force(speeds, where, threads, computing_threads()), threads))
    return together(*told)


def loaded_words(
    speeds: MeasuredSpeeds, model: LoadedModel | None, threads: int, titles: Mapping[str, str]
) -> str:
    """Return the same of the model that is loaded; empty for one that a server runs."""
    if model is None:
        return speed_words((), threads)
    return "" if model.server else speed_words(speeds.of(model.sha256), threads, titles, model.placed_on)


def _of_device(kept: KeptSpeed, titles: Mapping[str, str], *, alone: bool) -> str:
    speed, day = kept.speed, whole_date(kept.day)
    if speed.device == _PROCESSOR and alone:
        return tr(
            "Measured on {day} on this computer, in tokens written a second: {rates}.",
            day=day,
            rates=_rates(speed),
        )
    return tr(
        "{device}, measured on {day}: {writes} tokens written a second, {reads} read.",
        device=_title(speed.device, titles),
        day=day,
        writes=_rounded(speed.writes),
        reads=_rounded(speed.reads),
    )


def _title(device: str, titles: Mapping[str, str]) -> str:
    return tr("Processor") if device == _PROCESSOR else titles.get(device, device)


def _rates(speed: MeasuredSpeed) -> str:
    return tr_list(
        tr_count(
            "{rate} with {count} thread",
            "{rate} with {count} threads",
            count=each.of,
            rate=_rounded(each.tokens_per_second),
        )
        for each in speed.writing
    )


def _used(chosen: Chosen, threads: int) -> str:
    if threads:
        return tr_count(
            "Used, as you chose: {count} thread.", "Used, as you chose: {count} threads.", count=threads
        )
    if chosen.writing_threads == chosen.reading_threads:
        used = tr_count("Used: {count} thread.", "Used: {count} threads.", count=chosen.writing_threads)
    else:
        used = tr(
            "Used: {writing} for writing, {reading} for reading.",
            writing=_threads(chosen.writing_threads),
            reading=_threads(chosen.reading_threads),
        )
    if not chosen.step:
        return used
    return together(used, tr("What you write is read {tokens} tokens at a time.", tokens=chosen.step))


def _threads(count: int) -> str:
    return tr_count("{count} thread", "{count} threads", count=count)


def _rounded(rate: float) -> str:
    return f"{rate:.0f}" if rate >= 10 else f"{rate:.1f}"
