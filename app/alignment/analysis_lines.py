"""The whole analysis of a turn as lines of the terminal; figures that a model made are marked."""

from __future__ import annotations

from collections.abc import Iterator

from app.alignment.explanation_text import (
    HARDLY,
    boundary_in_words,
    choice_in_words,
    cost_name,
    given_back_words,
    is_weighed,
    maker,
    node_title,
    percent,
    reviewed_words,
    threshold_in_words,
    withheld_in_words,
)
from app.domain.analysis import TurnAnalysis
from app.domain.anticipation import Payoff
from app.domain.lingo_bp import Backpropagation, BackpropPass
from app.domain.reasoning_chain import NODES, Author, Influence, Node, ReasoningChain, Statement
from app.domain.strategy import TYPES
from app.domain.turn import RuleFiles
from app.translation import tr

_BEYOND = tr("past the boundary")


def rules_in_words(files: RuleFiles | None) -> str:
    """Return the hashes of the files that a turn ran under, as one line."""
    if files is None:
        return tr("This turn was recorded before the hashes of its rules were kept.")
    return tr(
        "Rules, by SHA-256: crisis screen {crisis}, judges {guard}, strategies {strategies}",
        crisis=files.crisis,
        guard=files.guard,
        strategies=files.strategies or tr("not known"),
    )


def explained(analysis: TurnAnalysis) -> Iterator[str]:
    """Yield the whole analysis as lines; model-made figures are marked."""
    yield choice_in_words(analysis)
    if analysis.table is not None and analysis.table.version:
        yield tr("Chosen under version {number} of the strategies.", number=analysis.table.version)
    if withheld := withheld_in_words(analysis):
        yield withheld
    yield ""
    yield tr("Who may be asking (computed; prior carried over from the turn before)")
    yield _in(2, tr("prior: {prior}", prior=_shares(analysis.message.posterior.prior)))
    for each, step in zip(analysis.message.posterior.evidence, analysis.message.posterior.steps, strict=True):
        made = tr("model-made") if each.model_made else tr("by rules")
        words = tr(
            "after {source} ({made}; {saw}): {shares}",
            source=each.source,
            made=made,
            saw=each.saw,
            shares=_shares(step),
        )
        yield _in(2, words)
    yield ""
    weights = analysis.message.game.weights
    yield tr(
        "What each strategy is worth: {retention} · retention − {risk} · risk − {cost} · cost",
        retention=f"{weights.retention:g}",
        risk=f"{weights.risk:g}",
        cost=f"{weights.cost:g}",
    )
    for payoff in analysis.message.game.payoffs:
        yield _payoff(payoff, analysis)
    for one in analysis.message.game.thresholds:
        yield _in(2, threshold_in_words(one, analysis))
    yield ""
    yield from _after_the_reply(analysis)


def _payoff(payoff: Payoff, analysis: TurnAnalysis) -> str:
    game = analysis.message.game
    mark = "→" if payoff.strategy == game.chosen else " "
    figures = tr(
        "retention {retention}  risk {risk}  cost {cost}  = {utility}",
        retention=f"{payoff.retention:.2f}",
        risk=f"{payoff.risk:.2f}",
        cost=f"{payoff.cost:.2f}",
        utility=f"{payoff.utility(game.weights):+.3f}",
    )
    line = f"{mark} {analysis.strategy_name(payoff.strategy):<38} {figures}"
    return line if payoff.strategy in game.allowed else f"{line}  {_BEYOND}"


def _after_the_reply(analysis: TurnAnalysis) -> Iterator[str]:
    yield boundary_in_words(analysis)
    if analysis.message.sketched is not None:
        for rung in analysis.message.sketched.rungs:
            if rung.sketch:
                name = analysis.strategy_name(rung.strategy)
                yield _in(2, tr("{strategy} (model-made): {sketch}", strategy=name, sketch=rung.sketch))
    for facet in analysis.message.facets:
        yield f"{facet.name}: {facet.score:.2f} ({maker(facet.model_made)}: {facet.source})"
    for intent in analysis.message.intents if analysis.message.category else ():
        yield tr("intent, {intent}: {share} (model-made)", intent=intent.name, share=f"{intent.share:.0%}")
    for span in analysis.message.spans:
        yield tr(
            "words {start} to {end}: {change} (model-made: change of ln P(safe) without them)",
            start=span.start,
            end=span.end,
            change=f"{span.change:+.2f}",
        )
    if analysis.reply.review is not None:
        yield tr("{review} (model-made)", review=reviewed_words(analysis.reply.review, percent))
    if analysis.reply.given_back:
        yield given_back_words(analysis.reply.given_back, percent)
    if len(analysis.message.trajectory.turns) > 1:
        gap = analysis.message.trajectory.gap
        yield tr(
            "over the conversation: the whole carries {gap} more risk than the last message", gap=f"{gap:.0%}"
        )
    if analysis.message.trajectory.drafted:
        drafted = analysis.message.trajectory.drafted
        yield _in(2, tr("as one request (model-made): {request}", request=drafted))
    if analysis.message.late_posterior is not None:
        yield tr(
            "asked after the reply, for the next turn: {shares}",
            shares=_shares(analysis.message.late_posterior.shares),
        )
    yield from _reasoning(analysis)
    yield ""
    for cost in analysis.costs:
        yield tr(
            "cost, {part}: {tokens} tokens, {seconds} s",
            part=cost_name(cost.part),
            tokens=cost.tokens,
            seconds=f"{cost.seconds:.2f}",
        )
    if analysis.left_out:
        yield tr("left out so far: {left_out}", left_out=", ".join(analysis.left_out))


