"""What commands do does not grow with what is there already; counted in steps, not in seconds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing

import pytest

from benchmarks.events import fill_outbox
from desktop.commands.command import Exit
from tests.helpers.desks import Desks, ask, desks_in
from tests.helpers.effort import effort
from tests.helpers.programs import WILLICH

FEW, MANY = 20, 400
NOISE = 60
"""So many steps may differ; to look at each of `MANY` events takes thousands."""


@pytest.fixture(scope="module")
def grown(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[int], Desks]]:
    """Desks between which so many more events have gone."""
    with desks_in(tmp_path_factory.mktemp("long")) as desks:

        def grow(events: int) -> Desks:
            fill_outbox(desks.police.opened, WILLICH, events)
            for desk in (desks.police, desks.willich, desks.police):
                assert ask(desk, "sync").code is Exit.DONE
            return desks

        yield grow


def received(desks: Desks) -> int:
    """The steps of receiving two events by the command `sync`."""
    fill_outbox(desks.police.opened, WILLICH, 1)
    ask(desks.police, "sync")
    return effort(lambda: ask(desks.willich, "sync"))


def sent(desks: Desks) -> int:
    """The steps of sending an event, and of its coming back."""
    fill_outbox(desks.police.opened, WILLICH, 1)
    return effort(lambda: ask(desks.police, "sync"))


def opened(desks: Desks) -> int:
    """The steps of opening a profile and saying how it stands."""

    def open_and_look() -> None:
        with closing(desks.open(desks.willich.opened.folder)) as again:
            again.workspace.local.remaining()

    return effort(open_and_look)


@pytest.mark.parametrize("measure", [received, sent, opened])
def test_the_length_of_the_log_costs_nothing(grown: Callable[[int], Desks], measure: Callable[[Desks], int]) -> None:
    """Receiving, sending and opening take as many steps after many events as after few."""
    measure(grown(FEW))
    before = measure(grown(FEW))
    after = measure(grown(MANY))
    assert before > NOISE
    assert abs(after - before) <= NOISE


def test_what_goes_through_everything_is_noticed(grown: Callable[[int], Desks]) -> None:
    """The digests of all states, which are made only for who asks, cost more the more there is."""

    def digests() -> int:
        return effort(lambda: ask(desks.willich, "sync", "--states"))

    desks = grown(FEW)
    before = digests()
    desks = grown(MANY)
    assert digests() - before > MANY // 4
