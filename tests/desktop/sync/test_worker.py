"""The worker between two fakes that state the sides' Protocols."""

from __future__ import annotations

import pytest

from desktop.domain.progress import Absorbed, Halt, Settled
from desktop.sync import inputs
from desktop.sync.back_off import BackOff
from desktop.sync.failures import Cause, Failure
from desktop.sync.machine import Phase
from tests.helpers.worker_bench import BATCH, BUSY, NO_SESSION, NOW, OFFLINE, Bench, FakeLocal, Script, batch_of


def test_a_pass_with_nothing_to_do() -> None:
    """With a token at hand a pass is hello and pull, and then the worker watches."""
    bench = Bench()
    report = bench.worker.run()
    assert bench.remote.asked == ["hello", "pull"]
    assert bench.worker.watching
    assert (report.failure, report.halt, report.pause) == (None, None, 0.0)


def test_a_session_is_opened_and_kept() -> None:
    """Without a token a challenge is signed first, and the token serves the requests that follow."""
    bench = Bench(FakeLocal(token="", batches=Script([[BATCH], []]), settling=Script([Settled(accepted=1)])))
    bench.worker.run()
    assert bench.remote.asked == ["hello", "challenge", "session", "pull", "push", "pull"]
    assert bench.remote.tokens == ["token 1"] * 3
    assert bench.local.token == "token 1"


def test_what_was_done_is_counted() -> None:
    """The report adds up what pages and answers brought."""
    local = FakeLocal(
        absorbing=Script([Absorbed(500, (b"a",), more=True), Absorbed(20, (b"b", b"a")), Absorbed()]),
        batches=Script([[BATCH], []]),
        settling=Script([Settled(accepted=3, refused=1)]),
    )
    report = Bench(local).worker.run()
    assert (report.pulled, report.pushed, report.refused) == (520, 3, 1)
    assert report.shown == [b"a", b"b", b"a"]


def test_what_waits_goes_before_a_long_pull_is_through() -> None:
    """After the first page that completes the directory what waits is pushed; then the pull goes on."""
    pages = [Absorbed(9, more=True, current=False), *[Absorbed(9, more=True)] * 3, Absorbed()]
    local = FakeLocal(absorbing=Script(pages), batches=Script([[BATCH], []]), settling=Script([Settled(accepted=1)]))
    bench = Bench(local)
    bench.worker.run()
    assert bench.remote.asked == ["hello", "pull", "pull", "push", "pull", "pull", "pull"]
    assert bench.worker.watching


def test_offline() -> None:
    """A server that cannot be reached is in the report with the pause that follows."""
    bench = Bench(hello=OFFLINE)
    report = bench.worker.run()
    assert (report.failure, report.pause) == (OFFLINE, 1.0)
    assert bench.worker.state.phase is Phase.PAUSED
    bench.now += 1.0
    bench.give(inputs.TimerFired())
    assert bench.worker.watching
    assert (report.failure, report.pause) == (None, 0.0)


def test_a_timer_that_fires_too_early() -> None:
    """Until the pause is over a timer changes nothing, and the report says what is left."""
    bench = Bench(hello=OFFLINE)
    report = bench.worker.run()
    bench.now += 0.25
    bench.give(inputs.TimerFired())
    assert bench.remote.asked == ["hello"]
    assert (report.pause, bench.worker.rest()) == (0.75, 0.75)


def test_a_wish_ends_our_own_pause() -> None:
    """A sync tries at once although a pause is running."""
    bench = Bench(hello=OFFLINE)
    bench.worker.run()
    bench.worker.run()
    assert bench.worker.watching


def test_a_wish_does_not_end_the_servers_pause() -> None:
    """After Retry-After a sync is told the failure and the time that is left, and asks nothing."""
    bench = Bench(pull=BUSY)
    bench.worker.run()
    bench.now += 20
    report = bench.worker.run()
    assert bench.remote.asked == ["hello", "pull"]
    assert (report.failure, report.pause) == (BUSY, 55.0)
    bench.now += 55
    bench.give(inputs.TimerFired())
    assert bench.worker.watching


def test_a_back_off_outlives_the_process() -> None:
    """The next worker takes up the pause the server asked for, and says so."""
    bench = Bench(pull=BUSY)
    bench.worker.run()
    kept = bench.worker.back_off(NOW)
    assert kept == BackOff(1, NOW + 75_000, asked=True)
    again = Bench()
    again.worker.resume(kept, NOW + 5_000)
    report = again.worker.run()
    assert again.remote.asked == []
    assert report.pause == 70.0
    assert report.failure is not None
    assert (report.failure.cause, report.failure.code) == (Cause.SERVER, "retry_after")
    later = Bench()
    later.worker.resume(kept, NOW + 75_000)
    later.worker.run()
    assert later.worker.watching


