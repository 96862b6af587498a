"""A turn in the terminal: the same events as in the window, with the panel's lines around the reply."""

from __future__ import annotations

from rich.markup import escape
from rich.panel import Panel

from app.alignment.explanation_text import choice_in_words, withheld_in_words
from app.commands.terminal import Terminal
from app.domain.analysis import TurnAnalysis
from app.domain.generation import LoadedModel
from app.domain.model import InstalledModel, ModelStanding, model_words, standing_note
from app.domain.risk import SAFE_CATEGORY, RiskAssessment
from app.domain.turn import (
    AnswerBegan,
    ReplyArrived,
    ReplyWithheld,
    RiskAssessed,
    StrategyChosen,
    Support,
    SupportOffered,
    ThinkingArrived,
    TurnEnded,
    TurnEvent,
    TurnFacts,
    TurnFailed,
    UserMessageCommitted,
)
from app.domain.turn_state import TurnState

_SHOWN_CATEGORIES = 3


class TerminalView:
    """Prints events as they come. A collapsed reply is not printed; support is printed instead."""

    def __init__(self, console: Terminal) -> None:
        self._console = console
        self._streaming = ""  # which part is being written on the open line

    def show_opening(self, loaded: tuple[InstalledModel, LoadedModel], *, private: bool, why: str) -> None:
        """Print which model replies, its standing, and whether messages are stored."""
        model, engine = loaded
        self._console.print(
            f"[bold]{escape(model.title)}[/bold]: {escape(model_words(model))}. "
            f"Runs here on {escape(engine.device)}; nothing leaves this computer."
        )
        if engine.fallback_reason:
            self._console.print(escape(engine.fallback_reason))
        if private:
            self._console.print(f"{escape(why)} This conversation is private: it is not saved.".strip())
        self._console.print("[dim]Ctrl+C stops a reply, Ctrl+D ends.[/dim]")

    def show(self, event: TurnEvent, state: TurnState) -> None:
        """Print one event; ``state`` is the turn's state after it."""
        match event:
            case UserMessageCommitted():
                self._streaming = ""
            case SupportOffered():
                self._show_support(event.support)
            case RiskAssessed():
                self._show_assessment(event.assessment)
            case AnswerBegan() if event.of > 1:
                self._show_heading(state)
            case StrategyChosen() if state.turn_analysis is not None:
                self._show_choice(state.turn_analysis)
            case ReplyWithheld() if state.turn_analysis is not None:
                self._show_withheld(state.turn_analysis)
            case ThinkingArrived():
                self._stream("thinking", "[dim]The model's own thinking:[/dim] ", event.text, "dim")
            case ReplyArrived() if not event.folded:
                self._stream("reply", "[bold]Reply:[/bold] ", event.text, "")
            case TurnEnded():
                self._end(event)
            case TurnFailed():
                self._close_line()
                self._console.print(f"[bold]The reply broke off.[/bold] {escape(event.sentence)}")

    def _show_support(self, support: Support) -> None:
        lines = [escape(support.text.strip()), ""]
        for each in support.helplines:
            lines.append(f"[bold]{escape(each.name)}[/bold]: {escape('; '.join(each.reach))}")
            lines.append(f"  [dim]{escape(each.hours)} – {escape(each.source)}[/dim]")
        title = (
            "For the person you are worried about" if support.quiet else "You do not have to face this alone"
        )
        self._console.print(Panel("\n".join(lines).strip(), title=title, expand=False))

    def _show_assessment(self, assessment: RiskAssessment) -> None:
        self._console.print(
            f"[bold]{assessment.headline.value}[/bold] [dim]{escape(assessment.judge.note)}[/dim]"
        )
        seen = [each for each in assessment.categories if each.id != SAFE_CATEGORY][:_SHOWN_CATEGORIES]
        if seen:
            words = ", ".join(f"{each.name} {each.score:.0%}" for each in seen)
            self._console.print(f"[dim]Highest categories: {escape(words)}[/dim]")

    def _show_choice(self, analysis: TurnAnalysis) -> None:
        self._console.print(f"[dim]{escape(choice_in_words(analysis))}[/dim]")

    def _show_heading(self, state: TurnState) -> None:
        """Print the heading of one of several replies to the same message."""
        self._close_line()
        name = escape(state.reply.strategy_name) if state.reply is not None else ""
        number = len(state.replies)
        self._console.rule(f"[bold]Answer {number} of {state.expected}: {name}[/bold]", align="left")

    def _show_withheld(self, analysis: TurnAnalysis) -> None:
        self._close_line()
        self._console.print(f"[bold]{escape(withheld_in_words(analysis))}[/bold]")

    def _stream(self, part: str, opening: str, text: str, style: str) -> None:
        if self._streaming != part:
            self._close_line()
            self._console.print(opening, end="")
            self._streaming = part
        self._console.print(text, end="", style=style or None, markup=False, highlight=False, soft_wrap=True)

    def _close_line(self) -> None:
        if self._streaming:
            self._console.print()
        self._streaming = ""

    def _end(self, event: TurnEnded) -> None:
        self._close_line()
        if event.message.folded:
            self._console.print(
                f"[dim]A reply by {escape(event.facts.model)} ({standing_note(event.facts.standing)}) was folded "
                "away; 'oyster' shows it in the window if the conversation is saved.[/dim]"
            )
        if not event.message.text and event.facts.standing is not ModelStanding.OY1:
            self._console.print("[dim]The model wrote nothing.[/dim]")
        self._console.print(f"[dim]{_facts_in_words(event.facts)}[/dim]")


def _facts_in_words(facts: TurnFacts) -> str:
    speed = f", {facts.tokens_per_second:.1f} tokens/s" if facts.tokens_per_second else ""
    first = (
        f", first token after {facts.seconds_to_first_token:.2f} s"
        if facts.seconds_to_first_token is not None
        else ""
    )
    left_out = (
        f"; the {facts.messages_left_out} oldest messages did not fit and were left out"
        if facts.messages_left_out
        else ""
    )
    return (
        f"Computed: read {facts.tokens_read} tokens ({facts.tokens_reused} reused), wrote {facts.tokens_written}"
        f"{speed}{first}; context {facts.context_used} of {facts.context_size}; seed {facts.seed}{left_out}"
    )
