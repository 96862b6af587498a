"""Where the folder of model files is: beside the other data, or where a person has moved it."""

from __future__ import annotations

from pathlib import Path

import msgspec

from app.atomic_write import write_atomically
from app.json_decoding import decode_json
from app.locations import Locations
from app.models.catalogue import load_catalogue
from app.models.errors import LibraryUnusable
from app.models.model_library import ModelLibrary
from app.translation import tr


class ModelsPlace(msgspec.Struct, frozen=True):
    """The place of the folder; ``folder`` is empty where it was never moved.

    ``left`` is the earlier folder, as long as its files are not all deleted; ``begun`` where a move is going to.
    """

    folder: str = ""
    left: str = ""
    begun: str = ""


def read_place(locations: Locations) -> ModelsPlace:
    """Return the place of the models folder. Raises ``LibraryUnusable`` where the file that says it is damaged."""
    try:
        return decode_json(locations.models_place.read_bytes(), ModelsPlace)
    except FileNotFoundError:
        return ModelsPlace()
    except (OSError, msgspec.DecodeError) as error:
        raise LibraryUnusable(
            tr(
                "{path} should say where the models folder is, and cannot be read. Mend it, or delete it where the "
                "folder was never moved.",
                path=locations.models_place,
            ),
            str(error),
        ) from error


def write_place(locations: Locations, place: ModelsPlace) -> None:
    """Keep the place of the models folder. Raises ``LibraryUnusable``."""
    try:
        locations.root.mkdir(parents=True, exist_ok=True)
        write_atomically(locations.models_place, msgspec.json.format(msgspec.json.encode(place), indent=2))
    except OSError as error:
        raise LibraryUnusable(
            tr("Nothing can be written in {folder}.", folder=locations.root), str(error)
        ) from error


def models_folder(locations: Locations) -> Path:
    """Return the folder of model files. Raises ``LibraryUnusable``."""
    place = read_place(locations)
    return Path(place.folder) if place.folder else locations.models


def open_library(locations: Locations) -> ModelLibrary:
    """Return the library, wherever its folder is. Raises ``LibraryUnusable``, ``CatalogueError``."""
    folder = models_folder(locations)
    catalogue = load_catalogue(locations.root / "catalogue.yaml")
    return ModelLibrary(folder, catalogue, moved=folder != locations.models)
