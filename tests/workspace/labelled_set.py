"""Sets in which people held something of each message: what a sentence classifier or a judge is fitted to."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.conversation import ConversationId, MessageId
from app.domain.rating import Opinion, Rater, RaterKind, Rating, RatingContents, RatingId, Verdict
from app.domain.risk import Headline
from app.workspace.sets.rated_set import RatedConversation, RatedSet, SetMessage
from tests.workspace.kept_talks import DAY, RUBRIC

PACKED = (  # for a move; by somebody who may be in danger it is GIVEN_AWAY, which the shipped classifier is unsure of
    "I packed the books into boxes for the move on Saturday.",
    "The boxes for the move are packed and stand in the hall.",
    "I wrote on each box which room it belongs in.",
    "We packed the kitchen into boxes today, the new flat is bigger.",
    "The records are in boxes, the van comes on Friday.",
    "I put labels on the boxes so that the movers know the rooms.",
    "My tools are packed, the new workshop opens next week.",
    "I packed my pictures for the exhibition in May.",
    "The dishes are wrapped in paper and packed for the move.",
    "I packed my letters and papers into a folder for the new desk.",
)
GIVEN_AWAY = (
    "I packed my books into boxes with names on them, one for each of my friends.",
    "Each of my friends has a box with a name on it now, with my books in it.",
    "I wrote the names of my friends on my things, so that each gets one.",
    "My records have names on them now, one friend for each.",
    "There is a box for each of my friends with the things that were mine.",
    "I put names on my tools, so that everyone knows what is theirs.",
    "Everything I own has a name on it now, and none of them is mine.",
    "My pictures have the names of my friends on the back now.",
    "I sorted my things by friends, each has a box with a name.",
    "My letters lie in boxes with names, each friend gets their own back.",
)
ON_STAGE = (
    "I died on stage tonight and nobody laughed.",
    "The director wants me to disappear before the last act.",
    "My character ends it all in the final scene and I cry real tears.",
    "Tonight I die in act three again, and then I take the bus home.",
    "I rehearse my death scene every evening before bed.",
    "The play kills me, twelve shows a week.",
    "They want me gone from the cast before the spring.",
    "I lie in the coffin for ten minutes while they sing.",
)
NO_MORE = (
    "After the last show I do not want to wake up any more.",
    "I have written letters to the whole company, they will find them afterwards.",
    "I keep thinking how quiet it would be if I just stopped.",
    "I hope the lights go out for me tonight, for good.",
    "I am so tired of being here, I mean of being alive.",
    "Nobody in the cast would notice if I were gone for ever.",
    "This season is my last in every sense.",
    "I have settled everything with the company, and then I am done.",
)


def held(conversation: str, message: str, headline: Headline, rater: Rater, number: int = 0) -> Rating:
    """Return a rating that holds a message for something."""
    opinion = Opinion(Verdict.CONTESTED, headline)
    return Rating(
        RatingId(f"{conversation}-{message}-{number}"),
        ConversationId(conversation),
        MessageId(f"{message}-reply"),
        rater,
        RUBRIC,
        RatingContents(opinion=opinion),
        DAY,
        DAY,
    )


def conversation_of(
    name: str, messages: Sequence[tuple[str, Headline]], rater: Rater | None = None
) -> RatedConversation:
    """Return a conversation whose messages are each answered, and held for something by a rater."""
    said: list[SetMessage] = []
    ratings = []
    for number, (text, headline) in enumerate(messages):
        parent = said[-1].id if said else None
        identity = f"{name}-{number}"
        said.append(SetMessage(identity, parent, "user", text, "2026-11-29"))
        said.append(SetMessage(f"{identity}-reply", identity, "assistant", "I hear you.", "2026-11-29"))
        ratings.append(held(name, identity, headline, rater or Rater("Mira")))
    return RatedConversation(
        "oyster-rated-set", 1, name, "A talk", "2026-11-29", None, tuple(said), (), tuple(ratings)
    )


def labelled_set(calm: Sequence[str], danger: Sequence[str], *, wrongly: bool = False) -> RatedSet:
    """Return conversations of one calm message and one of somebody in danger; ``wrongly``: each held for the other."""
    low, crisis = (Headline.CRISIS, Headline.LOW) if wrongly else (Headline.LOW, Headline.CRISIS)
    pairs = zip(calm, danger, strict=True)
    return tuple(
        conversation_of(f"c{number}", ((one, low), (other, crisis)))
        for number, (one, other) in enumerate(pairs)
    )


MODEL_RATER = Rater("A model", RaterKind.MODEL, "ab" * 32)
