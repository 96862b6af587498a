"""The progress of prompt processing, which explains the wait before the first word."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.domain.generation import ReadingProgress
from app.translation import tr
from app.ui.labels import label
from app.ui.panel.section import Origin, Section
from app.ui.panel.share_bar import ShareBar


class PromptProgressSection(Section):
    """Hidden except while a prompt is processed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("The model is reading"), Origin.COMPUTED, parent)
        self.set_method(
            tr(
                "Tokens (word pieces) that the engine has read of this prompt, of all of it; what it kept from the "
                "turn before is not read again. Counted by the engine."
            )
        )
        self.words = label("", self, quiet=True)
        self.bar = ShareBar(tr("How much the model has read"), self, limit=False)
        self.body.addWidget(self.words)
        self.body.addWidget(self.bar)
        self.clear()

    def clear(self) -> None:
        """Show nothing."""
        self.hide()

    def show_progress(self, progress: ReadingProgress) -> None:
        """Show how much of the prompt is processed."""
        done = progress.read + progress.reused
        read, total = f"{done:,}", f"{progress.total:,}"
        words = tr("{read} of {total} tokens", read=read, total=total)
        if progress.reused:
            words = tr(
                "{read} of {total} tokens, {reused} of them kept from before",
                read=read,
                total=total,
                reused=f"{progress.reused:,}",
            )
        self.words.setText(words)
        self.bar.show_share(done / progress.total if progress.total else 1.0, words)
        self.setVisible(done < progress.total)