def test_our_own_back_off_counts_on() -> None:
    """Failures of an earlier process make the pause longer, but do not keep a sync from trying."""
    bench = Bench(hello=OFFLINE)
    bench.worker.resume(BackOff(3, NOW + 9_000), NOW)
    report = bench.worker.run()
    assert bench.remote.asked == ["hello"]
    assert report.pause == 8.0


def test_a_lost_session_is_renewed() -> None:
    """A token that is refused is dropped, another is fetched, and the pass goes on without a failure."""
    bench = Bench(pull=NO_SESSION)
    report = bench.worker.run()
    assert bench.remote.asked == ["hello", "pull", "challenge", "session", "pull"]
    assert bench.remote.tokens == ["token", "token 1"]
    assert report.failure is None


def test_no_request_without_a_token() -> None:
    """A token that the profile dropped in between is fetched anew before anything is asked with it."""
    local = FakeLocal()

    class Dropping(Script):
        def next(self) -> object:
            local.token = ""
            return super().next()

    local.absorbing = Dropping([Absorbed(1, more=True), Absorbed()])
    bench = Bench(local)
    for _ in range(7):
        if bench.worker.state.phase is Phase.IDLE:
            bench.worker.give(inputs.Begin())
        bench.worker.step()
    assert "" not in bench.remote.tokens
    assert bench.remote.asked[:5] == ["hello", "pull", "challenge", "session", "pull"]


def test_a_session_that_cannot_be_had() -> None:
    """A server that refuses every session is asked a few times, then the worker pauses with that failure."""
    bench = Bench(FakeLocal(token=""))
    bench.remote.script["session"] = Script([NO_SESSION])
    report = bench.worker.run()
    assert bench.remote.asked.count("session") == 4
    assert (report.failure, report.pause) == (NO_SESSION, 1.0)


@pytest.mark.parametrize("where", ["greetings", "absorbing", "settling"])
def test_a_halt_stops_everything(where: str) -> None:
    """After a halt nothing is sent any more, whatever is wished, and every report names the reason."""
    halt = Halt("fork", "Der Server widerspricht sich.")
    local = FakeLocal(batches=Script([[BATCH]]))
    setattr(local, where, Script([halt]))
    bench = Bench(local)
    assert bench.worker.run().halt is halt
    asked = list(bench.remote.asked)
    for given in (inputs.Begin(), inputs.Changed(), inputs.TimerFired(), inputs.SignedIn()):
        bench.give(given)
    assert bench.worker.run().halt is halt
    assert bench.remote.asked == asked
    assert not bench.worker.watching


def test_a_halt_comes_before_what_waits() -> None:
    """Inputs that were given while the halting request ran cannot make the worker send anything."""
    bench = Bench(FakeLocal(absorbing=Script([Halt("fork", "x")])))
    bench.worker.give(inputs.Begin())
    for _ in range(2):
        bench.worker.step()
    bench.worker.give(inputs.Failed(OFFLINE, 0.0))
    bench.worker.give(inputs.TimerFired())
    bench.worker.give(inputs.Begin())
    while bench.worker.step():
        pass
    assert bench.remote.asked == ["hello", "pull"]
    assert bench.worker.state.phase is Phase.STOPPED


def test_a_revoked_device_stops() -> None:
    """A device the server shuts out stops with the server's reason."""
    revoked = Failure(Cause.REFUSED, "device_revoked", "Entzogen.")
    bench = Bench(FakeLocal(token=""), session=revoked)
    assert bench.worker.run().failure == revoked
    assert bench.worker.run().failure == revoked
    assert bench.remote.asked == ["hello", "challenge", "session"]


def test_the_pollers_failure() -> None:
    """A failure from outside while watching is reported and leads to a pause, or to a new session."""
    bench = Bench()
    bench.worker.run()
    bench.give(inputs.Failed(NO_SESSION, 0.0))
    assert bench.remote.asked == ["hello", "pull", "challenge", "session", "pull"]
    bench.give(inputs.Failed(OFFLINE, 0.0))
    assert (bench.worker.report.failure, bench.worker.report.pause) == (OFFLINE, 0.5)


def test_answers_are_missing() -> None:
    """A server that does not answer for every batch has failed, and is asked again after a pause."""
    local = FakeLocal(batches=Script([[BATCH, BATCH], []]), settling=Script([Settled(accepted=1)]))
    bench = Bench(local, push=None)
    report = bench.worker.run()
    assert report.failure is not None
    assert (report.failure.cause, report.failure.code, report.pushed) == (Cause.PROTOCOL, "unanswered_batches", 1)


