"""The person's system prompt in a database: it may say as much about them as a message."""

from __future__ import annotations

from app.storage.database import Database
from app.storage.tables.system_prompt import ONLY, SystemPromptRow


class KeptPrompt(Database):
    """Keeps one text. Both methods raise a ``StorageFailure``."""

    def system_prompt(self) -> str:
        """Return the text, empty where none was written."""
        with self._reading() as session:
            row = session.get(SystemPromptRow, ONLY)
            return row.text if row is not None else ""

    def keep_system_prompt(self, text: str) -> None:
        """Keep a text in place of the one before, which is gone from the log too; an empty one removes it."""
        with self._writing() as session:
            row = session.get(SystemPromptRow, ONLY)
            before = row.text if row is not None else ""
            if row is not None and not text:
                session.delete(row)
            elif text:
                session.merge(SystemPromptRow(number=ONLY, text=text))
        if before and before != text:
            self._empty_log()
