"""A turn in the terminal: the same events as in the window, with the panel's lines around the reply."""

from __future__ import annotations

from rich.markup import escape
from rich.panel import Panel

from app.alignment.explanation_text import choice_in_words, withheld_in_words
from app.commands.terminal import Terminal
from app.domain.analysis import TurnAnalysis
from app.domain.conversation import Message
from app.domain.generation import LoadedModel
from app.domain.model import InstalledModel, ModelStanding, model_words, standing_note
from app.domain.named_server import goes_where
from app.domain.risk import SAFE_CATEGORY, RiskAssessment, headline_words
from app.domain.support import Support
from app.domain.turn import (
    AnalysisBroke,
    AnswerBegan,
    ReplyArrived,
    ReplyWithheld,
    RiskAssessed,
    StrategyChosen,
    SupportOffered,
    ThinkingArrived,
    TurnEnded,
    TurnEvent,
    TurnFacts,
    TurnFailed,
    UserMessageCommitted,
)
from app.domain.turn_state import TurnState
from app.translation import together, tr, tr_count

_SHOWN_CATEGORIES = 3
_THINKING, _REPLY = tr("The model's own thinking:"), tr("Reply:")


class TerminalView:
    """Prints events as they come. A collapsed reply is not printed; support is printed instead."""

    def __init__(self, console: Terminal) -> None:
        self._console = console
        self._streaming = ""  # which part is being written on the open line

    def show_opening(self, loaded: tuple[InstalledModel, LoadedModel], *, private: bool, why: str) -> None:
        """Print which model replies, its standing, and whether messages are stored."""
        model, engine = loaded
        if model.server is not None:
            self._console.print(
                tr(
                    "[bold]{model}[/bold]: {standing}. {where}",
                    model=escape(model.title),
                    standing=escape(model_words(model)),
                    where=escape(goes_where(model.server.place, is_here=model.server.is_here)),
                )
            )
        else:
            self._show_device(model, engine)
        if engine.fallback_reason:
            self._console.print(escape(engine.fallback_reason))
        if engine.no_helper:
            self._console.print(escape(engine.no_helper))
        if private:
            private_words = tr("This conversation is private: it is not saved.")
            self._console.print(together(escape(why), private_words))
        self._console.print(tr("[dim]Ctrl+C stops a reply, Ctrl+D ends.[/dim]"))

    def _show_device(self, model: InstalledModel, engine: LoadedModel) -> None:
        self._console.print(
            tr(
                "[bold]{model}[/bold]: {standing}. Runs here on {device}; nothing leaves this computer.",
                model=escape(model.title),
                standing=escape(model_words(model)),
                device=escape(engine.device),
            )
        )

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
                self._stream("thinking", f"[dim]{_THINKING}[/dim] ", event.text, "dim")
            case ReplyArrived() if not event.folded:
                self._stream("reply", f"[bold]{_REPLY}[/bold] ", event.text, "")
            case TurnEnded(facts=TurnFacts() as facts):
                self._end(event.message, facts)
            case AnalysisBroke():
                self._close_line()
                self._console.print(
                    escape(tr("The analysis after the reply broke off: {why}", why=event.sentence))
                )
            case TurnFailed():
                self._close_line()
                self._console.print(tr("[bold]The reply broke off.[/bold] {why}", why=escape(event.sentence)))

    def _show_support(self, support: Support) -> None:
        lines = [escape(support.text.strip()), ""]
        for each in support.helplines:
            lines.append(f"[bold]{escape(each.name)}[/bold]: {escape('; '.join(each.reach))}")
            lines.append(f"  [dim]{escape(each.hours)} – {escape(each.source)}[/dim]")
        title = (
            tr("For the person you are worried about")
            if support.quiet
            else tr("You do not have to face this alone")
        )
        self._console.print(Panel("\n".join(lines).strip(), title=title, expand=False))

    def _show_assessment(self, assessment: RiskAssessment) -> None:
        self._console.print(
            f"[bold]{headline_words(assessment.headline)}[/bold] [dim]{escape(assessment.judge.note)}[/dim]"
        )
        seen = [each for each in assessment.categories if each.id != SAFE_CATEGORY][:_SHOWN_CATEGORIES]
        if seen:
            words = ", ".join(f"{each.shown_name} {each.score:.0%}" for each in seen)
            self._console.print(tr("[dim]Highest categories: {words}[/dim]", words=escape(words)))

    def _show_choice(self, analysis: TurnAnalysis) -> None:
        self._console.print(f"[dim]{escape(choice_in_words(analysis))}[/dim]")

    def _show_heading(self, state: TurnState) -> None:
        """Print the heading of one of several replies to the same message."""
        self._close_line()
        name = escape(state.reply.strategy_name) if state.reply is not None else ""
        number = len(state.replies)
        self._console.rule(
            tr(
                "[bold]Answer {number} of {expected}: {name}[/bold]",
                number=number,
                expected=state.expected,
                name=name,
            ),
            align="left",
        )

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

    def _end(self, message: Message, facts: TurnFacts) -> None:
        self._close_line()
        if message.folded:
            self._console.print(
                tr(
                    "[dim]A reply by {model} ({standing}) was folded away; 'oyster' shows it in the "
                    "window if the conversation is saved.[/dim]",
                    model=escape(facts.model),
                    standing=standing_note(facts.standing),
                )
            )
        if not message.text and facts.standing is not ModelStanding.OY1:
            self._console.print(tr("[dim]The model wrote nothing.[/dim]"))
        self._console.print(f"[dim]{_facts_in_words(facts)}[/dim]")


def _facts_in_words(facts: TurnFacts) -> str:
    told = [
        tr(
            "Computed: read {read} tokens ({reused} reused), wrote {written}",
            read=facts.tokens_read,
            reused=facts.tokens_reused,
            written=facts.tokens_written,
        )
    ]
    if facts.tokens_per_second:
        told.append(tr("{speed} tokens/s", speed=f"{facts.tokens_per_second:.1f}"))
    if facts.seconds_to_first_token is not None:
        told.append(tr("first token after {seconds} s", seconds=f"{facts.seconds_to_first_token:.2f}"))
    parts = [
        ", ".join(told),
        tr("context {used} of {size}", used=facts.context_used, size=facts.context_size),
        tr("seed {seed}", seed=facts.seed),
    ]
    if facts.messages_left_out:
        parts.append(
            tr_count(
                "the oldest message did not fit and was left out",
                "the {count} oldest messages did not fit and were left out",
                count=facts.messages_left_out,
            )
        )
    return "; ".join(parts)
