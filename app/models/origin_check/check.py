"""The check of a stranger's GGUF against published safetensors, of which only a sample is read."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from app.domain.origin_comparison import OriginComparison
from app.domain.quantisation import Quantiser
from app.models.download import DownloadProgress, DownloadStage
from app.models.downloader_protocol import HubListing, HubLook, Order, Span
from app.models.errors import DownloadCancelled, ModelError
from app.models.hub_listing import Listing
from app.models.model_build.sources import WANTED_TEXTS
from app.models.origin_check.findings import Finding, NotCompared, comparison_of
from app.models.origin_check.gguf_content import GgufContent, read_content
from app.models.origin_check.metadata_comparison import metadata_differences, tensor_differences
from app.models.origin_check.piece_comparison import PieceComparison
from app.models.origin_check.published import Published, published_model
from app.models.origin_check.sampling import Piece, draw_sample
from app.models.ranged_reading import RangedReading
from app.models.service import Service
from app.translation import tr

Tell = Callable[[DownloadProgress], None]


@dataclass(frozen=True, slots=True)
class OriginQuestion:
    """Whether ``file`` is made of the weights in ``repo``. ``seed`` decides which of them are looked at.

    ``share`` is how much of them is read, None for the usual share.
    ``sha256`` is the file's, where it is known: the comparison then belongs to the file of this hash.
    """

    file: Path
    repo: str
    seed: int
    share: float | None = None
    revision: str = "main"
    sha256: str = ""
    endpoint: str = ""
    token: str = field(default="", repr=False)
    stall_seconds: float = 30.0
    service: Service = Service.HUB
    bytes_per_second: int = 0


class OriginCheck:
    """One check. ``run`` blocks; ``cancel`` may come from any thread. The quantiser stays its caller's."""

    def __init__(self, question: OriginQuestion, quantiser: Quantiser) -> None:
        self._question, self._quantiser = question, quantiser
        self._under_way: Listing | RangedReading | None = None
        self._cancelled = False

    def run(self, on_progress: Tell) -> OriginComparison:
        """Compare and return what was found. Raises ``GgufError``, ``ModelError``, ``EngineFailure``."""
        theirs = read_content(self._question.file)
        _refuse_part_of_several(theirs)
        sentence = tr("Asking the hub which files there are…")
        on_progress(DownloadProgress(0, 0, 0.0, DownloadStage.WAITING, sentence))
        look = self._look()
        with tempfile.TemporaryDirectory(prefix="oyster-origin-") as folder:
            published = published_model(look, Path(folder))
            return self._compare(theirs, published, look, Path(folder), on_progress)

    def cancel(self) -> None:
        """Cancel the check."""
        self._cancelled = True
        under_way = self._under_way
        if under_way is not None:
            under_way.cancel()

    def _look(self) -> HubLook:
        asked = self._question
        listing = Listing(
            asked.repo,
            asked.revision,
            asked.endpoint,
            asked.token,
            asked.stall_seconds,
            WANTED_TEXTS,
            asked.service,
        )
        self._under_way = listing
        self._heed()
        return listing.run()

    def _compare(
        self, theirs: GgufContent, published: Published, look: HubLook, scratch: Path, on_progress: Tell
    ) -> OriginComparison:
        expected = published.expected(theirs)
        differences = metadata_differences(
            theirs, published.content, published.architecture, look.texts
        ) + tuple(tensor_differences(theirs, expected))
        elsewhere = {each.name for each in differences}
        comparable = [each for name, each in expected.items() if name not in elsewhere]
        sample = draw_sample(comparable, self._question.share, self._question.seed)
        findings = tuple(self._findings(theirs, sample.pieces, look.listing, scratch, on_progress))
        return comparison_of(
            look.listing,
            self._question.sha256,
            self._quantiser.build(),
            sample.sampled,
            differences,
            findings,
            importance_matrix=any(key.startswith("quantize.imatrix.") for key in theirs.entries),
        )

    def _findings(
        self,
        theirs: GgufContent,
        pieces: tuple[Piece, ...],
        listing: HubListing,
        scratch: Path,
        on_progress: Tell,
    ) -> Iterator[Finding]:
        """Yield what is found in each piece, read from the hub one after the other."""
        total, done = sum(each.size_bytes for each in pieces), 0
        reading = self._reading(listing, pieces)
        with theirs.path.open("rb") as stream, closing(reading.contents()) as contents:
            comparison = PieceComparison(stream, self._quantiser, scratch)
            for piece, content in zip(pieces, contents, strict=True):
                self._heed()
                name = piece.tensor.name
                found = comparison.compare(piece, theirs.tensors[name], content)
                done += piece.size_bytes
                on_progress(DownloadProgress(done, total, 0.0, DownloadStage.DOWNLOADING))
                yield found if found is not None else NotCompared(name, theirs.tensors[name].type.name)

    def _reading(self, listing: HubListing, pieces: tuple[Piece, ...]) -> RangedReading:
        asked = self._question
        order = Order(
            repo=listing.repo,
            file="",
            revision=listing.revision,
            target="",
            endpoint=asked.endpoint,
            token=asked.token,
            stall_seconds=asked.stall_seconds,
            service=listing.service,
        )
        spans = [Span(each.tensor.source.file, each.begin, each.size_bytes) for each in pieces]
        self._under_way = reading = RangedReading(order, spans)
        self._heed()
        return reading

    def _heed(self) -> None:
        if self._cancelled:
            raise DownloadCancelled(tr("It is cancelled."))


def _refuse_part_of_several(theirs: GgufContent) -> None:
    parts = theirs.entries.get("split.count", 0)
    if isinstance(parts, int) and parts > 1:
        raise ModelError(
            tr(
                "{name} is one part of {count}, and only a whole file can be compared. Join the parts first, "
                "with llama-gguf-split of llama.cpp.",
                name=theirs.path.name,
                count=parts,
            )
        )
