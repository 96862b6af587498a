"""``oyster demo record``: records the scenarios of the demonstration with a real model."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape

from app.commands.assess import finish_self_test
from app.commands.invocation import invocation_of, open_session
from app.commands.model_option import MODEL_HELP, model_named
from app.commands.terminal import Terminal, say
from app.domain.generation import Sampling
from app.domain.model import ModelStanding, standing_note
from app.domain.turn import TurnEnded, TurnEvent, TurnFacts, UserMessageCommitted
from app.language import LANGUAGES
from app.session.demonstration.scenarios import Scenario, ScenarioError, scenarios
from app.session.recording.playing import record_scenario
from app.session.recording.recorder import Recorder
from app.session.recording.recording import Recording
from app.session.recording.recording_file import RecordingError, read_recording, write_recording
from app.translation import program_language, tr, tr_count, tr_list

RECORD_HELP = tr("Record the scenarios with a real model, so that they can be shown on any laptop.")


def record_command(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help=tr("The file to write, for example event.json."))],
    model: Annotated[str, typer.Option(help=MODEL_HELP)] = "",
    language: Annotated[str, typer.Option(help=tr("en or zh; the program's if not said."))] = "",
    scenario: Annotated[
        list[str] | None,
        typer.Option(help=tr("A scenario by its id; may be given several times. All if not said.")),
    ] = None,
    seed: Annotated[int, typer.Option(help=tr("Seed of the sampling."))] = 7,
    temperature: Annotated[float, typer.Option(min=0.0, max=2.0)] = 0.2,
    max_tokens: Annotated[int, typer.Option(min=1, help=tr("The longest reply, in tokens."))] = 600,
    replace: Annotated[bool, typer.Option("--replace", help=tr("Replace the file where it exists."))] = False,
    update: Annotated[
        bool, typer.Option("--update", help=tr("Replace these scenarios in the file; the others stay."))
    ] = False,
) -> None:
    """Record the scenarios with a real model."""
    spoken = language or program_language()
    if spoken not in LANGUAGES:
        raise typer.BadParameter(tr("The language is en or zh."))
    if spoken != program_language():
        raise RecordingError(
            tr(
                "The panel's sentences are recorded too, and they are in the program's language. Begin with "
                "OYSTER_LANGUAGE={language}, or choose it in the settings.",
                language=spoken,
            )
        )
    before = _before(file, replace=replace, update=update)
    wanted = chosen_scenarios(tuple(scenario or ()))
    console, recorder = Terminal(), Recorder(spoken, before=before)
    with open_session(invocation_of(context), private=True, ask=False) as session:
        installed = model_named(session, model or invocation_of(context).start_with)
        if installed.standing is ModelStanding.TRIAL:
            raise RecordingError(
                tr("The trial model only tests the program. Record with another model: 'oyster models list'.")
            )
        with console.status(
            tr(
                "Loading {model} ({standing})…",
                model=escape(installed.title),
                standing=standing_note(installed.standing),
            )
        ):
            session.load_model(installed)
        recorder.check_model(installed)
        finish_self_test(session)  # without it nobody judges the messages
        for each in wanted:
            console.print(escape(each.title.in_language(spoken)), style="bold")
            sampling = Sampling(temperature=temperature, seed=seed, max_tokens=max_tokens)
            record_scenario(session, recorder, each, spoken, sampling, lambda event: _show(console, event))
        write_recording(file, recorder.recording(installed))
    say(tr("The recording is in {file}. Read it through before you show it to anybody.", file=file))


def _before(file: Path, *, replace: bool, update: bool) -> Recording | None:
    """Return the recording whose other scenarios stay; None for a new one. Raises ``RecordingError``."""
    if update:
        return read_recording(file)
    if file.exists() and not replace:
        raise RecordingError(
            tr("{file} exists already. Name another file, or add --replace or --update.", file=file)
        )
    return None


def chosen_scenarios(identities: tuple[str, ...]) -> tuple[Scenario, ...]:
    """Return the scenarios with these ids, all where none is named. Raises ``ScenarioError``."""
    known = {each.id: each for each in scenarios()}
    for identity in identities:
        if identity not in known:
            raise ScenarioError(
                tr("No scenario is called '{name}'. There are {names}.", name=identity, names=tr_list(known))
            )
    return tuple(known[each] for each in identities) or tuple(known.values())


def _show(console: Terminal, event: TurnEvent) -> None:
    """Print what is said, so that whoever records can judge it at once."""
    match event:
        case UserMessageCommitted():
            console.print(f"  > {escape(event.message.text)}")
        case TurnEnded():
            console.print(f"  {escape(event.message.text)}")
            _tell_cut(console, event.facts)


def _tell_cut(console: Terminal, facts: TurnFacts | None) -> None:
    """Say that a reply did not come to its end."""
    if facts is not None and facts.tokens_written >= facts.sampling.max_tokens:
        words = tr_count(
            "This reply was cut off after one token. Allow more with --max-tokens.",
            "This reply was cut off after {count} tokens. Allow more with --max-tokens.",
            facts.sampling.max_tokens,
        )
        console.print(words, style="bold")
