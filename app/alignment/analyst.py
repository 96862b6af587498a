"""The analyst: asks a model many questions about the conversation at once, each answered by one token.

The guard model, with its own small context, takes this role where one is installed; else the chat model does,
on what it has read already. Sketches and redrafts are always written by the chat model.

Scores are log-probabilities less those of the same question on a neutral text (contextual calibration,
arXiv 2102.09690), so that a model's fondness for a letter does not count as evidence.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from app.alignment.analyst_questions import analyst_questions
from app.alignment.interfaces import Engine, PromptTooLong
from app.domain.analysis import Cost, Facet, Intent
from app.domain.conversation import Role
from app.domain.generation import PromptMessage, Question, QuestionAnswers, QuestionRequest
from app.domain.strategy import REACTIONS, TYPES, Shares, Strategy, StrategyTable, UserType
from app.translation import tr

_LETTERS = "ABCDE"
_YES_NO = ("yes", "no")
_NO_THINKING: tuple[tuple[str, str | bool], ...] = (("enable_thinking", False),)
SKETCH_TOKENS = 12
_REDRAFT = ""  # key of the redraft among the drafts: the user's messages as one request
_FEWEST_MESSAGES = 2  # shown to a guard: a message and its reply

Prompt = Sequence[PromptMessage]


@dataclass(frozen=True, slots=True)
class Examination:
    """The analyst's answers about a message: facets and intents."""

    facets: tuple[Facet, ...]
    intents: tuple[Intent, ...]
    cost: Cost


