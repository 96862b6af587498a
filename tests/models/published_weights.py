"""A repository of Qwen3's shape on a loopback hub, and a GGUF that our own converter made of it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from loopback_hub import LoopbackHub, open_hub

from app.domain.origin_comparison import Difference, OriginComparison
from app.engine.quantiser import EngineQuantiser
from app.models.convert.architecture import read_architecture
from app.models.convert.tensors import NamedTensor, name_tensors
from app.models.origin_check.check import OriginCheck, OriginQuestion
from app.models.origin_check.gguf_content import read_content
from app.models.origin_check.metadata_comparison import metadata_differences
from tests.models.conversion_factories import convert, tensors_in
from tests.models.shapes import QWEN3_TIED_WIDE
from tests.models.small_repository import write_small_repository
from tests.models.strangers_files import Numbers

REPO = "somebody/some-guard"
VALUES = "blk.1.ffn_down.weight"


@dataclass
class Published:
    """Weights on a loopback hub, and a GGUF that our own converter made of them."""

    folder: Path
    honest: Path
    hub: LoopbackHub
    quantiser: EngineQuantiser

    def prove(self, file: Path, share: float = 1.0, seed: int = 7) -> OriginComparison:
        question = OriginQuestion(file, REPO, seed, share, endpoint=self.hub.endpoint, stall_seconds=2.0)
        return OriginCheck(question, self.quantiser).run(lambda progress: None)

    def differences(self, file: Path) -> tuple[Difference, ...]:
        """Return what differs in the metadata, without asking the hub."""
        texts = {each.name: each.read_bytes() for each in self.folder.glob("*.json")}
        architecture = read_architecture(texts["config.json"])
        return metadata_differences(read_content(file), read_content(self.honest), architecture, texts)

    def made(self, kind: str, target: Path) -> Path:
        convert(self.folder, kind, self.quantiser, target)
        return target

    def numbers(self) -> dict[str, Numbers]:
        """Return the published matrices under llama.cpp's names."""
        found = {}
        for each in tensors_in(self.folder):
            rows, columns = (*each.shape, 1)[:2]
            with (self.folder / each.file).open("rb") as stream:
                stream.seek(each.begin)
                halves = np.frombuffer(stream.read(rows * columns * 2), "<u2").astype(np.uint32)
            layer, _, part = each.name.removeprefix("model.layers.").partition(".")
            if part == "mlp.down_proj.weight":
                found[f"blk.{layer}.ffn_down.weight"] = (halves << 16).view(np.float32).reshape(rows, columns)
        return found


def named_tensors(folder: Path) -> tuple[NamedTensor, ...]:
    return name_tensors(read_architecture((folder / "config.json").read_bytes()), tensors_in(folder))


@contextmanager
def publish(place: Path) -> Iterator[Published]:
    """Provide the weights, their GGUF as Q4_K_M, and their hub; nobody changes them."""
    quantiser = EngineQuantiser()
    with open_hub() as hub:
        folder = write_small_repository(place / "repository", QWEN3_TIED_WIDE)
        hub.offer_folder(REPO, folder)
        honest = place / "honest.gguf"
        convert(folder, "Q4_K_M", quantiser, honest)
        yield Published(folder, honest, hub, quantiser)
    quantiser.kill()
