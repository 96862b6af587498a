"""What was written in each conversation and not sent: in its field, beside it, and in the vault while nobody looks."""

from __future__ import annotations

from collections.abc import Mapping

from app.domain.conversation import ConversationId
from app.ui.composer.composer import Composer

Place = ConversationId | None  # None: a new conversation


class Drafts:
    """The drafts of all conversations; that of the one in view is in the composer."""

    def __init__(self, composer: Composer) -> None:
        self._composer = composer
        self._away: dict[Place, str] = {}

    def leave(self, place: Place) -> None:
        """Put the draft aside, because another conversation comes into view."""
        self._away[place] = self._composer.draft

    def enter(self, place: Place) -> None:
        """Show the draft of the conversation that has come into view."""
        self._composer.show_draft(self._away.pop(place, ""))

    def forget(self, place: Place) -> None:
        """Forget the draft of a conversation that is deleted."""
        self._away.pop(place, None)

    def all(self, in_view: Place) -> dict[Place, str]:
        """Return every draft; ``in_view`` is the conversation in view."""
        return {**self._away, in_view: self._composer.draft}

    def restore(self, kept: Mapping[Place, str], in_view: Place) -> None:
        """Take the drafts of an earlier run; what was written since then is not replaced."""
        for place, text in kept.items():
            if place != in_view:
                self._away.setdefault(place, text)
            elif not self._composer.draft.strip():
                self._composer.show_draft(text)
