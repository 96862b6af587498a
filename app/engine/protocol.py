"""The wire protocol between the window and the engine worker: typed, versioned messages on a private pipe."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from app.diagnostics.traces import Trace
from app.domain.generation import (
    Device,
    GenerationEnded,
    GenerationRequest,
    LoadedModel,
    OptionRequest,
    OptionScores,
    PrefixRead,
    PrefixRequest,
    QuestionAnswers,
    QuestionRequest,
    StateFacts,
    StateRequest,
)
from app.domain.measured_speed import Chosen, MeasuredSpeed, Trial

PROTOCOL_VERSION = 8


class Request(msgspec.Struct, frozen=True, tag=True):
    """A request to the worker; its answers carry the same ``id``."""

    id: int


class Load(Request, frozen=True):
    """Load a model file; answered by ``LoadProgress`` messages and ``Loaded``.

    The file of a helper, a smaller model that guesses ahead, is named where there is one; it leaves ``reserved`` bytes
    of memory to others. ``speeds`` are those that were measured of this model, device by device; ``threads`` is the
    number that a person wants, or 0.
    """

    path: str
    name: str
    sha256: str
    context_size: int
    device: str
    helper_path: str = ""
    helper_name: str = ""
    reserved: int = 0
    speeds: tuple[MeasuredSpeed, ...] = ()
    threads: int = 0


class Connect(Request, frozen=True):
    """Ask a server that a person named for its model; answered by ``Loaded``.

    ``context_size`` counts where the server does not state its own; after ``patience`` seconds without a word of it, it
    has not answered. The token is in no text of this value.
    """

    address: str
    model: str
    sha256: str
    token: str
    context_size: int
    patience: float

    def __repr__(self) -> str:
        """Return the request without its token."""
        return f"Connect({self.id}, {self.address!r}, {self.model!r})"


class Generate(Request, frozen=True):
    """Continue a conversation; answered by ``Reading``, ``Piece`` and ``Ended``."""

    request: GenerationRequest


class Warm(Request, frozen=True):
    """Read what stands before the person's next message, and write nothing; answered by ``Warmed``."""

    request: PrefixRequest


class CopyState(Request, frozen=True):
    """Copy what was computed of a conversation; answered by ``StatePart`` messages and ``StateCopied``."""

    request: StateRequest


class BringState(Request, frozen=True):
    """Announce the state of a conversation; answered by ``StateTaken``, and where wanted ``BringStatePart`` follow."""

    facts: StateFacts


class BringStatePart(Request, frozen=True):
    """The next part of the announced state; answered by ``StateTaken``."""

    part: bytes


class ScoreOptions(Request, frozen=True):
    """Score options beside what is cached; answered by ``Scored``."""

    request: OptionRequest


class Ask(Request, frozen=True):
    """Answer many questions on one shared prefix; answered by ``Answered``."""

    request: QuestionRequest


class Measure(Request, frozen=True):
    """Take the time of a trial, beside what is loaded; answered by ``Timed``."""

    trial: Trial


class Tune(Request, frozen=True):
    """Compute from now on as these measurements and this number of threads say; answered by ``Tuned``."""

    speeds: tuple[MeasuredSpeed, ...]
    threads: int


class Tokenise(Request, frozen=True):
    """Tokenise a user's text (never into control tokens); answered by ``Tokens``."""

    text: str


class ListDevices(Request, frozen=True):
    """List the devices; answered by ``Devices``."""


class Cancel(Request, frozen=True):
    """Cancel the request with this ``id`` if it is still running; not answered itself."""


class ShutDown(Request, frozen=True):
    """Shut the worker down."""


AnyRequest = (
    Load
    | Connect
    | Generate
    | Warm
    | CopyState
    | BringState
    | BringStatePart
    | ScoreOptions
    | Ask
    | Measure
    | Tune
    | Tokenise
    | ListDevices
    | Cancel
    | ShutDown
)


class Answer(msgspec.Struct, frozen=True, tag=True):
    """An answer of the worker to the request with this ``id``."""

    id: int


class Hello(Answer, frozen=True):
    """The worker is ready."""

    version: int


class LoadProgress(Answer, frozen=True):
    """How much of the model is loaded, 0 to 1."""

    share: float


class Loaded(Answer, frozen=True):
    """The model is loaded."""

    model: LoadedModel


class Reading(Answer, frozen=True):
    """How much of the prompt is read."""

    read: int
    total: int
    reused: int


class Piece(Answer, frozen=True):
    """Whole characters that were written, and their tokens."""

    text: str
    tokens: tuple[int, ...]


class Ended(Answer, frozen=True):
    """The generation is over."""

    ended: GenerationEnded


class Warmed(Answer, frozen=True):
    """What was read ahead."""

    read: PrefixRead


class StatePart(Answer, frozen=True):
    """The next part of a state."""

    part: bytes


class StateCopied(Answer, frozen=True):
    """The whole state was sent; None where there is nothing worth keeping, or where it was cancelled."""

    facts: StateFacts | None


class StateTaken(Answer, frozen=True):
    """Whether more of the state is wanted, or, after its last part, whether it is held now."""

    wanted: bool


class Scored(Answer, frozen=True):
    """The options' scores."""

    scores: OptionScores


class Answered(Answer, frozen=True):
    """The questions' answers."""

    answers: QuestionAnswers


class Timed(Answer, frozen=True):
    """The seconds that a token took; None where it was cancelled."""

    seconds: float | None


class Tuned(Answer, frozen=True):
    """What the loaded model computes with."""

    chosen: Chosen


class Tokens(Answer, frozen=True):
    """Token ids."""

    tokens: tuple[int, ...]


class Devices(Answer, frozen=True):
    """The devices llama.cpp can compute on."""

    devices: tuple[Device, ...]


class FailureCode(StrEnum):
    """The kinds of failure that the window treats differently."""

    FAILED = "failed"
    PROMPT_TOO_LONG = "prompt_too_long"
    MEMORY_SHORT = "memory_short"
    NOT_TOLD = "not_told"


class Failed(Answer, frozen=True):
    """The request failed: a ``sentence`` for the user, a ``detail`` to be shown with it.

    ``trace`` is there for a fault of the program, for the log: it cannot hold a user's text.
    """

    code: FailureCode
    sentence: str
    detail: str = ""
    trace: Trace | None = None


AnyAnswer = (
    Hello
    | LoadProgress
    | Loaded
    | Reading
    | Piece
    | Ended
    | Warmed
    | StatePart
    | StateCopied
    | StateTaken
    | Scored
    | Answered
    | Timed
    | Tuned
    | Tokens
    | Devices
    | Failed
)

MORE_FOLLOWS = (LoadProgress, Reading, Piece, StatePart)  # every other answer is the last one to its request
