"""The process that speaks to a named server, and to nobody else, in the place of an engine's worker."""

from __future__ import annotations

from multiprocessing.connection import Connection

from app.domain.errors import EngineFailure, NotTold, OysterError
from app.domain.generation import GenerationEnded, GenerationRequest, PrefixRead, QuestionRequest
from app.domain.named_server import NamedServer
from app.engine import protocol
from app.engine.protocol import AnyRequest
from app.engine.server.connected import ConnectedServer, does_not_tell
from app.engine.server.interface import ServerInterface
from app.engine.serving import Serving
from app.translation import tr


def run(connection: Connection) -> None:
    """Serve until shut down or the other end is gone."""
    _ServerEngine(connection).run()


class _ServerEngine(Serving):
    """Answers what an engine's worker answers. It reads nothing ahead and keeps no state."""

    def __init__(self, connection: Connection) -> None:
        super().__init__(connection)
        self._server: ConnectedServer | None = None

    def interrupt(self) -> None:
        """Wake what waits for the server."""
        if self._server is not None:
            self._server.interface.interrupt()

    def answer(self, request: AnyRequest) -> None:
        """Do what is asked for at the server. Raises ``OysterError``."""
        number = request.id
        match request:
            case protocol.Connect():
                self._connect(request)
            case protocol.Generate():
                self._generate(number, request.request)
            case protocol.Ask():
                self._ask(number, request.request)
            case protocol.Warm():
                self.say(protocol.Warmed(number, PrefixRead(0, 0)))
            case protocol.CopyState():
                self.say(protocol.StateCopied(number, None))
            case protocol.BringState() | protocol.BringStatePart():
                self.say(protocol.StateTaken(number, False))
            case protocol.ListDevices():
                self.say(protocol.Devices(number, ()))
            case _:
                raise NotTold(does_not_tell(self._connected(number).interface.place))

    def _connect(self, request: protocol.Connect) -> None:
        server = NamedServer(request.address, request.model)
        self._server = ConnectedServer(server, ServerInterface(server, request.token, request.patience))
        try:
            found = self._connected(request.id).introduced(request.sha256, request.context_size)
        except OysterError:
            self._server = None
            if self.ended_by_cancel(request.id)():
                raise EngineFailure(tr("Loading was stopped.")) from None
            raise
        self.say(protocol.Loaded(request.id, found))

    def _connected(self, number: int) -> ConnectedServer:
        """Return the server, for a request of this number."""
        if self._server is None:
            raise EngineFailure(tr("No model is loaded. Choose one first."))
        self._server.interface.cancelled = self.ended_by_cancel(number)
        return self._server

    def _generate(self, number: int, request: GenerationRequest) -> None:
        server = self._connected(number)
        for event in server.written(request, self.ended_by_cancel(number)):
            answer = (
                protocol.Ended(number, event)
                if isinstance(event, GenerationEnded)
                else protocol.Piece(number, event.text, event.tokens)
            )
            self.say(answer)

    def _ask(self, number: int, request: QuestionRequest) -> None:
        server, cancelled = self._connected(number), self.ended_by_cancel(number)
        try:
            answers = server.answered(request)
        except OysterError:
            if cancelled():
                raise EngineFailure(tr("The analysis was stopped.")) from None
            raise
        self.say(protocol.Answered(number, answers))
