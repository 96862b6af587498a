"""The cards of the page of models: one that is here, one that can be had, the recommended one, a file of one's own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QWidget

from app.domain.model import InstalledModel, ModelRole, ModelStanding, model_words
from app.models.catalogue import CatalogueEntry, Source
from app.session.recommendation import Recommendation
from app.translation import together, tr
from app.ui.buttons import ButtonKind
from app.ui.view_models.model_words import gone_words, plain_title, plain_words, size_words, standing_word
from app.ui.view_models.recommended_model import RecommendedModel, offer_facts, too_large
from app.ui.welcome.model_card import CardAction, CardWords, ModelCard

_TRIAL = tr(
    "A small model that shows how the program works. It is not Oy1, it often writes nonsense, and it "
    "must not be relied on."
)
_TONES = {ModelStanding.OY1: "care", ModelStanding.TRIAL: "notice", ModelStanding.UNVERIFIED: "notice"}


@dataclass(frozen=True, slots=True)
class CardIntents:
    """What a person can ask for on a card; a model is named by its id."""

    get: Callable[[str], object]
    use: Callable[[str], object]
    verify: Callable[[str], object]
    remove: Callable[[str], object]
    pick_file: Callable[[], object]
    find: Callable[[str], object]
    compare: Callable[[str], object]


class ModelCards:
    """Makes the cards; they belong to ``parent``."""

    def __init__(self, intents: CardIntents, parent: QWidget) -> None:
        self._intents, self._parent = intents, parent

    def installed(
        self, model: InstalledModel, *, in_use: bool, claims: bool = False, advice: str = ""
    ) -> ModelCard:
        """Return the card of a model that is here; one that ``claims`` to be Oy1 can be compared with it.

        ``advice`` is a sentence on what would make it quicker.
        """
        guard = model.role is ModelRole.GUARD
        title = plain_title(model.id, model.title)
        use = CardAction(
            tr("Use this model"),
            tr("Use {model}", model=model.title),
            partial(self._intents.use, model.id),
            ButtonKind.PRIMARY,
        )
        check = CardAction(
            tr("Check file"),
            tr("Read the file of {model} again and compare its hash", model=model.title),
            partial(self._intents.verify, model.id),
        )
        remove = CardAction(
            tr("Remove"),
            tr("Remove {model}", model=model.title),
            partial(self._intents.remove, model.id),
            ButtonKind.QUIET,
        )
        compare = CardAction(
            tr("Compare with Oy1…"),
            tr("Compare {model} with the published weights of Oy1", model=model.title),
            partial(self._intents.compare, model.id),
        )
        actions = (check,) if in_use else (check, remove) if guard else (use, check, remove)
        actions = (*actions, compare) if claims else actions
        words = tr("In use.") if in_use else tr("On this computer. It judges messages.") if guard else ""
        details = tr(
            "{title}. {size}, {origin}. Licence: {licence}.",
            title=model.title,
            size=size_words(model.size_bytes),
            origin=model_words(model),
            licence=model.licence,
        )
        words = together(words or tr("On this computer."), advice)
        return self._card(CardWords("model", title, words, details=details), model.standing, actions)

    def gone(self, model: InstalledModel, *, known: bool) -> ModelCard:
        """Return the card of a model whose file has vanished; one that is ``known`` can be had again."""
        title = plain_title(model.id, model.title)
        find = CardAction(
            tr("Find the file…"),
            tr("Say where the file of {model} is now", model=title),
            partial(self._intents.find, model.id),
        )
        again = CardAction(
            tr("Get it again"), tr("Get {model} again", model=title), partial(self._intents.get, model.id)
        )
        forget = CardAction(
            tr("Remove"),
            tr("Remove {model}", model=title),
            partial(self._intents.remove, model.id),
            ButtonKind.QUIET,
        )
        actions = (find, again, forget) if known else (find, forget)
        return self._card(CardWords("file", title, gone_words(model)), model.standing, actions)

    def recommended(self, model: RecommendedModel) -> ModelCard:
        """Return the card of a recommended model, with its facts in view."""
        get = CardAction(
            model.button,
            tr("Get {model}: what it takes is said here", model=model.heading),
            partial(self._intents.get, model.entry.id),
            ButtonKind.PRIMARY,
        )
        words = CardWords(
            "pearl", model.heading, model.words, details=_technical(model.entry), facts=model.facts
        )
        return self._card(words, model.entry.standing, (get,))

    def offer(
        self, entry: CatalogueEntry, recommendation: Recommendation | None, speed: float | None
    ) -> ModelCard:
        """Return the card of a model that can be had: plain words first, facts and what is technical behind Details."""
        get = partial(self._intents.get, entry.id)
        title, oy1 = plain_title(entry.id, entry.title), entry.standing is ModelStanding.OY1
        trial = entry.standing is ModelStanding.TRIAL
        if entry.source is Source.MAKE:
            action = CardAction(
                tr("Get it…"), tr("Get {model}: what it takes is said first", model=title), get
            )
        else:
            action = CardAction(
                tr("Use the trial model") if trial else tr("Fetch it"),
                tr("Fetch {model} and use it", model=title),
                get,
            )
        against = too_large(recommendation, entry.id)
        words = CardWords(
            "pearl" if oy1 else "down",
            tr("Try it with the trial model") if trial else title,
            together(_TRIAL if trial else plain_words(entry.id, entry.purpose), against),
            details=_technical(entry),
            facts=offer_facts(recommendation, entry.id, speed),
            facts_shown=False,
        )
        return self._card(words, entry.standing, (action,))

    def file(self) -> ModelCard:
        """Return the card to choose a file of one's own."""
        words = tr("Choose it here, or drop it anywhere on this window. It stays where it is.")
        choose = CardAction(tr("Choose a file…"), tr("Choose a model file"), self._intents.pick_file)
        heading, details = tr("A model file that you have"), tr("Any GGUF file of a chat model.")
        return ModelCard(CardWords("file", heading, words, details=details), (choose,), self._parent)

    def _card(self, words: CardWords, standing: ModelStanding, actions: tuple[CardAction, ...]) -> ModelCard:
        return ModelCard(words.with_badge(standing_word(standing), _TONES[standing]), actions, self._parent)


def _technical(entry: CatalogueEntry) -> str:
    """Return what is technical of a model that can be had."""
    if entry.source is Source.MAKE:
        return together(tr("{title}.", title=entry.title), entry.note)
    details = tr(
        "{title}. {size}. Licence: {licence}.",
        title=entry.title,
        size=size_words(entry.size_bytes),
        licence=entry.licence,
    )
    if not entry.repo:
        return details
    known = tr("From {repo}, file {file}, known by its SHA-256.", repo=entry.repo, file=entry.file)
    return together(details, known, entry.note)