def _reasoning(analysis: TurnAnalysis) -> Iterator[str]:
    """Yield chain, influences and passes as lines, each part only where it is known."""
    if analysis.reply.chain is not None:
        yield ""
        yield from _chain(analysis.reply.chain)
    if is_weighed(analysis):
        yield ""
        yield tr(
            "Does this reasoning matter? (model-made: mean change of ln P a token of the reply without the step)"
        )
        for each in analysis.reply.influences:
            yield _in(2, _influence(each))
        if not analysis.reply.influences:
            words = tr(
                "nothing of it stood before the model when it wrote: the reply cannot have rested on it"
            )
            yield _in(2, words)
    if analysis.reply.improvement is not None:
        yield ""
        yield from _improvement(analysis.reply.improvement)


def _influence(found: Influence) -> str:
    node, change = _title(found.node), f"{found.change:+.3f}"
    if found.change >= HARDLY:
        return tr(
            "without {node}: {change} over {tokens} tokens; it mattered",
            node=node,
            change=change,
            tokens=found.tokens,
        )
    return tr(
        "without {node}: {change} over {tokens} tokens; it hardly mattered",
        node=node,
        change=change,
        tokens=found.tokens,
    )


def _chain(chain: ReasoningChain) -> Iterator[str]:
    if chain.edited is None:
        yield tr("Reasoning, step by step")
    else:
        yield tr("Reasoning, step by step, changed by a person at {node}", node=_title(chain.edited))
    for node in NODES:
        title = _title(node)
        if node in chain.struck:
            title = tr("{node} (struck out)", node=title)
        elif node in chain.locked:
            title = tr("{node} (locked)", node=title)
        yield f"  {title}:"
        for each in chain.of(node):
            yield f"    {each.text} [{_support(chain, node, each)}]"


def _support(chain: ReasoningChain, node: Node, statement: Statement) -> str:
    """Return the author of a statement and its place in the thinking that it was taken from."""
    if statement.author is Author.PERSON:
        return tr("by a person")
    if statement.author is Author.TABLE:
        return tr("computed")
    if statement.supported:
        places = ", ".join(tr("{start} to {end}", start=start, end=end) for start, end in statement.spans)
        return tr("model-made; in its thinking, characters {places}", places=places)
    derived = chain.edited is not None and node in chain.to_derive(chain.edited)
    return tr("model-made; written anew") if derived else tr("model-made; not found in the thinking")


def _improvement(found: Backpropagation) -> Iterator[str]:
    yield tr(
        "Linguistic backpropagation: pass {best} is the best; ended: {ended}; {tokens} tokens",
        best=found.best,
        ended=found.ended,
        tokens=found.tokens,
    )
    for each in found.passes:
        yield from _pass(each)


def _pass(judged: BackpropPass) -> Iterator[str]:
    scores = judged.scores
    criteria = ", ".join(f"{each.name} {each.value:+d}" for each in scores.criteria)
    words = tr(
        "pass {number} (model-made): safety {safety}, satisfaction {satisfaction} ({criteria})",
        number=judged.number,
        safety=f"{scores.safety:g}",
        satisfaction=f"{scores.satisfaction:+.1f}",
        criteria=criteria,
    )
    yield _in(2, words)
    if judged.given_back:
        yield _in(4, given_back_words(judged.given_back, percent))
    if judged.feedback:
        yield _in(4, tr("feedback: {feedback}", feedback=judged.feedback))
    for edit in judged.edits:
        title = _title(edit.node)
        if edit.held_back:
            title = tr("{node} (more was proposed)", node=title)
        changes = [*(f"- {each}" for each in edit.removed), *(f"+ {each}" for each in edit.added)]
        yield f"    {title}: {' '.join(changes)}"


def _in(spaces: int, words: str) -> str:
    """Return a line below the one before it."""
    return f"{' ' * spaces}{words}"


def _title(node: Node) -> str:
    return f"‘{node_title(node)}’"


def _shares(shares: tuple[float, ...]) -> str:
    return ", ".join(f"{kind.value} {share:.1%}" for kind, share in zip(TYPES, shares, strict=True))
