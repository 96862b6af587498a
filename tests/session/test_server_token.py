"""A server's token, in the desktop's own keyring: for that server alone, and in no file."""

from __future__ import annotations

from pathlib import Path

from app.locations import Locations
from tests.engine.scripted_model import build_scripted_model
from tests.llama_server import MODEL, llama_server
from tests.privacy.test_system_keyring import in_session, opening

TOKEN = "a-token-of-the-tests"
BEGIN = """
    from app.session.session import Session
    from app.session.delete_everything import delete_everything

    def told(session, address, token=None):
        try:
            session.load_model(session.server.name(address, {model!r}, token))
        except OysterError as error:
            return error.sentence
        return "it answers"

    def kept():
        return [read_server_token(each.removeprefix("http://").removesuffix("/v1")) for each in ({one!r}, {other!r})]
"""


def test_a_token_goes_to_the_server_that_it_was_given_for_alone(tmp_path: Path) -> None:
    gguf = build_scripted_model(tmp_path / "served.gguf", "Yes.")
    locations = Locations(tmp_path / "data")
    folders = tmp_path / "one", tmp_path / "other"
    for each in folders:
        each.mkdir()
    with (
        llama_server(gguf, folders[0], context=512, token=TOKEN) as one,
        llama_server(gguf, folders[1], context=512, token=TOKEN) as other,
    ):
        script = opening(locations) + BEGIN.format(model=MODEL, one=one, other=other)
        printed = in_session(
            tmp_path / "home",
            script
            + f"""
    with Session(locations, private=True) as session:
        print(told(session, {one!r}))
        print(told(session, {one!r}, {TOKEN!r}))
        print(told(session, {one!r}))
        print(told(session, {other!r}))
        print(kept(), session.settings.server_has_token)
        print(told(session, {one!r}, {TOKEN!r}))
    print({TOKEN!r} in locations.settings.read_text())
    delete_everything(locations, models=True)
    print(kept())
    """,
        ).splitlines()
    refused = "does not accept the token"
    assert refused in printed[0]
    assert printed[1:3] == ["it answers", "it answers"], "it is kept for the next time"
    assert refused in printed[3], "another server, though on the same host, is not sent it"
    assert printed[4] == f"['{TOKEN}', None] False"
    assert printed[5:] == ["it answers", "False", "[None, None]"]
