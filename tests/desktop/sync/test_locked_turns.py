"""Whose turn it is while locked: each errand rests on its own, final answers end a batch, and nothing spins."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.sync.failures import Cause, Failure
from desktop.sync.locked_turns import (
    CHANGES_AT_ONCE,
    Errand,
    Listen,
    Rest,
    Send,
    Turns,
    heard,
    listening_failed,
    next_turn,
    sending_failed,
    sent,
)
from desktop.sync.pauses import LEAST_SECONDS, PAUSE_LONGEST
from tests.helpers.worker_bench import batch_of
from wire import limits
from wire.batch import Batch, batch_size
from wire.messages import Accepted, EpochRetired, Known, Later, PushResult, RefusedBatch, WaitAnswer
from wire.names import ZERO_HASH
from wire.stamp import SignedStamp

OURS, THEIRS = b"o" * 32, b"t" * 32
STAMP = SignedStamp(b"stamp", bytes(64))
PAIR, SHARED = b"p" * 32, b"s" * 32
FINAL = [Accepted(STAMP), Known(STAMP), RefusedBatch("known_event"), EpochRetired(b"k" * 32)]


def batch(channel: bytes = PAIR, n: int = 1, size: int = 10) -> Batch:
    """A batch as the lock leaves it behind."""
    return batch_of(channel, n, size)


def turns(*batches: Batch, alarms: int = 0) -> Turns:
    return Turns(batches, OURS, alarms, jitter=1.0)


def failure(cause: Cause = Cause.SERVER, retry_after: float = 0.0) -> Failure:
    return Failure(cause, "x", "", retry_after)


def test_what_was_sealed_goes_first() -> None:
    """First everything is handed in, then the server is waited for with the digest known."""
    one = batch()
    begun = turns(one)
    assert next_turn(begun, 0.0) == Send((one,))
    after = sent(begun, (one,), [Accepted(STAMP)], 0.0)
    assert next_turn(after, 0.0) == Listen(OURS)
    assert next_turn(turns(), 0.0) == Listen(OURS)


@pytest.mark.parametrize("result", FINAL)
def test_a_final_answer_ends_a_batch(result: PushResult) -> None:
    """Accepted, known, refused or under a retired key: a batch with its answer is not sent again."""
    one = batch()
    after = sent(turns(one), (one,), [result], 0.0)
    assert after.batches == ()
    assert after.stuck == (0 if isinstance(result, Accepted | Known) else 1)


@pytest.mark.parametrize("result", FINAL[2:])
def test_what_is_chained_to_a_refused_batch_is_not_sent(result: PushResult) -> None:
    """What comes behind a batch that is not placed cannot be placed either; other channels go on."""
    first, second, other = batch(), batch(n=2), batch(SHARED)
    given_in = (first, second, other)
    after = sent(turns(*given_in, batch(n=3)), given_in, [result, Later(0, 1), Later(2)], 0.0)
    assert after.batches == (other,)
    assert after.stuck == 3


def test_one_push_after_the_other() -> None:
    """More than a push may hold goes in several, one right after the other, each within its limits."""
    small = [batch(n=n) for n in range(1, limits.PUSH_BATCHES + 2)]
    begun = turns(*small)
    first = next_turn(begun, 0.0)
    assert first == Send(tuple(small[: limits.PUSH_BATCHES]))
    after = sent(begun, first.batches, [Accepted(STAMP)] * limits.PUSH_BATCHES, 0.0)
    assert next_turn(after, 0.0) == Send((small[-1],))
    large = [batch(n=n, size=900 * limits.KIB) for n in range(1, 7)]
    push = next_turn(turns(*large), 0.0)
    assert isinstance(push, Send)
    assert sum(map(batch_size, push.batches)) <= limits.PUSH_BYTES
    assert len(push.batches) == 4


def test_not_now_is_tried_again_after_the_pause_asked_for() -> None:
    """A batch that is to come later is sent again when the server said, and alarms are heard meanwhile."""
    one = batch()
    after = sent(turns(one), (one,), [Later(60)], 100.0)
    assert next_turn(after, 100.0) == Listen(OURS)
    after = replace(after, listening=Errand(due=1000.0))
    assert next_turn(after, 159.0) == Rest(16.0)
    assert next_turn(after, 175.0) == Send((one,))


def test_an_unanswered_batch_is_sent_again() -> None:
    """A server that leaves a batch without an answer is asked again, not at once."""
    first, second = batch(), batch(n=2)
    after = sent(turns(first, second), (first, second), [Accepted(STAMP)], 0.0)
    assert after.batches == (second,)
    assert after.sending == Errand(1, 1.0)


def _sending_failed(state: Turns, why: Failure, now: float) -> Turns:
    return sending_failed(state, state.batches, why, now)


@pytest.mark.parametrize("fail", [_sending_failed, lambda state, why, now: listening_failed(state, why, now, now)])
def test_a_pause_asked_for_holds_for_both(fail: Callable[[Turns, Failure, float], Turns]) -> None:
    """A server that asks to be left alone is left alone: nothing is sent or asked, and not a second sooner."""
    after = fail(turns(batch()), failure(retry_after=60), 10.0)
    rest = next_turn(after, 69.9)
    assert isinstance(rest, Rest)
    assert rest.seconds == pytest.approx(15.1)
    assert not isinstance(next_turn(after, 85.0), Rest)


@pytest.mark.parametrize("cause", [Cause.UNREACHABLE, Cause.CERTIFICATE])
def test_a_line_that_is_down_is_tried_once_a_pause(cause: Cause) -> None:
    """Without a line both errands rest, and take turns at trying it."""
    state, now, tried = turns(batch()), 0.0, []
    for _ in range(6):
        turn = next_turn(state, now)
        tried.append(type(turn))
        if isinstance(turn, Send):
            state = sending_failed(state, turn.batches, failure(cause), now)
        else:
            state = listening_failed(state, failure(cause), now, now)
        rest = next_turn(state, now)
        assert isinstance(rest, Rest)
        now += rest.seconds
    assert tried == [Send, Listen] * 3


def test_a_push_that_fails_does_not_keep_alarms_from_being_heard() -> None:
    """While the server takes nothing in it is listened to all the same, but not when it is time to try again."""
    one = batch()
    after = sending_failed(turns(one), (one,), failure(), 0.0)
    assert next_turn(after, 0.0) == Listen(OURS)
    look = next_turn(after, 1.0)
    assert look == Listen(ZERO_HASH)
    after, rings = heard(after, look, WaitAnswer(OURS, 1), 1.0, 1.1)
    assert rings
    assert next_turn(after, 1.1) == Send((one,))
    assert next_turn(sent(after, (one,), [Accepted(STAMP)], 1.2), 1.2) == Listen(OURS)


def test_a_batch_that_the_line_does_not_carry_holds_up_no_other() -> None:
    """After a push that failed one goes at a time: the alarm first, and again after each vain try of the others."""
    large, alarm, small = batch(SHARED, size=2000), batch(), batch(b"q" * 32)
    state, now, tried = replace(turns(large, alarm, small), ringing=frozenset((PAIR,))), 0.0, []
    for _ in range(6):
        turn = next_turn(replace(state, listening=Errand(due=now + 1000), yields=False), now)
        assert isinstance(turn, Send)
        tried.append(turn.batches)
        state = sending_failed(state, turn.batches, failure(), now)
        now = state.sending.due
    assert tried == [(large, alarm, small), (alarm,), (small,), (alarm,), (large,), (alarm,)]
    went = sent(state, (small,), [Accepted(STAMP)], now)
    assert next_turn(went, now) == Send((large, alarm))


def test_a_wait_that_fails_does_not_keep_back_what_was_sealed() -> None:
    """While the server cannot hold anybody, it gets what was sealed all the same."""
    one = batch()
    after = listening_failed(turns(one), failure(), 0.0, 0.0)
    assert next_turn(after, 0.0) == Send((one,))


def test_pauses_grow_and_end() -> None:
    """Each failure in a row makes the pause longer, up to a limit, and a success makes them forgotten."""
    state, now, pauses = turns(), 0.0, []
    for _ in range(12):
        state = listening_failed(state, failure(), now, now)
        pauses.append(state.listening.due - now)
        now = state.listening.due
    assert pauses[:3] == [1.0, 2.0, 4.0]
    assert pauses[-1] == PAUSE_LONGEST
    state, _ = heard(state, Listen(OURS), WaitAnswer(THEIRS, 0), now, now)
    assert state.listening.failures == 0


def test_a_wait_that_was_held_and_cut_is_no_failure_in_a_row() -> None:
    """A proxy that cuts every wait short costs a moment each time, not minutes of silence."""
    state, now = turns(), 0.0
    for _ in range(10):
        state = listening_failed(state, failure(Cause.UNREACHABLE), now, now + LEAST_SECONDS)
        now = state.listening.due
    assert state.listening.failures == 1


def test_a_rise_is_an_alarm_once() -> None:
    """A total above the one known is an alarm; the same total again is none."""
    state, rings = heard(turns(alarms=3), Listen(OURS), WaitAnswer(THEIRS, 5), 0.0, 1.0)
    assert rings
    state, rings = heard(state, Listen(OURS), WaitAnswer(b"", 5), 1.0, 26.0)
    assert not rings
    assert not heard(turns(alarms=3), Listen(OURS), WaitAnswer(THEIRS, 3), 0.0, 1.0)[1]


def test_a_total_that_falls_is_followed() -> None:
    """After channels were closed the next alarm is one, though the total is below what it was."""
    state, rings = heard(turns(alarms=3), Listen(OURS), WaitAnswer(THEIRS, 1), 0.0, 1.0)
    assert not rings
    assert heard(state, Listen(OURS), WaitAnswer(OURS, 2), 1.0, 2.0)[1]


def test_the_server_s_own_digest_goes_back_to_it() -> None:
    """What nobody can read now does not come back at once as a change."""
    state, _ = heard(turns(), Listen(OURS), WaitAnswer(THEIRS, 0), 0.0, 20.0)
    assert next_turn(state, 20.0) == Listen(THEIRS)
    state, _ = heard(state, Listen(OURS), WaitAnswer(b"", 0), 20.0, 45.0)
    assert next_turn(state, 45.0) == Listen(THEIRS)


@given(digests=st.lists(st.sampled_from((b"", OURS, THEIRS)), min_size=30, max_size=60))
def test_a_server_that_holds_nobody_is_not_run_down(digests: list[bytes]) -> None:
    """However a server answers at once, after a few changes it is asked four times a minute at most."""
    state, now, asked = turns(), 0.0, []
    for digest in digests:
        turn = next_turn(state, now)
        if isinstance(turn, Rest):
            now += turn.seconds
        asked.append(now)
        state, _ = heard(state, Listen(OURS), WaitAnswer(digest, 0), now, now)
    minutes = asked[-1] / 60
    assert len(asked) <= CHANGES_AT_ONCE + 1 + minutes * 60 / LEAST_SECONDS
