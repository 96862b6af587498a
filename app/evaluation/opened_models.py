"""The models opened by an evaluation: one engine each, however many roles use it."""

from __future__ import annotations

import atexit
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

import anyio
import anyio.to_thread
import msgspec

from app.domain.cancellation import CancelToken
from app.domain.errors import EngineFailure
from app.domain.gguf import read_header
from app.domain.model import InstalledModel, ModelRole, ModelStanding
from app.domain.plain_text import name_on_one_line
from app.evaluation.errors import EvaluationError
from app.evaluation.guided_conversations import GuidedConversations
from app.locations import Locations, locate
from app.models.hashing import hash_of
from app.session.engine_queue import Use
from app.session.engines import OwnedEngine
from app.session.model_choice import path_meant
from app.session.session import Session
from app.translation import tr

GGUF = ".gguf"
Result = TypeVar("Result")


class OpenedModel:
    """A model and the one session that it runs in. One item at a time, each with a cancellation token.

    Cancelling the token ends only that item, waiting or under way. The lock is always taken before the session's
    queue, never the other way round.
    """

    def __init__(self, session: Session, model: InstalledModel) -> None:
        self.model = model
        self._session = session
        self._lock = threading.Lock()
        self._guided: GuidedConversations | None = None

    @contextmanager
    def engine(self, given_up: CancelToken) -> Iterator[OwnedEngine]:
        """Provide the bare engine with the model loaded, for one item. Raises ``OysterError``."""
        with self._item(given_up), self._session.queue.held(Use.REPLY, given_up):
            self._load_engine(given_up)
            yield OwnedEngine(self._session.engine, self._session.queue)

    @contextmanager
    def session(self, given_up: CancelToken) -> Iterator[Session]:
        """Provide the session, with the model, a judge and an analyst, for the turns of one item.

        Each turn acquires the engines itself. Raises ``OysterError``.
        """
        with self._item(given_up):
            if self._session.loaded is None:
                with given_up.calling(self._session.engine.cancel):  # nobody else loads: we hold the lock
                    self._session.load_model(self.model, helped=False)
            yield self._session

    @contextmanager
    def guided(self, given_up: CancelToken) -> Iterator[GuidedConversations]:
        """Provide the Guide conversations for one item. Raises ``OysterError``."""
        with self.session(given_up) as session:
            if self._guided is None:
                self._guided = GuidedConversations(session)
            yield self._guided

    @contextmanager
    def _item(self, given_up: CancelToken) -> Iterator[None]:
        with self._lock:
            if given_up.cancelled:
                raise EngineFailure(tr("The item was given up before its turn came."))
            yield

    def widen(self, context_size: int) -> None:
        """Load the model with at least this context; one that is loaded already keeps what it has."""
        settings = self._session.settings
        wanted = max(settings.context_size, context_size)
        # for this process; nothing is stored
        self._session.settings = msgspec.structs.replace(settings, context_size=wanted)

    def _load_engine(self, given_up: CancelToken) -> None:
        engine, settings = self._session.engine, self._session.settings
        if engine.model is None:
            engine.load(
                self.model.path,
                name=self.model.title,
                sha256=self.model.sha256,
                context_size=settings.context_size,
                device=settings.device,
                speeds=self._session.speeds.speeds(self.model.sha256),
                threads=settings.threads,
                cancel=given_up,
            )

    def close(self) -> None:
        """End the engine; a call under way fails."""
        if self._guided is not None:
            self._guided.close()
        self._session.close()


class _Opened:
    """The opened models of this process, by data folder and name."""

    def __init__(self) -> None:
        self.locations: Locations | None = None
        self.context_size = 0  # tokens that the run under way needs
        self._lock = threading.Lock()
        self._models: dict[tuple[Path, str], OpenedModel] = {}

    def find(self, name: str) -> OpenedModel:
        locations = self.locations or locate()
        with self._lock:
            key = (locations.root, name)
            if key not in self._models:
                session = Session(locations, private=True)
                self._models[key] = OpenedModel(session, _model_named(session, name))
                self._models[key].widen(self.context_size)
            return self._models[key]

    def widen(self, context_size: int) -> None:
        self.context_size = context_size
        with self._lock:
            for each in self._models.values():
                each.widen(context_size)

    def close(self) -> None:
        with self._lock:
            self.context_size = 0
            while self._models:
                self._models.popitem()[1].close()


_OPENED = _Opened()
atexit.register(_OPENED.close)


def opened_model(name: str) -> OpenedModel:
    """Return a model by its id in the library, or by the path of a GGUF; it is loaded at its first use.

    Raises ``NoModel``, ``GgufError``, ``EvaluationError``.
    """
    return _OPENED.find(name)


def use_locations(locations: Locations | None) -> None:
    """Set the data folder of the model library; None means the system's usual one."""
    _OPENED.locations = locations


def need_context(tokens: int) -> None:
    """Have models loaded from now on with at least this context, until all are closed."""
    _OPENED.widen(tokens)


def close_models() -> None:
    """End every opened engine; a later use opens it again."""
    _OPENED.close()


async def in_thread(work: Callable[[CancelToken], Result]) -> Result:
    """Run blocking work on an engine in a thread; leaving early ends it."""
    given_up = CancelToken()
    try:
        return await anyio.to_thread.run_sync(lambda: work(given_up), abandon_on_cancel=True)
    except anyio.get_cancelled_exc_class():
        given_up.cancel()
        raise


def _model_named(session: Session, name: str) -> InstalledModel:
    """Return the model of a name or path; a file is used in place and not added to the library."""
    library = session.library
    path = None if library.find(name) or library.catalogue.find(name) else path_meant(name)
    if path is None:
        chosen = session.choose_model(name)
        if chosen.server is not None:
            raise EvaluationError(
                tr(
                    "An evaluation asks a server elsewhere by its endpoint: openai-api/SERVICE/MODEL and its address."
                )
            )
        return chosen
    if not path.is_file():
        raise EvaluationError(tr("There is no model file {path}.", path=path))
    if (there := library.at(path)) is not None:
        return there
    header = read_header(path)
    sha256 = hash_of(path)
    known = next((each for each in library.installed() if each.sha256 == sha256), None)
    return known or InstalledModel(
        id=path.stem,
        title=header.name or name_on_one_line(path.stem),
        role=ModelRole.CHAT,
        standing=ModelStanding.UNVERIFIED,
        path=path,
        size_bytes=header.size_bytes,
        sha256=sha256,
        licence="",
        managed=False,
    )
