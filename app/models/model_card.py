"""The model card of a publishing kit: the hub's front matter, and checkable facts for a reader."""

from __future__ import annotations

import textwrap
from dataclasses import replace

import msgspec

from app.domain.model import InstalledModel, model_words
from app.domain.provenance import MODELSCOPE_PREFIX, Provenance, weights_page
from app.domain.quantisation import quantisation_named

# Licences for which the hub has an identifier; any other is "other" there, with a link.
_HUB_LICENCES = {"apache-2.0", "mit", "bsd-3-clause", "cc-by-4.0", "openrail"}


def model_card(model: InstalledModel, record: Provenance, name: str, *, licensed: bool) -> str:
    """Return the card of a model whose GGUF is called ``name``; ``licensed`` where LICENSE lies beside it."""
    stored = quantisation_named(record.quantisation)
    return _CARD.format(
        front=_yaml(_front(model, record, licensed=licensed)),
        title=name.removesuffix(".gguf"),
        words=model_words(replace(model, provenance=record)),
        repo=record.repo,
        commit=record.commit,
        quantisation=record.quantisation,
        bits=f", about {stored.bits_per_weight:g} bits a weight" if stored else "",
        build=record.engine_build,
        converter=record.converter,
        sha256=record.sha256,
        name=name,
        licence=_licence_words(model, licensed=licensed),
        entry=textwrap.indent(_yaml({"models": [_entry(model, record, name)]}), "    "),
    )


def _yaml(data: dict[str, object]) -> str:
    return msgspec.yaml.encode(data).decode().strip()


def _front(model: InstalledModel, record: Provenance, *, licensed: bool) -> dict[str, object]:
    known = model.licence.lower() in _HUB_LICENCES
    link = "LICENSE" if licensed else weights_page(record.repo)
    licence = (
        {"license": model.licence.lower()}
        if known
        else {"license": "other", "license_name": "as-of-the-weights", "license_link": link}
    )
    at_the_hub = not record.repo.startswith(MODELSCOPE_PREFIX)
    return {
        **({"base_model": record.repo} if at_the_hub else {}),
        "base_model_relation": "quantized",
        "quantized_by": "Oyster desktop",
        "library_name": "gguf",
        **licence,
        "pipeline_tag": "text-generation",
        "tags": ["gguf", record.architecture, record.quantisation.lower()],
    }


def _entry(model: InstalledModel, record: Provenance, name: str) -> dict[str, object]:
    return {
        "id": model.id,
        "title": model.title,
        "role": model.role.value,
        "licence": model.licence,
        "source": "hub",
        "repo": "YOUR-NAME/YOUR-REPOSITORY",
        "file": name,
        "sha256": record.sha256,
        "size_bytes": record.size_bytes,
    }


def _licence_words(model: InstalledModel, *, licensed: bool) -> str:
    stated = f"Stated with the weights: {model.licence or 'no licence'}."
    text = (
        "The licence's text as it came with them is in `LICENSE`."
        if licensed
        else "No licence's text came with them: read their page before you pass this on."
    )
    return f"{stated} {text}"


_CARD = """---
{front}
---

# {title}

{words}.

This is a GGUF for llama.cpp of the weights in `{repo}` at commit `{commit}`, stored as {quantisation}{bits}. It is a
quantisation: the numbers are rounded, so replies can differ from the original's and be somewhat worse. Nothing was
trained or changed besides.

## How it was made

Oyster desktop fetched every source file, compared it with the hash that the hub states, converted and quantised
it: {converter}; {build}. `provenance.json` lists every source file with both hashes.

## How to make it again

The same commit, converter and llama.cpp build give the same bytes. In Oyster desktop, choose {quantisation} for
this model (`oyster models get`, option `--quantisation {quantisation}`); `oyster models verify` then names the
commit, and `sha256sum` the hash below, if the weights' repository still stands at that commit.

## How to check it

    sha256sum --check SHA256SUMS

`{name}` has the SHA-256 `{sha256}`. The record says where the file came from; that it says so is a claim until
you make the file yourself and find the same hash.

## How to offer it to Oyster desktop

In `catalogue.yaml` of the program's data folder, with the repository that you uploaded this to:

{entry}

## Licence

{licence}
"""
