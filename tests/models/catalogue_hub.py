"""The whole catalogue at a loopback hub: small stand-ins under the real names, pinned in a catalogue of one's own."""

from __future__ import annotations

import hashlib
from pathlib import Path

import msgspec

from app.models.catalogue import CatalogueEntry, Source, load_catalogue
from tests.engine.scripted_model import build_scripted_model
from tests.models.loopback_hub import LoopbackHub

REPLY = "You are not alone with this."


def offer_catalogue(hub: LoopbackHub, folder: Path, own_catalogue: Path) -> tuple[CatalogueEntry, ...]:
    """Offer a stand-in for every file of the hub, and return the entries; sizes stay those of the real files."""
    content = build_scripted_model(folder / "stand-in.gguf", REPLY).read_bytes()
    entries = tuple(each for each in load_catalogue().models if each.source is Source.HUB)
    pinned = []
    for entry in entries:
        hub.offer(entry.repo, entry.file, content)
        hub.commits.add(entry.revision)
        known = msgspec.to_builtins(entry) | {"sha256": hashlib.sha256(content).hexdigest(), "weights": ""}
        pinned.append({name: value for name, value in known.items() if value})
    own_catalogue.parent.mkdir(parents=True, exist_ok=True)
    own_catalogue.write_bytes(msgspec.yaml.encode({"models": pinned}))
    return entries
