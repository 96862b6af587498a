"""The list of connections in words, for window and terminal."""

from __future__ import annotations

from app.confinement.connection_log import ConnectionNote, Purpose
from app.translation import tr

HEADINGS = (tr("When"), tr("Where"), tr("Why"), tr("Received"), tr("Sent"), tr("What"))
NONE_YET = tr("The program has not connected to anything yet.")

_PURPOSES = {
    Purpose.DOWNLOAD: tr("a download"),
    Purpose.SEARCH: tr("a search for models"),
    Purpose.LISTING: tr("a list of files"),
    Purpose.COMPARISON: tr("a comparison with weights"),
    Purpose.PACKAGE: tr("the trial model's package"),
    Purpose.UPDATE: tr("a newer version of Oyster"),
    Purpose.EVALUATION: tr("an evaluation with a model elsewhere"),
    Purpose.CONVERSATION: tr("what is asked of a named server"),
    Purpose.OTHER: tr("another purpose"),
}


def cells_of(note: ConnectionNote) -> tuple[str, ...]:
    """Return a connection under the headings: moment in local time, address, purpose, bytes, and what was asked for."""
    host = f"[{note.host}]" if ":" in note.host else note.host
    where = tr("{host}:{port}", host=host, port=note.port)
    return (
        note.began.astimezone().strftime("%Y-%m-%d %H:%M"),
        tr("{where}, a proxy", where=where) if note.is_proxy else where,
        _PURPOSES[note.purpose],
        _bytes_in_words(note.received),
        _bytes_in_words(note.sent),
        note.subject,
    )


def _bytes_in_words(count: int) -> str:
    if count < 1000:
        return tr("{count} bytes", count=count)
    for limit, words in ((10**6, tr("{number} kB")), (10**9, tr("{number} MB"))):
        if count < limit:
            return words.format(number=f"{count * 1000 / limit:.1f}")
    return tr("{number} GB", number=f"{count / 10**9:.2f}")
