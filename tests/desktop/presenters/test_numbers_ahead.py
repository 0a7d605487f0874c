"""What a profile leaves for the lock screen: agency, number and time of two weeks, and nothing else."""

from __future__ import annotations

from desktop.presenters.locked_numbers import to_call
from desktop.presenters.numbers_ahead import numbers_ahead
from tests.desktop.presenters.test_on_call import HOUR, plan
from tests.helpers.company import ASD, START, Member


def test_numbers_without_names(willich: Member, police: Member) -> None:
    """The number of a moment is read back with its agency, and no person's name stands anywhere in it."""
    plan(willich, -1, 2, "Kim Geheim")
    plan(willich, 2, 9, "Kim Geheim")
    for member in (willich, police):
        member.synced()
    written = numbers_ahead(police.workspace)
    assert b"Geheim" not in written
    assert ASD.encode() not in written
    [now] = to_call(written, START)
    assert (now.agency, now.phone, now.ends) == ("Jugendamt Willich", "030 23125 002", START + 2 * HOUR)
    assert now.as_of == police.workspace.now()
    assert to_call(written, START + 3 * HOUR)[0].ends == START + 9 * HOUR
    assert to_call(written, START + 10 * HOUR) == []


def test_only_two_weeks_are_written(willich: Member) -> None:
    """What comes later is nobody's to read there."""
    plan(willich, 15 * 24, 16 * 24)
    assert to_call(numbers_ahead(willich.workspace), START + 15 * 24 * HOUR) == []
