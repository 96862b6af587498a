"""Sentence vectors of many texts, for a fit: from a process of their own that ends with it."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection

import msgspec
import numpy as np
import numpy.typing as npt

from app.alignment.evidence.sentence_encoder import use_one_thread
from app.child_process import ChildProcess
from app.confinement.confinement import computes
from app.domain.errors import OysterError
from app.translation import tr

Vectors = npt.NDArray[np.float64]

_AT_ONCE = 32
_PATIENCE_SECONDS = 60.0  # of the first few texts, while the encoder is loaded on a slow machine


class NoVectors(OysterError):
    """The encoder of sentences is missing, or it failed."""


def serve_vectors(pipe: Connection) -> None:
    """Answer lists of texts with their vectors until the pipe is closed."""
    use_one_thread()
    from app.alignment.evidence.sentence_heads import classifier_encoder

    with contextlib.suppress(EOFError, OSError, ImportError, msgspec.MsgspecError):
        encoder = classifier_encoder()
        while True:
            pipe.send(np.asarray(encoder.encode(list(pipe.recv())), dtype=np.float64))


def vectors_of(texts: Sequence[str], on_progress: Callable[[float], None] = lambda share: None) -> Vectors:
    """Return one row a text; slow. Raises ``NoVectors``."""
    found = []
    process = ChildProcess("oyster-vectors", serve_vectors, confinement=computes())
    try:
        for at in range(0, len(texts), _AT_ONCE):
            on_progress(at / len(texts))
            process.pipe.send(tuple(texts[at : at + _AT_ONCE]))
            if not process.pipe.poll(_PATIENCE_SECONDS):
                raise EOFError
            found.append(process.pipe.recv())
    except (OSError, EOFError) as error:
        words = tr(
            "The encoder of sentences does not answer on this computer, so nothing can be fitted with it."
        )
        raise NoVectors(words, str(error)) from error
    finally:
        process.close()
    return np.concatenate(found).astype(np.float64) if found else np.zeros((0, 0))
