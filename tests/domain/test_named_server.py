"""The address of a server: where messages may be sent, and where not."""

from __future__ import annotations

import pytest

from app.domain.named_server import AddressUnusable, goes_where, named_server


@pytest.mark.parametrize(
    ("written", "address", "place", "is_here"),
    [
        ("https://Models.Example.org/v1/", "https://models.example.org/v1", "models.example.org", False),
        (
            " https://models.example.org:8443 ",
            "https://models.example.org:8443/v1",
            "models.example.org:8443",
            False,
        ),
        (
            "https://models.example.org/llm/v1",
            "https://models.example.org/llm/v1",
            "models.example.org",
            False,
        ),
        ("http://127.0.0.1:8000/v1", "http://127.0.0.1:8000/v1", "127.0.0.1:8000", True),
        ("http://localhost:8000", "http://localhost:8000/v1", "localhost:8000", True),
        ("http://[::1]:8000/v1", "http://[::1]:8000/v1", "[::1]:8000", True),
    ],
)
def test_an_address_is_brought_into_one_form(written: str, address: str, place: str, is_here: bool) -> None:
    server = named_server(written, "oy1")
    assert (server.address, server.place, server.is_here) == (address, place, is_here)
    assert ("leaves this computer" in goes_where(server.place, is_here=server.is_here)) is not is_here


@pytest.mark.parametrize(
    "written",
    [
        "",
        "models.example.org",
        "ftp://models.example.org",
        "http://models.example.org/v1",
        "http://192.168.1.7:8000/v1",
        "https://name:word@models.example.org/v1",
        "https://models.example.org/v1?key=1",
        "https://models.example.org:none/v1",
        "https:///v1",
        "https://modëls.example.org/v1",
    ],
)
def test_an_address_over_which_others_could_read_along_or_that_names_nobody_is_refused(written: str) -> None:
    with pytest.raises(AddressUnusable):
        named_server(written, "oy1")


@pytest.mark.parametrize("model", ["", "  ", "a\nb", "x" * 1000])
def test_a_model_has_a_name(model: str) -> None:
    with pytest.raises(AddressUnusable):
        named_server("https://models.example.org/v1", model)


def test_another_address_or_model_is_another_identity() -> None:
    one = named_server("https://models.example.org/v1", "oy1")
    assert one.identity == named_server("https://models.example.org/v1/", "oy1").identity
    assert one.identity != named_server("https://models.example.org/v1", "oy2").identity
    assert one.identity != named_server("https://other.example.org/v1", "oy1").identity
