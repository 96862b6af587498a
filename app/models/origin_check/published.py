"""What a GGUF of published files would hold, made from their descriptions alone by our own converter."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from app.models.convert.architecture import Architecture, read_architecture
from app.models.convert.skeleton import write_skeleton
from app.models.convert.tensors import NamedTensor, name_tensors
from app.models.convert.tokenizer import read_tokenizer
from app.models.downloader_protocol import HubLook
from app.models.model_build.sources import tensors_of
from app.models.origin_check.gguf_content import GgufContent, read_content

_OUTPUT, _EMBEDDING = "output.weight", "token_embd.weight"


@dataclass(frozen=True, slots=True)
class Published:
    """The metadata that our converter writes for the published files, and the tensors by llama.cpp's names."""

    architecture: Architecture
    content: GgufContent
    tensors: Mapping[str, NamedTensor]

    def expected(self, theirs: GgufContent) -> dict[str, NamedTensor]:
        """Return the tensors that a file has to hold: shared embeddings may be written a second time as output."""
        expected = dict(self.tensors)
        if self.architecture.tied and _OUTPUT in theirs.tensors:
            expected[_OUTPUT] = NamedTensor(_OUTPUT, expected[_EMBEDDING].source)
        return expected


def published_model(look: HubLook, scratch: Path) -> Published:
    """Return what the published files say; works in ``scratch``. Raises ``NotConvertible``."""
    listing, texts = look.listing, look.texts
    architecture = read_architecture(texts.get("config.json", b""))
    tokenizer = read_tokenizer(texts, architecture.vocabulary)
    named = name_tensors(architecture, tensors_of(listing))
    skeleton = scratch / "skeleton.gguf"
    write_skeleton(skeleton, "", (listing.origin, listing.commit), architecture, tokenizer, named)
    return Published(architecture, read_content(skeleton), {each.name: each for each in named})
