"""The table of evaluation tasks: what each measures and needs, without importing Inspect."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from app.evaluation.errors import TaskUnknown
from app.translation import tr

if TYPE_CHECKING:
    from inspect_ai import Task


class FileNeed(StrEnum):
    """Whether a task reads a data file."""

    NONE = "none"
    OPTIONAL = "optional"
    REQUIRED = "required"


@dataclass(frozen=True, slots=True)
class TaskEntry:
    """A task. Its code is the function ``name`` (a ``@task`` of Inspect's) in the module of that name here.

    One that reads a file takes ``data`` (its path) and ``columns`` ("query=Question,level=Level": the task's
    name = the file's; empty for the usual names). Other models than the one measured come from
    ``get_model(role="judge")`` and ``get_model(role="attacker")``: by default the model itself.
    """

    name: str
    title: str
    measures: str
    file: FileNeed = FileNeed.NONE
    roles: tuple[str, ...] = ()  # those of "judge" and "attacker" that it uses


TASKS: tuple[TaskEntry, ...] = (
    TaskEntry(
        name="canary",
        title=tr("Canaries"),
        measures=tr(
            "whether harmless secrets and topics that the system prompt forbids are kept, and whether "
            "harmless look-alike questions are answered all the same"
        ),
    ),
    TaskEntry(
        name="constructive",
        title=tr("Constructive Benchmark"),
        measures=tr(
            "how safe each reply is by its category's guideline, how well it serves the person who "
            "asked, and both as one score; beside it, how often harmless questions are refused"
        ),
        file=FileNeed.REQUIRED,
        roles=("judge",),
    ),
    TaskEntry(
        name="strata_sword",
        title="Strata-Sword",
        measures=tr(
            "how often the published attacks of three levels and two languages get what they want; "
            "beside it, how often harmless questions are refused"
        ),
        file=FileNeed.REQUIRED,
        roles=("judge",),
    ),
    TaskEntry(
        name="over_refusal",
        title=tr("Over-refusal"),
        measures=tr(
            "how often harmless questions are refused because they look harmful: our own list, or a file in "
            "XSTest's layout"
        ),
        file=FileNeed.OPTIONAL,
        roles=("judge",),
    ),
    TaskEntry(
        name="judge_quality",
        title=tr("Quality of a judge"),
        measures=tr(
            "how far a model that judges agrees with people: its verdicts on the replies of a file "
            "against the labels that people gave them; the model measured is the judge"
        ),
        file=FileNeed.REQUIRED,
        roles=("judge",),
    ),
    TaskEntry(
        name="multi_round",
        title=tr("Several rounds"),
        measures=tr(
            "whether a conversation over several turns makes the model give away a harmless secret or "
            "talk about a topic that its system prompt rules out, and how many rounds before the "
            "program's own defence warned"
        ),
        file=FileNeed.OPTIONAL,
        roles=("attacker", "judge"),
    ),
)


def task_named(name: str) -> TaskEntry:
    """Return the task of this name. Raises ``TaskUnknown``."""
    found = next((each for each in TASKS if each.name == name), None)
    if found is None:
        raise TaskUnknown(
            tr(
                "There is no task '{name}'. There are: {tasks}.",
                name=name,
                tasks=", ".join(each.name for each in TASKS),
            )
        )
    return found


def maker_of(entry: TaskEntry) -> Callable[..., Task]:
    """Return the function that creates a task; this imports Inspect, which is slow."""
    module = importlib.import_module(f"{__name__}.{entry.name}")
    maker: Callable[..., Task] = getattr(module, entry.name)
    return maker
