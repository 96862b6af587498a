"""A helper model's worth on this machine, and by arithmetic on others: ``python -m tests.bench_helper``.

The smaller of the lab models helps the larger one; they have the same vocabulary.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from app.domain.conversation import Role
from app.domain.generation import GenerationRequest, PrefixRequest, PromptMessage, Sampling
from app.engine.client import EngineClient
from tests.bench_speculation import OTHER, REPEATING, Written, tell, written
from tests.helper_replay import Replayed, opened, record_of, repeated, replayed, step_seconds
from tests.lab_models import lab_models

SEEDS, WRITTEN = 2, 100  # of each text, for the pairs
RECORDED = 150  # tokens of a reply, for the arithmetic
SIZES = (1, 2, 4, 8)  # of steps
CHINESE = {"advice, in Chinese": "我已经好几天没睡好了，什么事都压得我喘不过气。我能做些什么？"}
BY_BYTES = 0.64 / 9.0  # a guess of Qwen3-0.6B (Q8_0) beside a step of Oy1 (Q4_K_M)


def foreseeing(chat_path: Path, helper_path: Path, texts: dict[str, str]) -> None:
    """Print what steps and guesses take here, how often guesses are right, and the arithmetic for other machines."""
    with closing(opened(chat_path)) as chat, closing(opened(helper_path)) as helper:
        records = {name: record_of(chat, helper, text, 0, RECORDED) for name, text in texts.items()}
        steps, guesses = step_seconds((chat, helper), SIZES, 9)
    guess = guesses[0] / steps[0]
    told = ", ".join(f"{size}: {each / steps[0]:.2f}" for size, each in zip(SIZES, steps, strict=True))
    print(f"  a guess takes {guess:.2f} of a step; steps of some tokens, in steps of one: {told}")
    for name, record in records.items():
        right = sum(each.right for each in record.guesses) / len(record.guesses)
        print(f"  {name}: {right:.0%} of {len(record.guesses)} guesses are right")
    print("  arithmetic: by what factor faster with the helper alone (by what repeats alone)")
    here = (steps[-1] / steps[0] - 1) / (SIZES[-1] - 1)
    for words, further, each_guess in (
        ("this machine", here, guess),
        ("steps as here, a fourteenth a guess", here, BY_BYTES),
        ("a tenth a further token, three tenths a guess", 0.1, 0.3),
        ("a tenth a further token, a tenth a guess", 0.1, 0.1),
        ("a tenth a further token, a fourteenth a guess (0.6B beside 14B, by bytes)", 0.1, BY_BYTES),
        ("a twentieth a further token, a fourteenth a guess", 0.05, BY_BYTES),
    ):
        alone = [repeated(record, further) for record in records.values()]
        replies = replayed(list(records.values()), each_guess, further)
        each_text = "; ".join(
            f"{name} {_factor([one]):.2f} ({_factor([other]):.2f})"
            for name, one, other in zip(records, replies, alone, strict=True)
        )
        print(f"  {words}: all {_factor(replies):.2f} ({_factor(alone):.2f}); {each_text}", flush=True)


def _factor(replies: Sequence[Replayed]) -> float:
    """Return by what factor the replies would have been written faster."""
    return sum(each.written for each in replies) / sum(each.steps for each in replies)


def helping(chat: Path, helper: Path) -> None:
    """Print how much faster replies are written with a helper than without, as the program uses it."""
    print(f"{chat.stem}, helped by {helper.stem}: geometric mean (95 % interval) of pairs that take turns")
    helped, alone = EngineClient(), EngineClient()
    try:
        told = helped.load(chat, context_size=2048, device="cpu", helper=helper)
        alone.load(chat, context_size=2048, device="cpu")
        print(f"  helper: {told.helper or told.no_helper}")
        texts = [*OTHER.items(), *list(REPEATING.items())[-1:]]
        pairs, by_helper, tokens, let_go = list[tuple[Written, Written]](), 0, 0, 0
        for number, (seed, (_, text)) in enumerate((seed, each) for seed in range(SEEDS) for each in texts):
            request = GenerationRequest(
                (PromptMessage(Role.USER, text),), Sampling(seed=seed, max_tokens=WRITTEN)
            )
            found = {}
            for client in (helped, alone) if number % 2 else (alone, helped):
                client.warm(PrefixRequest(request.messages))  # as the program does while the person writes
                found[client is helped] = written(client, request)
            pairs.append((found[True], found[False]))
            by_helper, tokens = by_helper + found[True].by_helper, tokens + found[True].tokens
            if helped.model is not None and not helped.model.helper and not let_go:
                let_go = number + 1
        tell("without ÷ with the helper", pairs)
        if let_go and let_go < len(pairs):
            tell(f"  until it was let go of, after reply {let_go}", pairs[:let_go])
        print(f"  {by_helper} of {tokens} tokens by the helper; let go of after reply {let_go or 'none'}")
    finally:
        helped.close()
        alone.close()


if __name__ == "__main__":
    small, large = sorted(lab_models(), key=lambda path: path.stat().st_size)
    foreseeing(large, small, {**OTHER, **CHINESE, **REPEATING})
    helping(large, small)