def test_a_server_that_is_never_content() -> None:
    """Batches that are to be sealed again for ever come to a pause, with a failure that says the server asks for it."""
    local = FakeLocal(batches=Script([[BATCH]]), settling=Script([Settled(again=True)]))
    bench = Bench(local)
    report = bench.worker.run()
    assert bench.remote.asked.count("push") == 4
    assert report.failure is not None
    assert (report.failure.cause, report.failure.code, report.pause) == (Cause.SERVER, "later", 1.0)


def test_pages_without_end() -> None:
    """Empty pages that promise more come to a pause."""
    bench = Bench(FakeLocal(absorbing=Script([Absorbed(more=True)])))
    report = bench.worker.run()
    assert bench.remote.asked == ["hello", "pull"]
    assert report.failure is not None
    assert report.failure.code == "empty_page"


def test_later() -> None:
    """A server that says later is left alone for as long, jittered."""
    local = FakeLocal(batches=Script([[BATCH]]), settling=Script([Settled(later=40.0)]))
    report = Bench(local).worker.run()
    assert report.pause == 50.0
    assert report.failure is not None


def test_after_a_failure_each_channel_has_its_turn() -> None:
    """A push that failed is followed by one batch at a time: what rings first, then another, then it again."""
    large, small, alarm = batch_of(b"l" * 32, size=99), batch_of(b"s" * 32), batch_of(b"a" * 32)
    local = FakeLocal(batches=Script([[alarm, large, small]]), alarmed=frozenset((b"a" * 32,)))
    bench = Bench(local)
    bench.remote.script["push"] = Script([OFFLINE])
    for _ in range(5):
        bench.worker.run()
    assert bench.remote.handed_in == [(alarm, large, small), (alarm,), (small,), (alarm,), (large,)]


def test_each_channel_has_its_turn_between_the_pages_too() -> None:
    """However many pages move in between, a push that failed is followed by one batch at a time until one has gone."""
    large, small, alarm = batch_of(b"l" * 32, size=99), batch_of(b"s" * 32), batch_of(b"a" * 32)
    waiting = Script([[alarm, large, small]] * 4 + [[large, small]])
    pages = Script([Absorbed(9, more=True)])
    local = FakeLocal(absorbing=pages, batches=waiting, alarmed=frozenset((b"a" * 32,)))
    local.settling = Script([Settled(accepted=1)])
    bench = Bench(local)
    bench.remote.script["push"] = Script([OFFLINE, OFFLINE, OFFLINE, None, OFFLINE])
    for _ in range(4):
        bench.worker.run()
    assert bench.remote.handed_in == [(alarm, large, small), (alarm,), (small,), (alarm,), (large, small)]


def test_a_lost_session_is_no_vain_try() -> None:
    """What was handed in with a token that had run out is handed in again with the next one, whole."""
    one, other = batch_of(b"o" * 32), batch_of(b"t" * 32)
    local = FakeLocal(batches=Script([[one], [one, other], []]), settling=Script([Settled(accepted=2)]))
    bench = Bench(local, push=NO_SESSION)
    bench.remote.script["push"].pop()
    bench.remote.script["push"].append(None)
    bench.worker.run()
    assert bench.remote.handed_in[:2] == [(one,), (one, other)]


def test_only_push() -> None:
    """With pulling switched off nothing is pulled, and what waits goes out."""
    local = FakeLocal(batches=Script([[BATCH], []]), settling=Script([Settled(accepted=1)]))
    bench = Bench(local)
    bench.worker.allow_pull = False
    bench.worker.run()
    assert bench.remote.asked == ["hello", "push"]
    assert bench.worker.watching


def test_only_pull() -> None:
    """With pushing switched off nothing is even sealed."""
    local = FakeLocal(batches=Script([AssertionError("sealed")]))
    bench = Bench(local)
    bench.worker.allow_push = False
    bench.worker.run()
    assert bench.remote.asked == ["hello", "pull"]


def test_a_fault_of_this_computer() -> None:
    """An error that is not the server's is raised, and leaves a worker that pauses and then goes on."""
    bench = Bench(FakeLocal(absorbing=Script([OSError("disk full"), Absorbed(1), Absorbed()])))
    with pytest.raises(OSError, match="disk full"):
        bench.worker.run()
    assert bench.worker.state.phase is Phase.PAUSED
    assert bench.worker.report.failure is not None
    assert bench.worker.report.failure.cause is Cause.LOCAL
    assert bench.worker.run().pulled == 1
    assert bench.worker.watching
