"""What the engine computed of a conversation: kept on disk in idle time, and brought back when it is opened again."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

from app.alignment.prompting import prompt_for
from app.diagnostics.events import Event
from app.diagnostics.log import record
from app.domain.cancellation import CancelToken
from app.domain.conversation import ConversationId, Role
from app.domain.errors import OysterError
from app.domain.generation import LoadedModel, PrefixRequest, StateRequest
from app.session.engine_queue import EngineQueue
from app.session.engines import Engines
from app.session.system_prompt import SystemPrompt
from app.session.vault_access import VaultAccess
from app.storage.kept_states import KeptState
from app.storage.state_files import StateWriter


class ConversationStates:
    """Keeping and bringing take the engines only where they are idle, and give way to whoever wants them.

    Nothing is kept while ``wanted`` says no.
    """

    def __init__(
        self,
        queue: EngineQueue,
        engines: Engines,
        vault: VaultAccess,
        system_prompt: SystemPrompt,
        wanted: Callable[[], bool],
    ) -> None:
        self._queue, self._client, self._vault = queue, engines.client, vault
        self._system_prompt, self._wanted = system_prompt, wanted

    def keep(self, conversation: ConversationId, token: CancelToken) -> bool:
        """Keep what the engine holds of a conversation; False where that is not new, worth it or wanted, or private.

        Raises an ``OysterError``: it is then read again when it is opened the next time.
        """
        if not self._wanted():
            return False
        with self._queue.if_idle(token) as idle:
            model = self._client.model
            writer = self._vault.record.state_writer() if idle else None
            if model is None or model.server or not model.sha256 or writer is None:
                return False
            try:
                return self._copied(conversation, model, writer, token)
            except OSError as error:  # a full disk, for example
                record(Event.STATE_NOT_KEPT, error)
                return False
            finally:
                writer.close()

    def _copied(
        self, conversation: ConversationId, model: LoadedModel, writer: StateWriter, token: CancelToken
    ) -> bool:
        vault, prefix = self._vault.record, self._prefix_of(conversation, model)
        room = vault.room_for_state()
        if prefix is None or not room:
            return False
        before = vault.state_of(conversation)
        known = before.facts.tokens if before is not None and before.model_sha256 == model.sha256 else ()
        facts = self._client.copy_state(StateRequest(prefix, room, known), writer.write, token)
        if facts is None:
            return False
        vault.keep_state(conversation, KeptState(facts, model.sha256, writer.finish()))
        return True

    def bring(self, conversation: ConversationId, token: CancelToken) -> bool:
        """Have the engine hold what was kept of a conversation; False where nothing of it is of use.

        One of another model stays where it is. One that was harmed is let go of, and read again.
        """
        with self._queue.if_idle(token) as idle, suppress(OysterError):
            vault, model = self._vault.record, self._client.model
            kept = vault.state_of(conversation) if idle and model is not None else None
            if kept is not None and model is not None and kept.model_sha256 == model.sha256:
                return self._client.bring_state(kept.facts, vault.parts_of_state(conversation, kept), token)
        return False

    def forget(self) -> None:
        """Delete what was kept of all conversations. Raises ``StorageFailure``."""
        self._vault.record.forget_states()

    def _prefix_of(self, conversation: ConversationId, model: LoadedModel) -> PrefixRequest | None:
        """Return what the next prompt of the open branch begins with; None where it ends with no reply."""
        vault = self._vault.record
        tree = vault.tree(conversation)
        path = tree.path_to(tree.conversation.leaf)
        if not path or path[-1].role is not Role.ASSISTANT:
            return None
        turn = vault.turn_of(path[-1].id)
        left_out = turn.facts.messages_left_out if turn is not None and turn.facts is not None else 0
        return PrefixRequest(prompt_for(path[left_out:], "", self._system_prompt.text, model.sha256))
