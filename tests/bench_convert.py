"""``make bench-convert``: a model of Oy1's true size goes the whole way; memory and disk are held to the promise.

A loopback hub makes up the 29.5 GB of weights as they are asked for (the same for everybody). Usage:
``make bench-convert ARGUMENTS="--layers 2"`` for a quick look.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import platform
import struct
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from app.domain.quantisation import quantisation_named
from app.models.acquisition import Wish, entry_to_get
from app.models.catalogue import load_catalogue
from app.models.convert.architecture import read_architecture
from app.models.convert.tensors import wanted_tensors
from app.models.download import DownloadProgress
from app.models.model_build.disk_space import Way
from app.models.model_library import ModelLibrary
from app.session.model_acquisition import acquisition_of_entry
from tests.models.loopback_hub import HubFile, LoopbackHub, open_hub
from tests.models.shapes.shape import Family, Shape, published_configuration, published_generation
from tests.models.shapes.tokenizer_files import write_tokenizer

REPO, TOKEN = "OysterAI/Oyster_1_Qwen_14B", "hf_bench"
SHARD_BYTES = 5 * 10**9  # shard size, as on the hub
PATTERN_BYTES = 64 * 2**20 - 2  # not a multiple of a row's length
MEMORY_PROMISE = 3 * 10**9
DISK_MARGIN = 2 * 10**9


class Weights:
    """The bytes of a safetensors file of generated bfloat16 numbers, computed on request."""

    pattern = b""

    def __init__(self, header: bytes, data_bytes: int) -> None:
        self._header, self._size = header, len(header) + data_bytes

    def __len__(self) -> int:
        return self._size

    def __getitem__(self, span: slice) -> bytes:
        begin, end, _ = span.indices(self._size)
        if begin < len(self._header):
            cut = min(end, len(self._header))
            return self._header[begin:cut] + (self[cut:end] if end > cut else b"")
        at, wanted = (begin - len(self._header)) % PATTERN_BYTES, end - begin
        piece = self.pattern[at : at + wanted]
        while len(piece) < wanted:
            piece += self.pattern[: wanted - len(piece)]
        return piece

    def sha256(self) -> str:
        digest = hashlib.sha256()
        for begin in range(0, self._size, 2**26):
            digest.update(self[begin : begin + 2**26])
        return digest.hexdigest()


def shape_of(layers: int) -> Shape:
    """Return Qwen3-14B's own shape, with fewer layers for a quick look."""
    return Shape(
        "qwen3-14b",
        Family.QWEN3,
        width=5120,
        layers=layers,
        heads=40,
        key_value_heads=8,
        head_length=128,
        feed_forward=17408,
    )


def shards_of(config: bytes) -> Iterator[Weights]:
    """Yield the shards in the hub's order, none larger than five gigabytes."""
    tensors: list[tuple[str, tuple[int, ...]]] = []
    size = 0
    for name, (_, shape) in wanted_tensors(read_architecture(config)):
        weight = 2 * int(np.prod(shape))
        if tensors and size + weight > SHARD_BYTES:
            yield _shard(tensors)
            tensors, size = [], 0
        tensors.append((name, shape))
        size += weight
    yield _shard(tensors)


def _shard(tensors: list[tuple[str, tuple[int, ...]]]) -> Weights:
    header, at = {}, 0
    for name, shape in tensors:
        end = at + 2 * int(np.prod(shape))
        header[name] = {"dtype": "BF16", "shape": list(shape), "data_offsets": [at, end]}
        at = end
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    return Weights(struct.pack("<Q", len(text)) + text, at)


