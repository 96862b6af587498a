"""The analysis in plain words: sentences of the terminal, and those that the panel shares with it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from app.alignment.reasoning_chain.texts import reasoning_texts
from app.alignment.strategy_selection import category_name
from app.domain.analysis import Mode, Review, TurnAnalysis, WithheldReply
from app.domain.anticipation import Threshold
from app.domain.lingo_bp import Backpropagation, BackpropPass
from app.domain.reasoning_chain import NODES, Author, Node, ReasoningChain, Statement
from app.domain.strategy import TYPES, UserType

_TYPES = {
    UserType.BENIGN: "someone with an everyday question",
    UserType.SENSITIVE: "someone in difficulty",
    UserType.MALICIOUS: "someone who means harm or wants to get round the rules",
}
HARDLY = 0.02  # a mean change of ln P a token below which a step is described as one that did not matter
_QUANTITIES = {
    "retention": "weight on usefulness",
    "risk": "weight on risk",
    "cost": "weight on brevity",
}


def type_name(kind: UserType) -> str:
    """Return the name of a user type."""
    return _TYPES[kind]


def node_title(node: Node) -> str:
    """Return the title of a node of the reasoning."""
    return reasoning_texts().nodes[node].title


def maker(model_made: bool) -> str:
    """Return the source of a figure, in a word."""
    return "model-made" if model_made else "computed"


def is_weighed(analysis: TurnAnalysis) -> bool:
    """Return whether the influence of the reasoning was computed, whatever the result."""
    return bool(analysis.reply.influences) or any(cost.part == "influence" for cost in analysis.costs)


def taken_back_words(which: str, withheld: WithheldReply, figure: Callable[[float], str]) -> str:
    """Return why ``which`` reply was withheld; ``figure`` formats a share."""
    risk, limit = figure(withheld.review.risk), figure(withheld.review.limit)
    seen = "looked at together with the question"
    return f"{which} was taken back: {seen}, its risk ({risk}) was over the limit ({limit})."


def reviewed_words(review: Review, figure: Callable[[float], str]) -> str:
    """Return the reviewed risk of question and reply together; ``figure`` formats a share."""
    where = "within" if review.passed else "over"
    return f"Question and reply together: risk {figure(review.risk)}, {where} the limit of {figure(review.limit)}."


def _percent(share: float) -> str:
    return f"{share:.0%}"


def choice_in_words(analysis: TurnAnalysis) -> str:
    """Return in one or two sentences the likely user type, the chosen strategy, and whether it was followed."""
    shares = analysis.message.posterior.shares
    likeliest = analysis.message.posterior.likeliest
    share = shares[TYPES.index(likeliest)]
    name = analysis.strategy_name(analysis.message.game.chosen)
    did = _told(analysis)
    return f"Most likely {type_name(likeliest)} ({_percent(share)}). Chosen: {name}. {did}"


def _told(analysis: TurnAnalysis) -> str:
    """Return a sentence on what the model was told of the choice."""
    if analysis.reply.chain is not None and analysis.reply.chain.edited is not None:
        return "The model was told reasoning that a person changed."
    if analysis.reply.mode is Mode.COMPARE and analysis.reply.followed:
        return "This reply is one of two, each told to follow a strategy of its own."
    if analysis.reply.guidance:
        return "The model was told to answer so."
    if analysis.reply.mode is Mode.GUIDE:
        return "Nothing was added to the model's prompt."
    return "This was only computed: nothing was added to the model's prompt."


def withheld_in_words(analysis: TurnAnalysis) -> str:
    """Return why the latest reply was withheld; empty where none was."""
    if not analysis.reply.withheld:
        return ""
    withheld = analysis.reply.withheld[-1]
    name = analysis.strategy_name(withheld.instead)
    why = taken_back_words("The reply", withheld, _percent)
    return f"{why} It is answered again, more carefully: {name}."


def boundary_in_words(analysis: TurnAnalysis) -> str:
    """Return a description of the boundary and the pearl."""
    ladder = analysis.message.ladder
    boundary, pearl = analysis.strategy_name(ladder.boundary), analysis.strategy_name(ladder.pearl)
    about = category_name(analysis.message.category) or "nothing that stood out"
    return (
        f"Help stays safe up to “{boundary}” (limit {ladder.limit:.0%}, about {about}). "
        f"The most constructive place inside is “{pearl}”."
    )


def threshold_in_words(threshold: Threshold, analysis: TurnAnalysis) -> str:
    """Return a sentence on the value at which another strategy would have won."""
    name = analysis.strategy_name(threshold.then)
    less = threshold.value < threshold.now
    side = "below" if less else "above"
    if threshold.quantity in _QUANTITIES:
        much = "less" if less else "more"
        words = f"With {much} {_QUANTITIES[threshold.quantity]} ({side} {threshold.value:.2f}"
        return f"{words}, now {threshold.now:.2f}) it would have been: {name}."
    likely = "less" if less else "more"
    who = type_name(UserType(threshold.quantity))
    words = f"Were it {likely} likely {who} ({side} {threshold.value:.0%}"
    return f"{words}, now {threshold.now:.0%}) it would have been: {name}."


def explained(analysis: TurnAnalysis) -> Iterator[str]:
    """Yield the whole analysis as lines; model-made figures are marked."""
    yield choice_in_words(analysis)
    if withheld := withheld_in_words(analysis):
        yield withheld
    yield ""
    yield "Who may be asking (computed; prior carried over from the turn before)"
    yield f"  prior: {_shares(analysis.message.posterior.prior)}"
    for each, step in zip(analysis.message.posterior.evidence, analysis.message.posterior.steps, strict=True):
        made = "model-made" if each.model_made else "by rules"
        yield f"  after {each.source} ({made}; {each.saw}): {_shares(step)}"
    yield ""
    weights = analysis.message.game.weights
    yield (
        f"What each strategy is worth: {weights.retention:g} · retention − {weights.risk:g} · risk − "
        f"{weights.cost:g} · cost"
    )
    for payoff in analysis.message.game.payoffs:
        mark = "→" if payoff.strategy == analysis.message.game.chosen else " "
        beyond = "" if payoff.strategy in analysis.message.game.allowed else "  past the boundary"
        yield (
            f"{mark} {analysis.strategy_name(payoff.strategy):<38} retention {payoff.retention:.2f}  "
            f"risk {payoff.risk:.2f}  cost {payoff.cost:.2f}  = {payoff.utility(weights):+.3f}{beyond}"
        )
    for one in analysis.message.game.thresholds:
        yield f"  {threshold_in_words(one, analysis)}"
    yield ""
    yield from _after_the_reply(analysis)


def _after_the_reply(analysis: TurnAnalysis) -> Iterator[str]:
    yield boundary_in_words(analysis)
    if analysis.message.sketched is not None:
        for rung in analysis.message.sketched.rungs:
            if rung.sketch:
                yield f"  {analysis.strategy_name(rung.strategy)} (model-made): {rung.sketch}"
    for facet in analysis.message.facets:
        yield f"{facet.name}: {facet.score:.2f} ({maker(facet.model_made)}: {facet.source})"
    for intent in analysis.message.intents:
        yield f"intent, {intent.name}: {intent.share:.0%} (model-made)"
    for span in analysis.message.spans:
        yield f"words {span.start} to {span.end}: {span.change:+.2f} (model-made: change of ln P(safe) without them)"
    if analysis.reply.review is not None:
        yield f"{reviewed_words(analysis.reply.review, _percent)} (model-made)"
    if len(analysis.message.trajectory.turns) > 1:
        gap = analysis.message.trajectory.gap
        yield f"over the conversation: the whole carries {gap:.0%} more risk than the last message"
    if analysis.message.trajectory.drafted:
        yield f"  as one request (model-made): {analysis.message.trajectory.drafted}"
    if analysis.message.late_posterior is not None:
        yield f"asked after the reply, for the next turn: {_shares(analysis.message.late_posterior.shares)}"
    yield from _reasoning(analysis)
    yield ""
    for cost in analysis.costs:
        yield f"cost, {cost.part}: {cost.tokens} tokens, {cost.seconds:.2f} s"
    if analysis.left_out:
        yield f"left out so far: {', '.join(analysis.left_out)}"


def _reasoning(analysis: TurnAnalysis) -> Iterator[str]:
    """Yield chain, influences and passes as lines, each part only where it is known."""
    if analysis.reply.chain is not None:
        yield ""
        yield from _chain(analysis.reply.chain)
    if is_weighed(analysis):
        yield ""
        yield "Does this reasoning matter? (model-made: mean change of ln P a token of the reply without the step)"
        for each in analysis.reply.influences:
            matters = "it mattered" if each.change >= HARDLY else "it hardly mattered"
            yield f"  without {_title(each.node)}: {each.change:+.3f} over {each.tokens} tokens; {matters}"
        if not analysis.reply.influences:
            yield "  nothing of it stood before the model when it wrote: the reply cannot have rested on it"
    if analysis.reply.improvement is not None:
        yield ""
        yield from _improvement(analysis.reply.improvement)


def _chain(chain: ReasoningChain) -> Iterator[str]:
    edited = f", changed by a person at {_title(chain.edited)}" if chain.edited is not None else ""
    yield f"Reasoning, step by step{edited}"
    for node in NODES:
        state = " (struck out)" if node in chain.struck else " (locked)" if node in chain.locked else ""
        yield f"  {_title(node)}{state}:"
        for each in chain.of(node):
            yield f"    {each.text} [{_support(chain, node, each)}]"


def _support(chain: ReasoningChain, node: Node, statement: Statement) -> str:
    """Return the author of a statement and its place in the thinking that it was taken from."""
    if statement.author is Author.PERSON:
        return "by a person"
    if statement.author is Author.TABLE:
        return "computed"
    if statement.supported:
        places = ", ".join(f"{start} to {end}" for start, end in statement.spans)
        return f"model-made; in its thinking, characters {places}"
    derived = chain.edited is not None and node in chain.to_derive(chain.edited)
    return "model-made; written anew" if derived else "model-made; not found in the thinking"


def _improvement(found: Backpropagation) -> Iterator[str]:
    yield f"Linguistic backpropagation: pass {found.best} is used; ended: {found.ended}; {found.tokens} tokens"
    for each in found.passes:
        yield from _pass(each)


def _pass(judged: BackpropPass) -> Iterator[str]:
    scores = judged.scores
    criteria = ", ".join(f"{each.name} {each.value:+d}" for each in scores.criteria)
    yield (
        f"  pass {judged.number} (model-made): safety {scores.safety:g}, satisfaction {scores.satisfaction:+.1f} "
        f"({criteria})"
    )
    if judged.feedback:
        yield f"    feedback: {judged.feedback}"
    for edit in judged.edits:
        held = " (more was proposed)" if edit.held_back else ""
        changes = [*(f"- {each}" for each in edit.removed), *(f"+ {each}" for each in edit.added)]
        yield f"    {_title(edit.node)}{held}: {' '.join(changes)}"


def _title(node: Node) -> str:
    return f"‘{node_title(node)}’"


def _shares(shares: tuple[float, ...]) -> str:
    return ", ".join(f"{kind.value} {share:.1%}" for kind, share in zip(TYPES, shares, strict=True))
