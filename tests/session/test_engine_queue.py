"""Who has the engines: one at a time, in order; an analysis gives way, and a stop is never forgotten."""

from __future__ import annotations

import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.cancellation import CancelToken
from app.domain.turn import Waiting
from app.session.engine_queue import EngineQueue, MessageWaits, NotBegun, Use

SECONDS = 10


def waiter(queue: EngineQueue, use: Use, token: CancelToken, order: list[str], name: str) -> threading.Thread:
    place = queue.queue_up(use, token)

    def wait() -> None:
        try:
            queue.wait(place)
            order.append(name)
        except NotBegun:
            order.append(f"{name} not begun")
        finally:
            queue.leave(place)

    return threading.Thread(target=wait)


def test_uses_come_in_the_order_in_which_they_were_asked_for() -> None:
    queue, order = EngineQueue(), list[str]()
    with queue.held(Use.REPLY, CancelToken()):
        threads = [
            waiter(queue, use, CancelToken(), order, use.name) for use in (Use.MODEL, Use.REPLY, Use.QUESTION)
        ]
        for each in reversed(threads):
            each.start()
    for each in threads:
        each.join(SECONDS)
    assert order == ["MODEL", "REPLY", "QUESTION"]
    assert queue.token is None


def test_one_message_may_wait_and_a_second_one_is_told_so() -> None:
    queue = EngineQueue()
    with queue.held(Use.REPLY, CancelToken()):
        waiting = queue.queue_up(Use.REPLY, CancelToken())
        assert queue.waits_for(waiting) is Waiting.REPLY
        with pytest.raises(MessageWaits, match="waiting for its turn already"):
            queue.queue_up(Use.REPLY, CancelToken())
        queue.leave(waiting)
        queue.leave(queue.queue_up(Use.REPLY, CancelToken()))


def test_an_analysis_gives_way_to_whatever_comes_and_takes_only_what_nobody_wants() -> None:
    queue, analysis = EngineQueue(), CancelToken()
    with queue.if_idle(analysis) as idle:
        assert idle
        place = queue.queue_up(Use.REPLY, CancelToken())
        assert analysis.cancelled
        assert queue.waits_for(place) is None, "it has them in a moment"
    queue.wait(place)
    with queue.if_idle(CancelToken()) as idle:
        assert not idle
    queue.leave(place)
    with queue.if_idle(analysis) as idle:
        assert not idle, "one that was ended does not begin again"


def test_what_can_be_done_at_any_time_gives_way_to_an_analysis_which_then_has_the_engines() -> None:
    queue, spare, seen = EngineQueue(), CancelToken(), list[bool]()

    def analyse() -> None:
        with queue.if_idle(CancelToken()) as idle:
            seen.append(idle)
            seen.append(queue.token is not None and queue.token is not spare)

    with queue.if_spare(spare) as idle:
        assert idle
        analysing = threading.Thread(target=analyse)
        analysing.start()
        while not spare.cancelled:
            analysing.join(0.01)
        assert not seen, "there is one use at a time"
    analysing.join(SECONDS)
    assert seen == [True, True] and queue.token is None
    with queue.if_idle(CancelToken()), queue.if_spare(CancelToken()) as idle:
        assert not idle, "it takes only what nobody wants"


def test_an_analysis_that_waits_for_what_is_spare_gives_way_to_a_message() -> None:
    queue, spare, analysis, seen = EngineQueue(), CancelToken(), CancelToken(), list[bool]()

    def analyse() -> None:
        with queue.if_idle(analysis) as idle:
            seen.append(idle)

    with queue.if_spare(spare):
        analysing = threading.Thread(target=analyse)
        analysing.start()
        while not spare.cancelled:
            analysing.join(0.01)
        place = queue.queue_up(Use.REPLY, CancelToken())
        analysing.join(SECONDS)
        assert analysis.cancelled and seen == [False]
    queue.wait(place)
    queue.leave(place)


@pytest.mark.parametrize("held", [Use.MODEL, Use.QUESTION])
def test_a_stop_ends_what_waits_where_no_reply_is_written(held: Use) -> None:
    queue, order, token = EngineQueue(), list[str](), CancelToken()
    place = queue.queue_up(held, CancelToken())
    thread = waiter(queue, Use.REPLY, token, order, "message")
    thread.start()
    if held is Use.QUESTION:
        queue.stop()  # the question itself
        assert not token.cancelled
        queue.leave(place)
        thread.join(SECONDS)
        assert order == ["message"]
        return
    queue.stop()
    thread.join(SECONDS)
    assert order == ["message not begun"], "the loading goes on, and nobody waits for it any more"
    queue.leave(place)


def test_a_stop_while_an_analysis_gives_way_is_for_the_message_that_waits() -> None:
    queue, analysis, message = EngineQueue(), CancelToken(), CancelToken()
    with queue.if_idle(analysis):
        queue.queue_up(Use.REPLY, message)
        queue.stop()
    assert message.cancelled


@given(st.lists(st.sampled_from(["listen", "cancel", "leave"]), max_size=12))
def test_a_listener_is_called_at_most_once_and_never_after_it_left(steps: list[str]) -> None:
    token, called, listening, left = CancelToken(), list[int](), dict[int, object](), set[int]()
    cancelled = False
    for number, step in enumerate(steps):
        if step == "listen":
            context = token.calling(lambda number=number: called.append(number))
            context.__enter__()
            listening[number] = context
            if cancelled:
                assert called[-1] == number, "at once, where the cancel came before"
        elif step == "cancel":
            wanted = [] if cancelled else [each for each in listening if each not in called]
            before = list(called)
            token.cancel()
            assert called == before + wanted
            cancelled = True
        elif listening:
            gone, context = listening.popitem()
            left.add(gone)
            context.__exit__(None, None, None)
    assert len(called) == len(set(called))
    assert token.cancelled is cancelled
