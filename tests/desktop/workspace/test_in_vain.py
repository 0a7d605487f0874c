"""Since when a server has taken nothing of what it lacks goes on where the program is closed and opened again."""

from __future__ import annotations

import pytest

from desktop.workspace.in_vain import InVain
from tests.helpers.company import Member
from tests.helpers.line import Line, Remote

HOUR_MS = 3_600_000


def ground_in_vain(member: Member) -> InVain:
    return InVain(member.workspace.local._ground)


def test_what_was_noted_first_counts_also_for_the_next_process(police: Member) -> None:
    """Noted once more at the same place it stays since then; at another place it is since now."""
    began = police.company.clock.time
    ground_in_vain(police).note({b"a": 3, b"b": 4})
    police.company.clock.time += HOUR_MS
    police.open()
    ground_in_vain(police).note({b"a": 3, b"b": 5})
    kept = ground_in_vain(police)
    assert (kept.since(b"a", 3), kept.since(b"b", 5)) == (began, began + HOUR_MS)
    assert (kept.since(b"a", 4), kept.since(b"b", 4), kept.since(b"c", 0)) == (None, None, None)


@pytest.mark.parametrize("wrong", [-8760 * HOUR_MS, 8760 * HOUR_MS])
def test_the_hour_is_the_servers(police: Member, wrong: int) -> None:
    """A device's clock that was wrong when it was noted, and is right since, makes the hour no shorter or longer."""
    company, began = police.company, police.company.clock.time

    def greeted(later: int) -> None:
        police.workspace.local.greeted(Remote(company.server, Line(), lambda: began + later).hello())

    company.clock.time = began + wrong
    greeted(0)
    ground_in_vain(police).note({b"a": 3})
    company.clock.time = began + 1000
    greeted(1000)
    in_vain = ground_in_vain(police)
    assert (in_vain.since(b"a", 3), in_vain.now) == (began, began + 1000)


def test_a_clock_that_was_ahead_makes_nobody_wait(police: Member) -> None:
    """What was noted in a year to come, as a server's clock may have had it, is since now."""
    police.company.clock.time += 8760 * HOUR_MS
    ground_in_vain(police).note({b"a": 3})
    police.company.clock.time -= 8760 * HOUR_MS
    assert ground_in_vain(police).since(b"a", 3) == police.company.clock.time


def test_another_life_of_the_server_begins_anew(police: Member) -> None:
    """What a life before did not take is no word on this one."""
    ground_in_vain(police).note({b"a": 3})
    police.journal.settings.put("incarnation", b"another life....")
    assert ground_in_vain(police).since(b"a", 3) is None


def test_what_is_not_lacked_any_more_is_forgotten(police: Member) -> None:
    """Of channels that are not named nothing is kept."""
    ground_in_vain(police).note({b"a": 3, b"b": 4})
    ground_in_vain(police).keep_only([b"b", b"c"])
    kept = ground_in_vain(police)
    assert (kept.since(b"a", 3), kept.since(b"b", 4)) == (None, police.company.clock.time)