def offer(hub: LoopbackHub, layers: int) -> tuple[int, int]:
    """Put the model on the hub; return the bytes of its weights and of its largest shard."""
    drawn = np.random.default_rng(1).standard_normal(PATTERN_BYTES // 2).astype(np.float32) * 0.02
    Weights.pattern = (drawn.view(np.uint32) >> 16).astype(np.uint16).tobytes()
    shape = shape_of(layers)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_tokenizer(folder, shape.family)
        (folder / "config.json").write_text(json.dumps(published_configuration(shape)))
        (folder / "generation_config.json").write_text(json.dumps(published_generation(shape)))
        hub.offer_folder(REPO, folder)
        shards = list(shards_of((folder / "config.json").read_bytes()))
    for number, shard in enumerate(shards, start=1):
        file = f"model-{number:05}-of-{len(shards):05}.safetensors"
        hub.files[REPO, file] = HubFile(shard, shard.sha256())
    hub.gate(REPO, TOKEN)
    return sum(len(each) for each in shards), max(len(each) for each in shards)


@dataclass
class Watch:
    """Sampler of the peak memory of this program and its children together, and of the peak disk use."""

    folder: Path
    children_bytes: int = 0
    disk_bytes: int = 0
    stopped: threading.Event = field(default_factory=threading.Event)

    def run(self) -> None:
        while not self.stopped.wait(0.2):
            self.children_bytes = max(self.children_bytes, sum(_resident(each) for each in _children()))
            self.disk_bytes = max(self.disk_bytes, _on_disk(self.folder))


def _children() -> list[int]:
    found, wanted = [], {os.getpid()}
    for _ in range(3):
        for path in Path("/proc").glob("[0-9]*/stat"):
            try:
                fields = path.read_text().rsplit(")", 1)[1].split()
            except OSError:
                continue
            number = int(path.parent.name)
            if int(fields[1]) in wanted and number not in found:
                found.append(number)
        wanted |= set(found)
    return found


def _resident(process: int) -> int:
    try:
        return int(Path(f"/proc/{process}/statm").read_text().split()[1]) * os.sysconf("SC_PAGESIZE")
    except OSError:
        return 0


def _on_disk(folder: Path) -> int:
    total = 0
    for path in folder.rglob("*"):
        try:
            total += path.stat().st_blocks * 512
        except OSError:
            continue
    return total


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--layers", type=int, default=40)
    parser.add_argument("--quantisation", default="Q4_K_M")
    options = parser.parse_args()
    with open_hub() as hub, tempfile.TemporaryDirectory(dir=os.environ.get("TMPDIR")) as home:
        weights, largest = offer(hub, options.layers)
        own_bytes = _resident(os.getpid())
        os.environ["HF_ENDPOINT"] = hub.endpoint
        library = ModelLibrary(Path(home) / "models", load_catalogue())
        watch = Watch(Path(home))
        threading.Thread(target=watch.run, daemon=True).start()
        seconds: dict[str, float] = {}
        latest = time.monotonic()

        def tell(progress: DownloadProgress) -> None:
            nonlocal latest
            now = time.monotonic()
            seconds[progress.stage] = seconds.get(progress.stage, 0.0) + now - latest
            latest = now

        wish = Wish(quantisation_named(options.quantisation), Way.LEAN, TOKEN)
        model = acquisition_of_entry(library, entry_to_get(library, "oy1"), wish).run(tell)
        watch.stopped.set()
        program_bytes = max(0, _peak_of_this() - own_bytes)
        memory = watch.children_bytes + program_bytes
        promised = model.size_bytes + largest + DISK_MARGIN
        _say(f"{platform.machine()}, {os.cpu_count()} cores; {options.layers} layers, {options.quantisation}")
        _say(f"weights fetched        {hub.served() / 1e9:8.2f} GB for {weights / 1e9:.2f} GB of shards")
        _say(f"result                 {model.size_bytes / 1e9:8.2f} GB, {model.standing.value}")
        _say(f"peak disk              {watch.disk_bytes / 1e9:8.2f} GB, promised {promised / 1e9:.2f} GB")
        _say(f"peak memory            {memory / 1e9:8.2f} GB, promised {MEMORY_PROMISE / 1e9:.2f} GB")
        for stage, taken in seconds.items():
            _say(f"{stage:22} {taken:8.0f} s")
        if memory > MEMORY_PROMISE or watch.disk_bytes > promised:
            raise SystemExit("The promise was not kept.")


def _peak_of_this() -> int:
    status = Path("/proc/self/status").read_text()
    return int(status.split("VmHWM:")[1].split()[0]) * 1024


def _say(line: str) -> None:
    print(line, flush=True)


if __name__ == "__main__":
    main()
