"""Lines that are slow, stall or break: what moves is waited for, what stands still is given up, and nothing is lost."""

from __future__ import annotations

import pytest

from desktop.sync import inputs, pauses
from desktop.sync.failures import Cause
from tests.e2e.test_network import arrived_once, trouble
from tests.helpers.desks import Desks, ask
from tests.helpers.fault_proxy import FaultProxy, Weather
from tests.helpers.traveller import Traveller, travelling

SHORT = 0.3
"""Seconds that stand for the minute after which firewalls forget a connection."""


def exchange(desks: Desks, weather: Weather, *, still: float) -> None:
    """Send a notification and hear of another over a line like this."""
    with FaultProxy([desks.server.port], weather) as line, travelling(desks, line.url, still=still) as traveller:
        entity = traveller.notify()
        assert traveller.sync().failure is None
        arrived_once(desks, traveller, entity)


# Seconds without a byte after which a request is given up, where that is to happen.
GIVEN_UP = 0.5
NEVER = 1e9


def test_a_long_way_only_takes_longer(desks: Desks) -> None:
    """Over a line that takes its time each way a pass goes through like any other."""
    exchange(desks, Weather(delay=0.05), still=20.0)


@pytest.mark.slow
def test_a_way_of_800_ms_only_takes_longer(desks: Desks) -> None:
    """With 800 ms each way a pass goes through at the first try, with the program's own patience."""
    exchange(desks, Weather(delay=0.8), still=10.0)


def test_a_slow_line_is_not_given_up_while_it_moves(desks: Desks) -> None:
    """A page that takes several times as long as nothing may move arrives at the first try."""
    many_events(desks, 120)
    with (
        FaultProxy([desks.server.port], Weather(rate=60_000.0)) as line,
        travelling(desks, line.url, name="willich", still=1.5) as traveller,
    ):
        report = traveller.sync()
        assert report.failure is None
        assert report.pulled >= 120
        assert traveller.worker.watching


def many_events(desks: Desks, count: int) -> None:
    """Let the police notify often."""
    with travelling(desks, desks.server.url, still=20.0) as traveller:
        for _ in range(count):
            traveller.notify()
        assert traveller.sync().failure is None


@pytest.mark.parametrize("after", [0, 40, 300])
def test_a_line_that_stalls_is_given_up(desks: Desks, after: int) -> None:
    """A request on which nothing moves any more is given up as too slow, whole or in the middle, and goes again."""
    weather = Weather(stall_after=after)
    with FaultProxy([desks.server.port], weather) as line, travelling(desks, line.url, still=GIVEN_UP) as traveller:
        entity = traveller.notify()
        assert trouble(traveller.sync()) == (Cause.UNREACHABLE, "too_slow")
        assert traveller.delivery(entity) == "queued"
        weather.stall_after = NEVER
        line.cut_all()
        settle(traveller)
        arrived_once(desks, traveller, entity)


def settle(traveller: Traveller, passes: int = 20) -> None:
    """Let pauses pass until all is through, within so many passes."""
    for _ in range(passes):
        if traveller.rest().failure is None and traveller.worker.watching:
            return
    raise AssertionError(traveller.worker.state)


@pytest.mark.parametrize("after", [0, 1, 40, 150, 300, 600, 900])
def test_a_line_that_breaks_anywhere_costs_nothing(desks: Desks, after: int) -> None:
    """However few bytes of answers each connection lasts, what was written is there once when the line holds again."""
    weather = Weather(cut_after=after)
    with FaultProxy([desks.server.port], weather) as line, travelling(desks, line.url) as traveller:
        entity = traveller.notify()
        traveller.sync()
        for _ in range(2):
            traveller.rest()
        weather.cut_after = NEVER
        line.cut_all()
        settle(traveller)
        arrived_once(desks, traveller, entity)


def test_a_wait_that_is_cut_is_taken_up_again(desks: Desks) -> None:
    """A line that ends connections on which nothing moves costs the waiting one a pass, each time, and no more."""
    weather = Weather()
    with FaultProxy([desks.server.port], weather) as line, travelling(desks, line.url) as traveller:
        traveller.sync()
        for _ in range(3):
            weather.idle = SHORT
            said = traveller.wait()
            weather.idle = NEVER
            assert isinstance(said, inputs.Failed)
            assert said.failure.cause is Cause.UNREACHABLE
            assert traveller.take(said).pause <= pauses.PAUSE_FIRST
            assert traveller.rest().failure is None
            assert traveller.worker.watching
        assert ask(desks.willich, "contacts", "add", "--family-name", "Angerufen").code == 0
        assert isinstance(traveller.wait(), inputs.Changed)


def test_a_connection_that_was_cut_while_it_rested_is_replaced(desks: Desks) -> None:
    """What is written after the line was cut at rest goes out at once: nobody is told of an interruption."""
    with FaultProxy([desks.server.port]) as line, travelling(desks, line.url) as traveller:
        traveller.sync()
        line.cut_all()
        entity = traveller.notify()
        report = traveller.take(inputs.Begin())
        assert (report.failure, report.pushed) == (None, 1)
        arrived_once(desks, traveller, entity)


def forget(line: FaultProxy) -> None:
    """Let the line forget whoever is connected, without a word."""
    line.weather.idle = SHORT
    line.until_forgotten()
    line.weather.idle = NEVER


def test_a_connection_that_rested_for_long_is_not_trusted(desks: Desks) -> None:
    """A firewall that forgets a connection without a word is never met: after a rest there is a new connection."""
    weather = Weather(silent=True)
    with FaultProxy([desks.server.port], weather) as line, travelling(desks, line.url) as traveller:
        traveller.sync()
        forget(line)
        traveller.seconds += 46.0
        entity = traveller.notify()
        report = traveller.take(inputs.Begin())
        assert (report.failure, report.pushed) == (None, 1)
        arrived_once(desks, traveller, entity)


def test_a_connection_that_was_forgotten_stalls_once(desks: Desks) -> None:
    """Where a line forgets a connection sooner than anybody expects, the request is given up and a new line found."""
    weather = Weather(silent=True)
    with FaultProxy([desks.server.port], weather) as line, travelling(desks, line.url, still=GIVEN_UP) as traveller:
        traveller.sync()
        forget(line)
        entity = traveller.notify()
        assert trouble(traveller.take(inputs.Begin())) == (Cause.UNREACHABLE, "too_slow")
        assert traveller.delivery(entity) == "queued"
        settle(traveller)
        arrived_once(desks, traveller, entity)
