"""The file of a recording: JSON with the hash of its contents, checked whole before anything of it is shown."""

from __future__ import annotations

import hashlib
from pathlib import Path

import msgspec

from app.atomic_write import write_atomically
from app.domain.errors import OysterError
from app.domain.turn import TurnEnded, UserMessageCommitted
from app.json_decoding import decode_json
from app.session.recording.recording import RecordedTurn, Recording, Sha256, replayed_event
from app.translation import tr

MOST_BYTES = 64 * 2**20


class RecordingError(OysterError):
    """The file is no recording, was changed, or cannot be written."""


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``sha256`` is of the bytes of ``recording`` as they stand in the file."""

    sha256: Sha256
    recording: msgspec.Raw


def write_recording(path: Path, recording: Recording) -> None:
    """Write a recording with its hash. Raises ``RecordingError``."""
    content = msgspec.json.encode(recording)
    kept = _File(hashlib.sha256(content).hexdigest(), msgspec.Raw(content))
    try:
        write_atomically(path, msgspec.json.encode(kept) + b"\n", mode=0o644)
    except OSError as error:
        raise RecordingError(
            tr("The recording cannot be written to {path}. Name another file.", path=path), str(error)
        ) from error


def read_recording(path: Path) -> Recording:
    """Return the recording in a file. Raises ``RecordingError`` where its hash or any of its events is wrong."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise RecordingError(
                tr("{path} is too large for a recording. Choose another file.", path=path.name)
            )
        kept = decode_json(path.read_bytes(), _File)
    except OSError as error:
        raise RecordingError(
            tr("The recording {path} cannot be read. Choose another file.", path=path), str(error)
        ) from error
    except msgspec.DecodeError as error:
        raise RecordingError(
            tr("{path} is not a recording of Oyster. Choose another file.", path=path.name), str(error)
        ) from error
    if hashlib.sha256(kept.recording).hexdigest() != kept.sha256:
        raise RecordingError(
            tr(
                "{path} was changed after it was recorded, so it is not shown. Take an unchanged copy.",
                path=path.name,
            )
        )
    return _checked(path, bytes(kept.recording))


def _checked(path: Path, content: bytes) -> Recording:
    """Read the contents with every event of every turn. Raises ``RecordingError``."""
    try:
        recording = decode_json(content, Recording)
        for scene in recording.scenes:
            for turn in scene.turns:
                _check_turn(recording, turn)
    except msgspec.DecodeError as error:
        raise RecordingError(
            tr("{path} is a recording that this program cannot show. Record it anew.", path=path.name),
            str(error),
        ) from error
    return recording


def _check_turn(recording: Recording, turn: RecordedTurn) -> None:
    """Raise ``msgspec.ValidationError`` where a turn does not go from a message to its reply."""
    table = recording.tables.get(turn.table)
    found = [replayed_event(event, table) for event in turn.events]
    if not isinstance(found[0], UserMessageCommitted):
        raise msgspec.ValidationError("a turn does not begin with its message")
    if not any(isinstance(event, TurnEnded) for event in found):
        raise msgspec.ValidationError("a turn has no reply")
    if any(turn.events[at].seconds > turn.events[at + 1].seconds for at in range(len(turn.events) - 1)):
        raise msgspec.ValidationError("the times of a turn go backwards")
