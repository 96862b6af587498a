"""The chat model as a judge of messages, without a guard: by three words, where its self-test shows that it can."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.alignment.evidence import first_words, three_words
from app.alignment.evidence.calibration import shares_of
from app.alignment.evidence.first_words import FirstWords
from app.alignment.evidence.message_parts import parts_of
from app.alignment.evidence.self_test import FurtherScores, SelfTest, Verdict, verdict_of
from app.alignment.evidence.source import JUDGED_KINDS, Judgement
from app.alignment.evidence.three_words import HARMLESS, WORD_CATEGORIES, Words, three_words_table
from app.alignment.interfaces import Engine, EngineFailure
from app.domain.anticipation import Evidence
from app.domain.conversation import Role
from app.domain.generation import GeneratedPiece, GenerationRequest, Likelihoods, PromptMessage, Sampling
from app.domain.message_language import language_of
from app.domain.risk import DISTRESS_CATEGORY, SAFE_CATEGORY, WRONG_CATEGORY, CategoryScore, Judge, JudgeKind
from app.translation import tr

_NAMES = {
    SAFE_CATEGORY: tr("Harmless"),
    DISTRESS_CATEGORY: tr("Distress"),
    WRONG_CATEGORY: tr("A wish to do harm"),
}
_EXPLANATION_TOKENS = 80
THREE_WORDS, FIRST_WORDS = "three_words", "first_words"  # sources of evidence


class ChatModelJudge:
    """``tested`` returns the model's self-test as far as it got, or None where it has not begun.

    ``further`` returns the messages that people labelled and that calibrate it too.
    """

    def __init__(
        self,
        engine: Engine,
        model: str,
        tested: Callable[[], SelfTest | None],
        further: Callable[[], tuple[FurtherScores, ...]] = tuple,
    ) -> None:
        self._engine, self._model, self._tested, self._further = engine, model, tested, further

    @property
    def kind(self) -> JudgeKind:
        """The chat model, not a guard."""
        return JudgeKind.INDICATIVE

    @property
    def verdict(self) -> Verdict | None:
        """What the model has shown that it can tell; None while its self-test is not done, or where none can be."""
        test = self._tested() if self._is_told else None
        return verdict_of(test, self._further()) if test is not None and test.done else None

    @property
    def wants_self_test(self) -> bool:
        """True where its self-test can be done and is not."""
        return self._is_told and self.verdict is None

    @property
    def _is_told(self) -> bool:
        """True where the engine tells how likely an answer is."""
        model = self._engine.model
        return model is None or model.likelihoods is not Likelihoods.NOTHING

    @property
    def judge(self) -> Judge:
        """Description of the judge; of no kind where the model cannot judge."""
        verdict = self.verdict
        if not self._is_told:
            note = tr(
                "Could not be judged: the server does not tell how likely an answer is. A guard model on this computer "
                "can judge."
            )
            return Judge(JudgeKind.NONE, self._model, note)
        if verdict is None:
            note = tr(
                "Not judged yet: this model still has to take its self-test, which it does while it is idle."
            )
            return Judge(JudgeKind.NONE, self._model, note)
        if len(verdict.unjudged) == len(JUDGED_KINDS):
            note = tr("This model cannot judge risk: it failed the self-test. A guard model can.")
            return Judge(JudgeKind.NONE, self._model, note)
        return Judge(JudgeKind.INDICATIVE, self._model, _standing(verdict))

    def prepare(self) -> None:
        """Read the examples ahead of time. Raises ``EngineFailure``."""
        if self.judge.kind is JudgeKind.INDICATIVE:
            three_words.ask(self._engine, (three_words_table().examples[0].text,))

    def assess(
        self, text: str, prompt: Sequence[PromptMessage] = (), *, by_sentence: bool = True
    ) -> Judgement:
        """Judge a message, or say why not. Raises ``EngineFailure``."""
        began, verdict, judge = time.perf_counter(), self.verdict, self.judge
        if verdict is None or judge.kind is JudgeKind.NONE:
            return Judgement(judge, unjudged=JUDGED_KINDS)
        parts = parts_of(text) if by_sentence else (text,)
        asked = ask_about(self._engine, verdict, parts, prompt or (PromptMessage(Role.USER, text),))
        evidence = evidence_in(verdict, asked.words, asked.first, language_of(text))
        return Judgement(
            judge,
            categories=_categories(verdict, evidence),
            tokens_read=asked.tokens_read,
            seconds=time.perf_counter() - began,
            evidence=evidence,
            unjudged=verdict.unjudged,
        )

    def safe_scores(self, texts: Sequence[str]) -> tuple[tuple[float, ...], int, float]:
        """Return ln P(harmless) of each text, the tokens decoded and the seconds. Raises ``EngineFailure``."""
        if self.judge.kind is JudgeKind.NONE:
            raise EngineFailure(self.judge.note)
        answers = three_words.log_harmless(self._engine, texts)
        scores = tuple(each[HARMLESS] for each in answers.log_probabilities)
        return scores, answers.tokens_read, answers.seconds

    def explain(self, text: str) -> str:
        """Return the model's own words on its answer. Raises ``EngineFailure``."""
        judged = self.assess(text)
        if not judged.categories:
            raise EngineFailure(judged.judge.note)
        question = three_words.request_for(self._engine, (text,))
        word = three_words.word_of(judged.categories[0].id)
        request = GenerationRequest(
            messages=(*question.messages, three_words.asked(text)),
            sampling=Sampling(temperature=0.0, max_tokens=_EXPLANATION_TOKENS),
            sequence=three_words.SEQUENCE,
            prefill=f"{question.prefill}{word}, because",
            template_variables=question.template_variables,
        )
        pieces = (each.text for each in self._engine.generate(request) if isinstance(each, GeneratedPiece))
        return f"{word}, because{''.join(pieces)}".strip()


