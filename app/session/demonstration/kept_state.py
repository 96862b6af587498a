"""What a running demonstration keeps on disk: its plan, where it stands, and what tells its exit passphrase.

It has a data folder of its own, in the program's: nothing of it reaches the settings or conversations of the person
whose computer it is, and the folder goes when the demonstration is left. No word of a visitor is in it.
"""

from __future__ import annotations

import hmac
import secrets
import shutil
from contextlib import suppress

import msgspec

from app.atomic_write import write_atomically
from app.domain.errors import OysterError
from app.json_decoding import decode_json
from app.locations import Locations, private_folder
from app.models.models_place import ModelsPlace, models_folder, write_place
from app.privacy.errors import WrongPassphrase
from app.privacy.key_source import check_of
from app.privacy.passphrase import SALT_BYTES, Argon2Parameters, derive_key
from app.privacy.passphrase_cost import calibrated_cost
from app.privacy.passphrase_strength import check_strength
from app.privacy.wrong_tries import forget_tries, note_try
from app.session.settings import Settings, write_settings
from app.translation import tr


class DemonstrationError(OysterError):
    """A demonstration cannot begin, or its state cannot be read."""


class Plan(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a presenter chose. ``recording`` is a file, empty for the one that ships; ``model`` the id of a model that
    answers visitors, empty for none. ``speed`` is that of the replay, 0 for a pace that suits a stage.
    """

    language: str = "en"
    region: str = ""
    recording: str = ""
    model: str = ""
    speed: float = 0.0
    idle_seconds: int = 90
    warning_seconds: int = 20
    text_scale: float = 0.0  # 0: by the screen


class Place(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where a demonstration stands, so that it goes on there after a fall: scenario and step, or help that is open."""

    scenario: str = ""
    step: int = 0
    help: bool = False


class KeptState(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The file: ``salt``, ``check`` and ``argon2`` tell the exit passphrase, and do not give it away."""

    plan: Plan
    salt: str
    check: str
    argon2: Argon2Parameters
    place: Place = Place()


def locations_of_demonstration(locations: Locations) -> Locations:
    """Return the data folder of a demonstration that is shown with the program's data in ``locations``."""
    return Locations(locations.demonstration)


def begin_demonstration(
    locations: Locations, plan: Plan, passphrase: str, cost: Argon2Parameters | None = None
) -> None:
    """Prepare a demonstration that is then shown until its passphrase is typed. Slow on purpose.

    Raises ``PassphraseTooWeak``, ``PassphraseNeeded``, ``DemonstrationError``.
    """
    check_strength(passphrase)
    salt, argon2 = secrets.token_bytes(SALT_BYTES), cost or calibrated_cost()
    check = check_of(derive_key(passphrase, salt, argon2))
    own = locations_of_demonstration(locations)
    try:
        private_folder(own.root)
        write_settings(own.settings, settings_of(plan))
        write_place(own, ModelsPlace(str(models_folder(locations))))
        with suppress(FileNotFoundError):
            shutil.copytree(locations.self_tests, own.self_tests, dirs_exist_ok=True)
        with suppress(FileNotFoundError):
            shutil.copyfile(locations.measured_speeds, own.measured_speeds)
        _write(locations, KeptState(plan, salt.hex(), check, argon2))
    except OSError as error:
        raise DemonstrationError(
            tr("The demonstration cannot begin: nothing can be written in {folder}.", folder=own.root),
            str(error),
        ) from error


def settings_of(plan: Plan) -> Settings:
    """Return the settings of a demonstration: nothing kept, every figure in view."""
    return Settings(
        model=plan.model,
        region=plan.region,
        language=plan.language,
        private=True,
        theme="contrast",
        panel_depth="figures",
        mode="guide",
        exit_explained=True,
    )


def read_state(locations: Locations) -> KeptState | None:
    """Return the state of the demonstration that was begun and not left; None where there is none.

    Raises ``DemonstrationError`` where it is damaged: then nobody knows the passphrase.
    """
    try:
        return decode_json(locations.demonstration_state.read_bytes(), KeptState)
    except FileNotFoundError:
        return None
    except (OSError, msgspec.DecodeError) as error:
        raise DemonstrationError(
            tr(
                "A demonstration was begun, and its state is damaged. Delete {path}.",
                path=locations.demonstration_state,
            ),
            str(error),
        ) from error


def keep_place(locations: Locations, place: Place) -> None:
    """Keep where the demonstration stands. A disk that refuses only makes it begin at its start after a fall."""
    with suppress(OSError, DemonstrationError):
        state = read_state(locations)
        if state is not None and state.place != place:
            _write(locations, msgspec.structs.replace(state, place=place))


def check_exit(locations: Locations, passphrase: str) -> None:
    """Check the exit passphrase. Slow on purpose. Raises ``WrongPassphrase``, ``TriedTooOften``."""
    state, own = read_state(locations), locations_of_demonstration(locations)
    if state is None:
        return
    note_try(own)
    given = check_of(derive_key(passphrase, bytes.fromhex(state.salt), state.argon2)) if passphrase else ""
    if not hmac.compare_digest(given, state.check):
        raise WrongPassphrase(tr("This is not the passphrase of the demonstration. Try again."))
    forget_tries(own)


def end_demonstration(locations: Locations) -> None:
    """Forget the demonstration with everything that it wrote; the state goes first, so that nothing starts it again."""
    with suppress(OSError):
        locations.demonstration_state.unlink(missing_ok=True)
    shutil.rmtree(locations_of_demonstration(locations).root, ignore_errors=True)


def _write(locations: Locations, state: KeptState) -> None:
    write_atomically(locations.demonstration_state, msgspec.json.encode(state), mode=0o600)
