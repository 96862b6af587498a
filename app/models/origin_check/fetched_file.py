"""The comparison that follows the download of a file whose catalogue entry names the weights it is made of."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from app.domain.errors import EngineFailure, OysterError
from app.domain.origin_comparison import OriginComparison
from app.domain.quantisation import Quantiser
from app.models.catalogue import CatalogueEntry
from app.models.convert.errors import NotConvertible
from app.models.download import DownloadProgress, DownloadStage
from app.models.errors import DownloadFailed, WrongHash
from app.models.origin_check.check import OriginCheck, OriginQuestion
from app.models.origin_check.sampling import new_seed
from app.models.speed_limit import SpeedLimit
from app.translation import tr


class FetchedFileCheck:
    """One comparison. ``run`` blocks; ``cancel`` may come from any thread."""

    def __init__(
        self,
        entry: CatalogueEntry,
        file: Path,
        sha256: str,
        quantiser: Quantiser,
        endpoint: str,
        speed: SpeedLimit,
    ) -> None:
        self._entry, self._file, self._quantiser = entry, file, quantiser
        question = OriginQuestion(
            file=file,
            repo=entry.weights,
            seed=new_seed(),
            revision=entry.weights_revision,
            sha256=sha256,
            endpoint=endpoint,
            bytes_per_second=speed.bytes_per_second,
        )
        self._check = OriginCheck(question, quantiser)

    def run(self, on_progress: Callable[[DownloadProgress], None]) -> OriginComparison | None:
        """Return what was found, or None, with a sentence, where the comparison itself was not possible.

        Raises ``WrongHash`` and deletes the file where its weights are not the published ones.
        """
        try:
            found = self._check.run(on_progress)
        except (DownloadFailed, NotConvertible, EngineFailure) as error:
            on_progress(_not_compared(error))
            return None
        finally:
            self._quantiser.kill()
        if found.altered_tensors:
            self._file.unlink(missing_ok=True)
            raise WrongHash(
                tr(
                    "The file fetched for '{name}' is not made of the weights that it names ({repo}), so it is not "
                    "used and was deleted.",
                    name=self._entry.id,
                    repo=self._entry.weights,
                ),
                ", ".join(found.altered_tensors),
            )
        return found

    def cancel(self) -> None:
        """Cancel the comparison."""
        self._check.cancel()


def _not_compared(error: OysterError) -> DownloadProgress:
    sentence = tr(
        "The file has the right hash, but could not be compared with the weights it is made of. {why} "
        "Compare it later.",
        why=error.sentence,
    )
    return DownloadProgress(0, 0, 0.0, DownloadStage.VERIFYING, sentence)
