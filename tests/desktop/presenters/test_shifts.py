"""Of a rota of years only a window is read."""

from __future__ import annotations

import pytest

from desktop.domain.duty import ShiftCancelled
from desktop.presenters.shifts import shifts, shifts_between, shifts_if_changed
from tests.desktop.presenters.test_on_call import HOUR, plan
from tests.helpers.company import ASD, START, Member

DAY = 24


def between(member: Member, starts: int, ends: int) -> list[str]:
    """The names of the shifts in a window of hours from the start of all tests."""
    found = shifts_between(member.workspace, START + starts * HOUR, START + ends * HOUR)
    return [one.name for one in found]


def test_a_window_holds_what_reaches_into_it(willich: Member) -> None:
    """A shift that began before the window and one that ends after it are in it; what touches it is not."""
    for name, starts, ends in (("davor", -9, 0), ("hinein", -9, 1), ("darin", 1, 2), ("hinaus", 9, 99), ("da", 10, 11)):
        plan(willich, starts, ends, name)
    assert between(willich, 0, 10) == ["hinein", "darin", "hinaus"]


@pytest.mark.parametrize("days", [31, 32, 33, 400])
def test_a_long_shift_holds_to_its_end(willich: Member, days: int) -> None:
    """Whoever is on call for a month or a year is found on the last day of it, and not after."""
    plan(willich, 0, days * DAY)
    assert between(willich, days * DAY - 1, days * DAY) == ["Rufdienst"]
    assert between(willich, days * DAY, days * DAY + 1) == []


def test_around_now(willich: Member) -> None:
    """By default it is what is around now: neither a year ago nor in a year."""
    for name, day in (("früher", -300), ("gestern", -1), ("morgen", 1), ("später", 300)):
        plan(willich, day * DAY, day * DAY + 8, name)
    assert [one.name for one in shifts(willich.workspace)] == ["gestern", "morgen"]
    assert [one.name for one in shifts(willich.workspace, START + 300 * DAY * HOUR)] == ["später"]


def test_a_cancelled_shift_is_in_no_window(willich: Member, police: Member) -> None:
    """What does not take place is not there, and whoever kept the shifts reads them again when one was cancelled."""
    entity = police.notify(ASD)
    plan(willich, 0, 400 * DAY)
    [one] = shifts(willich.workspace)
    willich.do("", "duty.cancelled", one.id, ShiftCancelled())
    assert shifts(willich.workspace) == []
    assert shifts_if_changed(willich.workspace, {one.id}) == []
    assert shifts_if_changed(willich.workspace, {entity}) is None