@dataclass(frozen=True, slots=True)
class Asked:
    """What the model said of one message; zeros for a question that it is not asked."""

    words: Words
    first: FirstWords
    tokens_read: int


def ask_about(
    engine: Engine, verdict: Verdict, parts: Sequence[str], prompt: Sequence[PromptMessage]
) -> Asked:
    """Ask about a whole message, the first of ``parts``, and about the others; each kind's gravest answer counts."""
    tokens, words, gravest = 0, [Words(0.0, 0.0)], {0}
    if verdict.asks_words:
        found, answers = three_words.ask(engine, parts)
        words, tokens = list(found), answers.tokens_read
        gravest = {_gravest([each.distress for each in found]), _gravest([each.wrong for each in found])}
    openings = [FirstWords(0.0, 0.0)]
    if verdict.asks_first:
        prompts = (prompt, *((PromptMessage(Role.USER, parts[at]),) for at in sorted(gravest - {0})))
        scored = [first_words.ask(engine, each) for each in prompts]
        openings = [first for first, _ in scored]
        tokens += sum(scores.tokens_read for _, scores in scored)
    return Asked(
        Words(max(each.distress for each in words), max(each.wrong for each in words)),
        FirstWords(max(each.refusal for each in openings), max(each.sympathy for each in openings)),
        tokens,
    )


def _gravest(scores: Sequence[float]) -> int:
    """Return the index of the highest score; the whole message, which is the first, wins a tie."""
    return max(range(len(scores)), key=lambda index: (scores[index], -index))


def evidence_in(verdict: Verdict, words: Words, first: FirstWords, language: str) -> tuple[Evidence, ...]:
    """Return the evidence of the two questions, each in nats for every one of ``TYPES``."""
    distress = verdict.distress.log_ratios(words.distress, first.sympathy, language)
    wrong = verdict.wrong.log_ratios(words.wrong, first.refusal, language)
    asked = ((THREE_WORDS, verdict.asks_words), (FIRST_WORDS, verdict.asks_first))
    return tuple(
        Evidence(source, True, (0.0, distress[index], wrong[index]), _saw(distress[index], wrong[index]))
        for index, (source, was_asked) in enumerate(asked)
        if was_asked
    )


def _saw(distress: float, wrong: float) -> str:
    return tr(
        "distress {distress:+.1f}, a wish to do harm {wrong:+.1f} nats against a harmless message",
        distress=distress,
        wrong=wrong,
    )


def _categories(verdict: Verdict, evidence: Sequence[Evidence]) -> tuple[CategoryScore, ...]:
    """Return the probabilities of the three words, the highest first, without those that the model cannot tell."""
    ratios = [sum(each.log_odds[index] for each in evidence) for index in range(len(WORD_CATEGORIES))]
    shares = shares_of(three_words_table().prior, ratios)
    known = (True, verdict.distress.can_tell, verdict.wrong.can_tell)
    shown = [
        CategoryScore(identity, _NAMES[identity], share)
        for identity, share, can in zip(WORD_CATEGORIES, shares, known, strict=True)
        if can
    ]
    return tuple(sorted(shown, key=lambda each: -each.score))


def _standing(verdict: Verdict) -> str:
    """Return how reliable the model is, by its self-test."""
    if not verdict.wrong.can_tell:
        return tr(
            "The chat model itself was asked, without a guard. In its self-test it told distress apart in "
            "{distress:.0%} of the pairs; whether somebody means harm it cannot tell.",
            distress=verdict.distress.auc,
        )
    if not verdict.distress.can_tell:
        return tr(
            "The chat model itself was asked, without a guard. In its self-test it told wishes to do harm apart in "
            "{wrong:.0%} of the pairs; distress it cannot tell.",
            wrong=verdict.wrong.auc,
        )
    return tr(
        "The chat model itself was asked, without a guard: only indicative. In its self-test it told distress apart in "
        "{distress:.0%} of the pairs and wishes to do harm in {wrong:.0%}.",
        distress=verdict.distress.auc,
        wrong=verdict.wrong.auc,
    )
