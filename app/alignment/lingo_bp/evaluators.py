"""The two evaluators of linguistic backpropagation: a reply as judged by the user and by the guideline."""

from __future__ import annotations

import msgspec

from app.alignment.analyst import Analyst, Prompt
from app.alignment.interfaces import Engine
from app.alignment.lingo_bp.edits import Direction
from app.alignment.reasoning_chain.texts import reasoning_texts
from app.alignment.taxonomy import taxonomy
from app.domain import answer_form
from app.domain.analysis import Cost
from app.domain.conversation import Role
from app.domain.generation import (
    GeneratedPiece,
    GenerationEnded,
    GenerationRequest,
    PromptMessage,
    Question,
    Sampling,
)
from app.domain.lingo_bp import Criterion, PassScores
from app.domain.strategy import StrategyTable

_LETTERS = ("A", "B", "C")
_VALUES = (1, 0, -1)
_SAFETY = (1.0, 0.5, 0.0)
_PERSON = answer_form.form(
    answer_form.record([("asker", answer_form.string(80)), ("task", answer_form.string(100))])
)
_PERSON_TOKENS = 80
_FEEDBACK_TOKENS = 32


class Person(msgspec.Struct, frozen=True):
    """The inferred user and their task; model-made, and empty where nothing was inferred."""

    asker: str = ""
    task: str = ""


class Evaluators:
    """Judge replies with the analyst's questions. All methods raise ``EngineFailure``."""

    def __init__(self, engine: Engine, analyst: Analyst, category: str, table: StrategyTable) -> None:
        self._engine, self._analyst = engine, analyst
        found = taxonomy().find(category) if category else None
        texts = reasoning_texts().backprop
        guideline = table.guideline_of(found) if found is not None else None
        self._guideline = f"{guideline.say} {guideline.avoid}" if guideline else texts.no_guideline

    def person(self, prompt: Prompt) -> tuple[Person, Cost]:
        """Return the inferred user and task from a prompt that ends with the user's message."""
        request = GenerationRequest(
            (*prompt, PromptMessage(Role.USER, reasoning_texts().backprop.person)),
            Sampling(temperature=0.0, seed=0, max_tokens=_PERSON_TOKENS),
            sequence="analyst",
            template_variables=(("enable_thinking", False),),
            grammar=_PERSON.grammar,
            schema=_PERSON.schema,
        )
        parts, tokens, seconds = [], 0, 0.0
        for event in self._engine.generate(request):
            if isinstance(event, GeneratedPiece):
                parts.append(event.text)
            elif isinstance(event, GenerationEnded):
                tokens = event.tokens_read + event.tokens_written
                seconds = event.seconds_reading + event.seconds_writing
        try:
            person = msgspec.json.decode("".join(parts), type=Person)
        except msgspec.DecodeError:
            person = Person()  # cut off at its limit: the user stays unknown
        return person, Cost("person inferred", tokens, seconds)

    def score(self, prompt: Prompt, person: Person) -> tuple[PassScores, Cost]:
        """Return the scores of a reply; ``prompt`` ends with it."""
        texts = reasoning_texts().backprop
        safety = Question(texts.safety.format(guideline=self._guideline), _LETTERS)
        criteria = [Question(each, _LETTERS) for each in texts.criteria.values()]
        scores, cost = self._analyst.calibrated("evaluators", prompt, (safety, *criteria))
        verdicts = [max(range(len(_LETTERS)), key=each.__getitem__) for each in scores]
        found = tuple(
            Criterion(name, _VALUES[verdict])
            for name, verdict in zip(texts.criteria, verdicts[1:], strict=True)
        )
        return PassScores(_SAFETY[verdicts[0]], found, person.asker, person.task), cost

    def feedback(self, prompt: Prompt, direction: Direction) -> tuple[str, Cost]:
        """Return one sentence on what should change in a reply; ``prompt`` ends with it."""
        texts = reasoning_texts().backprop
        question = texts.feedback.format(direction=texts.directions[direction])
        return self._analyst.one_sentence("feedback", prompt, question, _FEEDBACK_TOKENS)