class Analyst:
    """Has ``engine`` write, and ``guard``, if there is one, answer by one token.

    Scores of neutral texts are kept for each model. All methods raise ``EngineFailure``.
    """

    def __init__(self, engine: Engine, table: StrategyTable, guard: Engine | None = None) -> None:
        self._engine = engine
        self._guard = guard
        self._table = table
        self._neutral: dict[tuple[str, Question], tuple[float, ...]] = {}
        self._drafted: dict[tuple[str, tuple[PromptMessage, ...]], dict[str, str]] = {}

    def under(self, table: StrategyTable) -> Analyst:
        """Return an analyst for a table of strategies, with this one's kept scores of neutral texts."""
        if table == self._table:
            return self
        other = Analyst(self._engine, table, self._guard)
        other._neutral = self._neutral  # keyed by the question, so another table's new questions are asked
        return other

    @property
    def _model(self) -> str:
        loaded = self._engine.model
        return loaded.sha256 if loaded is not None else ""

    @property
    def name(self) -> str:
        """The name of the model that answers by one token."""
        return tr("the chat model") if self._guard is None else tr("the guard model")

    def prepare(self) -> None:
        """Score each turn's questions on the neutral text ahead of time, so that no message waits for it."""
        self._neutral_scores((*self._examination(), self._review_question()))

    def review(self, messages: Prompt) -> tuple[float, Cost]:
        """Return the evidence that the last reply helps to do harm, as a log-likelihood ratio."""
        (scores,), cost = self.calibrated("review", messages, (self._review_question(),))
        return scores[0] - scores[1], cost

    def examine(self, messages: Prompt) -> Examination:
        """Return the facets and the intents of the person's last message."""
        names = tuple(analyst_questions().facets)
        scores, cost = self.calibrated("facets and intents", messages, self._examination())
        weight = self._table.scored_weight
        facets = tuple(
            Facet(name, _logistic(weight * (yes - no) - 1.0), tr("{name}, one token", name=self.name), True)
            for name, (yes, no) in zip(names, scores, strict=False)
        )
        shares = _softmax([weight * each for each in scores[-1]])
        intents = tuple(
            Intent(name, share) for name, share in zip(analyst_questions().intents.names, shares, strict=True)
        )
        return Examination(facets, intents, cost)

    def reactions(
        self, messages: Prompt, kind: UserType, strategies: Sequence[Strategy]
    ) -> tuple[dict[str, tuple[Shares | None, ...]], Cost]:
        """Return, by strategy, the reaction probabilities of one type of user, one entry a type."""
        texts = analyst_questions().reactions
        described = self._table.descriptions[TYPES.index(kind)]
        preamble = texts.preamble.format(type=described)
        prefix = (
            *messages,
            PromptMessage(Role.USER, preamble),
            PromptMessage(Role.ASSISTANT, "Which answer?"),
        )
        questions = tuple(
            Question(texts.question.format(sketch=each.sketch), tuple(_LETTERS[: len(REACTIONS)]))
            for each in strategies
        )
        answers = self._ask(prefix, questions)
        mean = [
            sum(each[index] for each in answers.log_probabilities) / len(strategies)
            for index in range(len(REACTIONS))
        ]
        found: dict[str, tuple[Shares | None, ...]] = {}
        for strategy, scores in zip(strategies, answers.log_probabilities, strict=True):
            # less the mean over the strategies, which leaves this strategy's own effect
            table = strategy.reaction_shares(kind)
            shares = _softmax(
                [
                    math.log(max(prior, 1e-3)) + score - usual
                    for prior, score, usual in zip(table, scores, mean, strict=True)
                ]
            )
            found[strategy.id] = tuple(shares if each is kind else None for each in TYPES)
        return found, _cost("reactions", answers)

    def one_sentence(self, part: str, messages: Prompt, question: str, most: int) -> tuple[str, Cost]:
        """Return the model's answer to a question: one line of at most ``most`` tokens."""
        request = QuestionRequest(
            tuple(messages), (Question(question, ()),), sketch_tokens=most, template_variables=_NO_THINKING
        )
        answers = self._engine.ask(request)
        return answers.sketches[0], _cost(part, answers)

    def redraft(self, messages: Prompt, beside: Sequence[str]) -> tuple[str, Cost]:
        """Return one sentence that joins the user's messages into one request.

        The sketches for ``beside`` are drafted in the same steps, so a later call of ``sketches`` costs nothing.
        """
        drafted, cost = self._drafts(messages, (_REDRAFT, *beside))
        return drafted[_REDRAFT], replace(cost, part="trajectory")

    def sketches(self, messages: Prompt, strategies: Sequence[str]) -> tuple[dict[str, str], Cost]:
        """Draft one sentence of a reply for each of some strategies."""
        return self._drafts(messages, strategies)

    def _drafts(self, messages: Prompt, names: Sequence[str]) -> tuple[dict[str, str], Cost]:
        """Write short drafts side by side; drafts of this conversation that are known are reused."""
        key = (self._model, tuple(messages))
        if key not in self._drafted:
            self._drafted = {key: {}}  # of the latest conversation only: an older one is seldom needed again
        known = self._drafted[key]
        missing = [each for each in names if each not in known]
        cost = Cost("sketches", 0, 0.0)
        if missing:
            request = QuestionRequest(
                tuple(messages),
                tuple(Question(self._draft_question(each), ()) for each in missing),
                sketch_tokens=SKETCH_TOKENS,
                template_variables=_NO_THINKING,
            )
            answers = self._engine.ask(request)
            known.update(zip(missing, answers.sketches, strict=True))
            cost = _cost("sketches", answers)
        return {each: known[each] for each in names}, cost

    def _draft_question(self, name: str) -> str:
        texts = analyst_questions()
        if name == _REDRAFT:
            return texts.redraft
        return texts.sketch.format(sketch=self._table.strategy(name).sketch)

    def score_sketches(
        self, messages: Prompt, sketches: Mapping[str, str]
    ) -> tuple[dict[str, tuple[float, float]], Cost]:
        """Return for each sketch the evidence of harm and of help, as log-likelihood ratios to their mean."""
        texts = analyst_questions().sketch_scores
        questions = [Question(texts.question.format(sketch=each), texts.words) for each in sketches.values()]
        answers = self._ask(messages, questions)
        ratios = [
            (harm - _log_sum(useless, helpful), helpful - useless)
            for harm, useless, helpful in answers.log_probabilities
        ]
        usual = [sum(each) / len(ratios) for each in zip(*ratios, strict=True)]
        found = {
            strategy: (harm - usual[0], aid - usual[1])
            for strategy, (harm, aid) in zip(sketches, ratios, strict=True)
        }
        return found, _cost("sketches scored", answers)

    # -- questions ----------------------------------------------------------------------------------

    def _review_question(self) -> Question:
        return Question(analyst_questions().review, _YES_NO)

    def _examination(self) -> tuple[Question, ...]:
        texts = analyst_questions()
        listed = " ".join(
            f"{letter}: {name}." for letter, name in zip(_LETTERS, texts.intents.options, strict=True)
        )
        facets = (Question(each, _YES_NO) for each in texts.facets.values())
        return (*facets, Question(texts.intents.question.format(options=listed), tuple(_LETTERS)))

    def _ask(self, messages: Prompt, questions: Sequence[Question]) -> QuestionAnswers:
        request = QuestionRequest(tuple(messages), tuple(questions), template_variables=_NO_THINKING)
        return self._engine.ask(request) if self._guard is None else _ask_guard(self._guard, request)

    def calibrated(
        self, part: str, messages: Prompt, questions: Sequence[Question]
    ) -> tuple[list[tuple[float, ...]], Cost]:
        """Return for each question its options' log-likelihood ratios to the same question on a neutral text."""
        neutral, extra = self._neutral_scores(questions)
        answers = self._ask(messages, questions)
        scores = [
            tuple(each - base for each, base in zip(found, usual, strict=True))
            for found, usual in zip(answers.log_probabilities, neutral, strict=True)
        ]
        cost = _cost(part, answers)
        return scores, Cost(cost.part, cost.tokens + extra.tokens, cost.seconds + extra.seconds)

    def _neutral_scores(self, questions: Sequence[Question]) -> tuple[list[tuple[float, ...]], Cost]:
        loaded = (self._guard or self._engine).model
        model = loaded.sha256 if loaded is not None else ""
        unknown = [each for each in questions if (model, each) not in self._neutral]
        cost = Cost("neutral text", 0, 0.0)
        if unknown:
            text = analyst_questions().neutral_text
            neutral = (PromptMessage(Role.USER, text), PromptMessage(Role.ASSISTANT, text))
            answers = self._ask(neutral, unknown)
            for question, scores in zip(unknown, answers.log_probabilities, strict=True):
                self._neutral[model, question] = scores
            cost = _cost("neutral text", answers)
        return [self._neutral[model, each] for each in questions], cost


def _ask_guard(guard: Engine, request: QuestionRequest) -> QuestionAnswers:
    """Ask a guard about the newest part of the conversation that fits its small context."""
    messages = tuple(replace(each, tokens=()) for each in request.messages)
    while True:
        try:
            return guard.ask(replace(request, messages=messages, plain=True))
        except PromptTooLong:
            if len(messages) <= _FEWEST_MESSAGES:
                raise
            messages = messages[2:]


def _cost(part: str, answers: QuestionAnswers) -> Cost:
    return Cost(part, answers.tokens_read + answers.tokens_written, answers.seconds)


def _softmax(values: Sequence[float]) -> Shares:
    highest = max(values)
    weights = [math.exp(each - highest) for each in values]
    return tuple(each / sum(weights) for each in weights)


def _log_sum(one: float, other: float) -> float:
    highest = max(one, other)
    return highest + math.log(math.exp(one - highest) + math.exp(other - highest))


def _logistic(value: float) -> float:
    return 1.0 / (1.0 + math.exp(-value))


def with_prior(prior: float, log_ratio: float) -> float:
    """Return the posterior probability of ``log_ratio`` as evidence on a prior strictly between 0 and 1."""
    return _logistic(math.log(prior / (1.0 - prior)) + log_ratio)
