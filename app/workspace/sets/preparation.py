"""A set before it is saved: what was found in it, what of that is taken out, and what is put back."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from app.alignment.personal_details import NamedDetail, details_by_model
from app.domain.conversation import ConversationId
from app.session.session import Session
from app.workspace.deidentification.details import Detail, DetailKind, Finder, Removal, Replacing, removals_of
from app.workspace.deidentification.rules import details_by_rules
from app.workspace.sets.gathering import Identities, gathered
from app.workspace.sets.rated_set import RatedSet, texts_of, with_texts

_KINDS = {"name": DetailKind.NAME, "place": DetailKind.PLACE, "address": DetailKind.ADDRESS}


@dataclass(frozen=True, slots=True)
class PreparedSet:
    """A set as it was gathered, what was found in it, and the words of what a person put back.

    ``by_model`` says whether a model looked too: without one, only rules did.
    """

    gathered: RatedSet
    removals: tuple[Removal, ...]
    put_back: frozenset[str] = field(default_factory=frozenset)
    by_model: bool = False

    @property
    def listed(self) -> tuple[tuple[Removal, bool], ...]:
        """Everything that was found, and whether it is taken out."""
        return tuple((each, each.detail.words not in self.put_back) for each in self.removals)

    @property
    def result(self) -> RatedSet:
        """The set without what is taken out; what was put back stays whole, also where a part of it is taken out."""
        chosen = (
            replace(each, instead=each.detail.words) if each.detail.words in self.put_back else each
            for each in self.removals
        )
        replacing = Replacing(tuple(chosen))
        return with_texts(self.gathered, replacing, replacing.place)

    def with_choice(self, words: str, *, taken_out: bool) -> PreparedSet:
        """Return the set with a detail taken out or put back."""
        back = self.put_back - {words} if taken_out else self.put_back | {words}
        return replace(self, put_back=back)

    def without_words(self, words: str) -> PreparedSet:
        """Return the set without words that a person read in it; the same set where no text has them as they are."""
        details = (*(each.detail for each in self.removals), Detail(DetailKind.CHOSEN, words, Finder.PERSON))
        removals = removals_of(details, texts_of(self.gathered))
        return replace(self, removals=removals, put_back=self.put_back - {words})


def prepared(
    session: Session,
    conversations: Iterable[ConversationId],
    on_progress: Callable[[float], None] = lambda share: None,
) -> PreparedSet:
    """Return a set with what rules, and the loaded model where there is one, find in it; slow with a model.

    Raises ``StorageFailure``, ``EngineFailure``.
    """
    found = gathered(session.vault, conversations, Identities())
    texts = texts_of(found)
    details = list(details_by_rules(texts))
    by_model = session.loaded is not None
    if by_model:
        answers = session.ask_about(texts, details_by_model)
        for number, answer in enumerate(answers, 1):
            details.extend(_detail(each) for each in answer)
            on_progress(number / len(texts))
    return PreparedSet(found, removals_of(details, texts), by_model=by_model)


def _detail(found: NamedDetail) -> Detail:
    return Detail(_KINDS[found.kind], found.words, Finder.MODEL)
