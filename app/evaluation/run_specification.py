"""The order of an evaluation run: enough to start it, and to recognise it when it is resumed."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace

import msgspec
import yaml

from app.domain.analysis import Mode
from app.evaluation.data.fingerprint import sha256_of_data
from app.evaluation.errors import EvaluationError, TaskUnknown
from app.evaluation.guided_conversations import measured_mode
from app.evaluation.opened_models import GGUF, opened_model
from app.evaluation.tasks import FileNeed, task_named
from app.locations import absolute_path
from app.translation import tr

_PROVIDER = "oyster/"
_HUB = "hub:"  # prefix by which a person may name a data set of the hub
METADATA_KEY = "oyster"  # key of the order in the log's metadata


@dataclass(frozen=True, slots=True)
class RunSpecification:
    """One run of one task. ``model``, ``judge`` and ``attacker`` are ids of the library, paths of a GGUF, or another
    provider's models as Inspect names them ("vllm/…"); an empty role is taken by the model itself.

    The hashes are filled in by ``identified``: another file makes another run.
    """

    task: str
    model: str
    mode: Mode = Mode.OBSERVE
    strategy: str = ""  # in Guide: an id of the table that overrides the choice
    improve: bool = False  # in Guide: the best version that Improve finds, in place of the reply
    limit: int = 0  # items; 0 for all
    seed: int = 1
    data: str = ""
    columns: str = ""
    judge: str = ""
    attacker: str = ""
    settings: tuple[tuple[str, str], ...] = ()  # further arguments of the task
    base_url: str = ""  # of another provider's endpoint
    without_texts: bool = False  # the log, which is not encrypted, gets figures alone
    model_sha256: str = ""
    judge_sha256: str = ""
    attacker_sha256: str = ""
    data_sha256: str = ""

    @property
    def model_name(self) -> str:
        """The model as Inspect names it."""
        return inspect_name(self.model)

    @property
    def task_arguments(self) -> dict[str, object]:
        """The task's arguments; values are parsed as YAML, as on Inspect's command line."""
        found: dict[str, object] = {name: yaml.safe_load(value) for name, value in self.settings}
        for name, value in (("data", self.data), ("columns", self.columns)):
            if value:
                found[name] = value
        return found


def inspect_name(model: str) -> str:
    """Return a model's name for Inspect: ours, unless it names a provider of its own."""
    ours = "/" not in model or model.lower().endswith(GGUF)
    return f"{_PROVIDER}{model}" if ours else model


def is_ours(name: str) -> bool:
    """True where a model, by its Inspect name, runs in this program's own engine."""
    return name.startswith(_PROVIDER)


def identified(order: RunSpecification) -> RunSpecification:
    """Return the order with its files' hashes and absolute paths. Raises ``OysterError`` where that fails."""
    entry = task_named(order.task)
    if entry.file is FileNeed.REQUIRED and not order.data:
        raise TaskUnknown(
            tr("The task '{entry}' reads a file: choose one.", entry=entry.name),
            in_terminal=tr("The option for it is --data."),
        )
    if entry.file is FileNeed.NONE and (order.data or order.columns):
        raise TaskUnknown(
            tr("The task '{entry}' reads no file: leave file and columns out.", entry=entry.name),
            in_terminal=tr("They are --data and --columns."),
        )
    measured_mode(order.mode)
    ours = is_ours(order.model_name)
    if not ours and (order.mode is not Mode.OBSERVE or order.strategy):
        raise EvaluationError(tr("Guide is this program's own turn: it needs a model that runs here."))
    order = replace(
        order,
        model_sha256=_sha256_of(order.model),
        judge_sha256=_sha256_of(order.judge),
        attacker_sha256=_sha256_of(order.attacker),
    )
    if not order.data:
        return order
    if order.data.startswith(_HUB):
        raise EvaluationError(
            tr(
                "An evaluation asks no network for its data. Fetch the published files first, and choose their folder."
            ),
            in_terminal=tr(
                "'oyster eval fetch strata_sword' fetches them and says in which folder; give that with --data."
            ),
        )
    path = absolute_path(order.data)
    if not path.exists():
        raise EvaluationError(tr("There is no file or folder {path}.", path=path))
    return replace(order, data=str(path), data_sha256=sha256_of_data(path))


def _sha256_of(model: str) -> str:
    """Return the hash of a model that runs here; empty for another provider's, or none."""
    return opened_model(model).model.sha256 if model and is_ours(inspect_name(model)) else ""


def as_metadata(order: RunSpecification) -> dict[str, object]:
    """Return the order as metadata for the log."""
    plain: dict[str, object] = msgspec.to_builtins(order)
    return {METADATA_KEY: plain}


def order_in(metadata: dict[str, object] | None) -> RunSpecification | None:
    """Return the order in a log's metadata, or None where this program did not make it."""
    try:
        return msgspec.convert((metadata or {}).get(METADATA_KEY), RunSpecification)
    except msgspec.ValidationError:
        return None


def differences(one: RunSpecification, other: RunSpecification) -> tuple[str, ...]:
    """Return the names of the fields in which two orders differ."""
    return tuple(
        each.name for each in fields(RunSpecification) if getattr(one, each.name) != getattr(other, each.name)
    )
