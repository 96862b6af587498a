"""Builds a GGUF from a hub's weights: list, plan, fetch shard by shard, convert, check. It can stop at any time."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import filelock
import msgspec

from app.domain.errors import EngineFailure
from app.domain.provenance import Provenance
from app.domain.quantisation import Quantiser
from app.models.convert.errors import NotConvertible
from app.models.convert.layout import PlacedTensor, open_file
from app.models.convert.plan import CONVERTER, ConversionPlan, job_for, plan_conversion
from app.models.convert.shards import check_shard
from app.models.download import ENDINGS, DownloadProgress, DownloadStage
from app.models.downloader_protocol import HubFile, HubLook
from app.models.errors import DownloadFailed, FailureKind, WrongHash
from app.models.hub_listing import Listing
from app.models.model_build.build_specification import BuildSpecification
from app.models.model_build.cancellation import BuildCancellation
from app.models.model_build.disk_space import (
    Way,
    disk_space_for,
    disk_space_words,
    held_bytes,
    too_little_room,
)
from app.models.model_build.fetched_sources import FetchedSources
from app.models.model_build.journal import Begun, Journal, WrittenLine
from app.models.model_build.progress_estimate import ProgressEstimate, Stopwatch, of_one_file
from app.models.model_build.sources import WANTED_TEXTS, largest_shard, shards_of, tensors_of
from app.models.model_build.verification import prove
from app.models.service import recorded_name
from app.translation import tr

Tell = Callable[[DownloadProgress], None]

_FINAL, _WHOLE = "final.gguf", "whole.gguf"
_LOCK_SECONDS = 10.0
_BUSY = tr("Another window or terminal is making this very model. Wait for it.")
_BUSY_THERE = tr("Another window or terminal is making this very model. Cancel it there.")


@dataclass(frozen=True, slots=True)
class Made:
    """A built GGUF that is not yet in the library. ``licence`` is the text that came with the weights, or empty."""

    path: Path
    provenance: Provenance
    licence: str


class ModelBuilder:
    """One build. ``run`` blocks; ``pause`` and ``cancel`` may come from any thread.

    After a pause, a failure or a kill, another ``run`` resumes, in this process or a later one.
    """

    def __init__(self, order: BuildSpecification, quantiser: Quantiser) -> None:
        self._order, self._quantiser = order, quantiser
        self._folder = order.folder
        self._journal = Journal(order.folder)
        self._cancellation = BuildCancellation()
        self._sources = FetchedSources(order, self._journal, self._cancellation)
        self._listener: Tell = lambda progress: None

    def run(self, on_progress: Tell) -> Made:
        """Build the file and return it. Raises ``ModelError``, ``EngineFailure``, ``GgufError``."""
        self._listener = on_progress
        self._cancellation.forget()
        try:
            self._folder.parent.mkdir(parents=True, exist_ok=True)
            with filelock.FileLock(self._lock_file, timeout=0):
                return self._make()
        except filelock.Timeout:
            raise DownloadFailed(_BUSY, "", FailureKind.BUSY) from None
        except (WrongHash, NotConvertible):
            if not self._journal.written():  # then nothing is lost by listing the hub again
                self._journal.forget()
            raise
        except EngineFailure:
            self._cancellation.heed()  # a pause or cancel kills the quantising process, which is no failure
            raise
        except OSError as error:
            sentence = tr(
                "Nothing can be written in {folder}. Is the disk full? Make room and ask again.",
                folder=self._folder.parent,
            )
            raise DownloadFailed(sentence, str(error), FailureKind.DISK_FULL) from error
        finally:
            self._quantiser.kill()

    def pause(self) -> None:
        """Stop and keep what is done."""
        self._stop(DownloadStage.PAUSED)

    def cancel(self, *, keep_partial: bool = False) -> None:
        """Stop for good; what was fetched and made is kept or deleted, as asked."""
        self._stop(DownloadStage.CANCELLED)
        if not keep_partial and not self._forget_alone(_LOCK_SECONDS):
            raise DownloadFailed(_BUSY_THERE, "", FailureKind.BUSY)  # not this program's to delete

    def forget(self) -> None:
        """Delete the build's files, once the model is installed."""
        self._forget_alone(0)

    def _forget_alone(self, seconds: float) -> bool:
        """Delete the build's files, and return False if another program still holds them after ``seconds``."""
        if self._folder.exists():
            try:
                with filelock.FileLock(self._lock_file, timeout=seconds):
                    self._journal.forget()
            except filelock.Timeout:
                return False
        return True

    @property
    def _lock_file(self) -> Path:
        return self._folder.with_name(f"{self._folder.name}.lock")

    def _make(self) -> Made:
        begun = self._begun()
        plan = self._plan(begun)
        self._check_room(begun, plan)
        final = self._folder / _FINAL
        if begun.way is Way.LEAN:
            open_file(final, plan.final)
            self._bring_in(begun, plan.final.tensors, final)
        else:
            whole = (
                self._folder / _WHOLE
            )  # stays until everything is verified: the journal's lines refer to it
            open_file(whole, plan.whole)
            self._bring_in(begun, plan.whole.tensors, whole)
            self._quantise_whole(whole, final)
        total, watch = plan.final.size_bytes, Stopwatch()

        def progress(share: float) -> None:
            self._tell(of_one_file(DownloadStage.VERIFYING, share, total, watch.seconds))

        return Made(
            final, prove(begun, plan, self._journal, final, progress), self._sources.licence(begun.listing)
        )

    # -- what is to be built --------------------------------------------------------------------------

    def _begun(self) -> Begun:
        """Return the build that was begun, if it still matches the specification; else list the hub and begin."""
        build, order = self._quantiser.build(), self._order
        begun = self._journal.begun()
        if begun is not None:
            order.stay_at(begun.listing.service)
        if begun is not None and self._is_ours(begun, build):
            return self._on_its_way(begun)
        if begun is not None:
            self._say(
                DownloadStage.WAITING, tr("What was begun here was begun by another version; it begins anew.")
            )
        self._say(DownloadStage.WAITING, tr("Asking the hub which files there are…"))
        look = self._ask(order.listing(WANTED_TEXTS))
        listing = look.listing
        weights = sum(each.size_bytes for each in shards_of(listing))
        final = round(weights * order.quantisation.bits_per_weight / 16)
        way = disk_space_for(order.way, final, weights, largest_shard(listing), self._free_bytes()).way
        begun = Begun(order.quantisation.name, way, CONVERTER, build, listing)
        self._journal.begin(begun)
        self._sources.keep(look)
        return begun

    def _on_its_way(self, begun: Begun) -> Begun:
        """Return the build, switched to the other way where that is requested and nothing would be lost."""
        way = self._order.way
        if way in (Way.AUTO, begun.way):
            return begun
        if self._journal.written():
            raise DownloadFailed(
                tr(
                    "A part of this model is made the {way} way already. Go on so, or give it up first.",
                    way=begun.way,
                ),
                in_terminal=tr("'oyster models cancel NAME' gives it up."),
            )
        changed = msgspec.structs.replace(begun, way=way)
        self._journal.keep(changed)
        return changed

    def _is_ours(self, begun: Begun, build: str) -> bool:
        order = self._order
        same = (begun.quantisation, begun.converter, begun.engine_build, begun.listing.origin) == (
            order.quantisation.name,
            CONVERTER,
            build,
            recorded_name(order.service, order.repo),
        )
        target = self._folder / (_FINAL if begun.way is Way.LEAN else _WHOLE)
        return same and (target.is_file() or not self._journal.written())

    def _ask(self, listing: Listing) -> HubLook:
        with self._cancellation.at_work(listing):
            return listing.run()

    def _plan(self, begun: Begun) -> ConversionPlan:
        """Fetch the small files and return the layouts."""
        self._say(DownloadStage.PLANNING, tr("Reading the model's description…"))
        texts = self._sources.texts(begun.listing)
        self._cancellation.heed()
        listing = begun.listing
        return plan_conversion(
            listing.repo.rsplit("/", 1)[-1],
            (listing.origin, listing.commit),
            texts,
            tensors_of(listing),
            self._order.quantisation,
            self._quantiser,
            self._folder,
        )

    def _check_room(self, begun: Begun, plan: ConversionPlan) -> None:
        final, whole = plan.final.size_bytes, plan.whole.size_bytes
        space = disk_space_for(begun.way, final, whole, largest_shard(begun.listing), self._free_bytes())
        self._say(DownloadStage.PLANNING, disk_space_words(space))
        if not space.suffices:
            sentence = too_little_room(self._folder.parent, space)
            raise DownloadFailed(sentence, "", FailureKind.DISK_FULL)

    def _free_bytes(self) -> int:
        """Return the free bytes, counting an earlier try's files as free."""
        files = (each.stat() for each in self._folder.rglob("*") if each.is_file())
        return shutil.disk_usage(self._folder.parent).free + sum(map(held_bytes, files))

    # -- shard by shard -------------------------------------------------------------------------------

    def _bring_in(self, begun: Begun, tensors: tuple[PlacedTensor, ...], target: Path) -> None:
        """Fetch and convert every shard that is not fully converted, and delete it then."""
        written, fetched = self._journal.written(), self._journal.fetched()
        shards = shards_of(begun.listing)
        left: dict[str, list[PlacedTensor]] = {each.path: [] for each in shards}
        for placed in tensors:
            if placed.tensor.name not in written:
                left[placed.tensor.source.file].append(placed)
        over = [each for each in shards if each.path in fetched and not left[each.path]]
        done = sum(each.size_bytes for each in over)
        estimate = ProgressEstimate(tuple(each.size_bytes for each in shards), done, done)
        for estimate.part, shard in enumerate(shards, start=1):
            if shard not in over:
                self._one_shard(begun, shard, left[shard.path], target, estimate)
            self._sources.delete(shard)

    def _one_shard(
        self,
        begun: Begun,
        shard: HubFile,
        tensors: list[PlacedTensor],
        target: Path,
        estimate: ProgressEstimate,
    ) -> None:
        before = estimate.fetched

        def tell(progress: DownloadProgress) -> None:
            self._cancellation.heed()
            if progress.stage not in ENDINGS:  # the end of one file is not the end of the build
                self._listener(estimate.downloading(progress, before))

        self._sources.fetch(begun.listing, shard, tell)
        place = self._sources.place(shard.path)
        check_shard(place, [each for each in tensors_of(begun.listing) if each.file == shard.path])
        estimate.fetched = before + shard.size_bytes
        rest = shard.size_bytes - sum(each.source_bytes for each in tensors)  # converted in an earlier try
        self._tell(estimate.converting(rest))
        for each in tensors:
            watch = Stopwatch()
            self._quantiser.write_tensor(job_for(each, self._journal.sources, target))
            self._journal.note(WrittenLine(each.tensor.name))
            self._tell(estimate.converting(each.source_bytes, watch.seconds))

    def _quantise_whole(self, whole: Path, final: Path) -> None:
        size, watch = whole.stat().st_size, Stopwatch()

        def progress(share: float) -> None:
            self._tell(of_one_file(DownloadStage.CONVERTING, share, size, watch.seconds))

        self._quantiser.quantise_file(whole, final, self._order.quantisation, progress)

    # -- pause and cancel -----------------------------------------------------------------------------

    def _say(self, stage: DownloadStage, sentence: str) -> None:
        self._tell(DownloadProgress(0, 0, 0.0, stage, sentence))

    def _tell(self, progress: DownloadProgress) -> None:
        self._cancellation.heed()
        self._listener(progress)

    def _stop(self, wish: DownloadStage) -> None:
        self._cancellation.wish(wish)
        self._quantiser.kill()
