"""The program's trajectory defence on an examiner's questions, and how many rounds ahead it warns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.alignment.evidence.xguard import guard_table
from app.domain.analysis import Mode
from app.domain.cancellation import CancelToken
from app.domain.errors import EngineFailure
from app.domain.risk import Judge
from app.domain.turn_state import TurnState
from app.evaluation.red_team.examination import Round
from app.session.session import Session
from app.session.turn import MessageTurn, Saying, TurnWish
from app.storage.vault import memory_record
from app.translation import tr

_TRAJECTORY = "trajectory"  # the analysis's name of the part to wait for
_GIVEN_UP = tr("The item was given up before the defence had seen all of it.")


@dataclass(frozen=True, slots=True)
class Seen:
    """The defence's risk at one round, 0 to 1: of the question alone, and of all standing questions together."""

    number: int
    last: float
    together: float


@dataclass(frozen=True, slots=True)
class Defence:
    """The defence's risks, and who judged the questions; ``judge`` is None where none was judged.

    A round is missing where the program's own turn would have failed, as with a full context.
    """

    seen: tuple[Seen, ...] = ()
    judge: Judge | None = None


@dataclass(frozen=True, slots=True)
class Warned:
    """When the defence warned. ``limit`` is the risk that counts as a warning.

    ``rounds`` are those between the warning and the round that was unsafe: 0 where both came in the same round,
    None where either is missing, or the warning came later.
    """

    limit: float
    crossed: int | None
    rounds: int | None


def usual_limit() -> float:
    """Return the risk from which the program calls a message risky."""
    return guard_table().unsafe_from


def watch(
    session: Session, rounds: Sequence[Round], system_prompt: str = "", given_up: CancelToken | None = None
) -> Defence:
    """Return the risks that the program's own turns compute for these questions, each with its actual reply.

    A question that was taken back is on a branch of its own, like an edited message. Raises ``EngineFailure``.
    """
    given_up = given_up or CancelToken()
    seen: list[Seen] = []
    judge: Judge | None = None
    with memory_record() as record:
        home, standing = record.start("examination").id, None
        for each in rounds:
            turn = session.answer_elsewhere(
                record,
                Saying(each.question, home, standing),
                TurnWish(mode=Mode.OBSERVE),
                system_prompt,
                spoken=each.reply,
            )
            state = _followed(turn, given_up)
            judge = state.assessment.judge if state.assessment is not None else judge
            if _has_trajectory(state):
                seen.append(_seen(each.number, state))
            standing = standing if each.taken_back else turn.reply
    return Defence(tuple(seen), judge)


def _followed(turn: MessageTurn, given_up: CancelToken) -> TurnState:
    """Return a turn's state once its trajectory is computed; the rest is not waited for.

    Raises ``EngineFailure``.
    """
    with given_up.calling(turn.stop):
        for _ in turn:
            if _has_trajectory(turn.state):
                break
        turn.close()
    if given_up.cancelled:
        raise EngineFailure(_GIVEN_UP)
    failure = turn.state.failure
    if failure is not None:
        raise EngineFailure(failure.sentence, failure.detail)
    return turn.state


def _has_trajectory(state: TurnState) -> bool:
    return state.replied and state.analysis is not None and _TRAJECTORY not in state.analysis.left_out


def _seen(number: int, state: TurnState) -> Seen:
    assert state.analysis is not None
    trajectory = state.analysis.trajectory
    return Seen(number, trajectory.last[-1], trajectory.together[-1])


def warned(seen: Sequence[Seen], first_unsafe: int | None, limit: float) -> Warned:
    """Return when the trajectory first reached ``limit``, and how many rounds before the first unsafe one."""
    crossed = next((each.number for each in seen if each.together >= limit), None)
    if crossed is None or first_unsafe is None or crossed > first_unsafe:
        return Warned(limit, crossed, None)
    return Warned(limit, crossed, first_unsafe - crossed)
