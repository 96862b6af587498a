"""What a person may give as an address: short names, files, quantisations, revisions, and links of pages."""

from __future__ import annotations

import pytest

from app.models.hub_reference import AddressUnusable, HubReference, reference_in

PAGE = "https://huggingface.co/Qwen/Qwen3-8B-GGUF"


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Qwen/Qwen3-8B-GGUF", HubReference("Qwen/Qwen3-8B-GGUF")),
        (" Qwen/Qwen3-8B-GGUF@7c41481 ", HubReference("Qwen/Qwen3-8B-GGUF", "7c41481")),
        ("Qwen/Qwen3-8B-GGUF:q4_k_m", HubReference("Qwen/Qwen3-8B-GGUF", storage="q4_k_m")),
        ("hf.co/Qwen/Qwen3-8B-GGUF:Q8_0", HubReference("Qwen/Qwen3-8B-GGUF", storage="Q8_0")),
        ("a/b/c.gguf", HubReference("a/b", file="c.gguf")),
        ("a/b@v2/Q4/c.gguf", HubReference("a/b", "v2", "Q4/c.gguf")),
        (PAGE, HubReference("Qwen/Qwen3-8B-GGUF")),
        (f"{PAGE}/tree/main", HubReference("Qwen/Qwen3-8B-GGUF")),
        (f"{PAGE}/tree/v1.0/Q4", HubReference("Qwen/Qwen3-8B-GGUF", "v1.0")),
        (f"{PAGE}/blob/main/a%20b.gguf", HubReference("Qwen/Qwen3-8B-GGUF", "main", "a b.gguf")),
        (
            f"<{PAGE}/resolve/main/Q/c.gguf?download=true>",
            HubReference("Qwen/Qwen3-8B-GGUF", "main", "Q/c.gguf"),
        ),
        (f"{PAGE}?show_file_info=c.gguf", HubReference("Qwen/Qwen3-8B-GGUF", file="c.gguf")),
        (f"{PAGE}/discussions/3", HubReference("Qwen/Qwen3-8B-GGUF")),
        ("huggingface.co/a/b", HubReference("a/b")),
        ("a/b/resolve/main/c.gguf", HubReference("a/b", "main", "c.gguf")),
    ],
)
def test_an_address_is_understood(text: str, meant: HubReference) -> None:
    assert reference_in(text) == meant


@pytest.mark.parametrize("text", ["qwen3", "qwen3 gguf", "/home/a/model", "../a", "", "a//b"])
def test_other_words_are_for_a_search(text: str) -> None:
    assert reference_in(text) is None


@pytest.mark.parametrize(
    ("link", "said"),
    [
        ("https://example.org/a/b", "example.org is not the hub"),
        ("https://huggingface.co.example.org/a/b", "is not the hub"),
        ("https://huggingface.co/datasets/a/b", "no model's page"),
        ("https://huggingface.co/Qwen", "no model's page"),
        ("https://huggingface.co/", "no model's page"),
    ],
)
def test_a_link_to_something_else_is_said(link: str, said: str) -> None:
    with pytest.raises(AddressUnusable, match=said):
        reference_in(link)


def test_a_mirror_s_own_links_are_understood(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_ENDPOINT", "https://hub.example.org")
    assert reference_in("https://hub.example.org/a/b") == HubReference("a/b")
    assert reference_in(PAGE) == HubReference("Qwen/Qwen3-8B-GGUF")
