"""The way of a notification: where it leads from a unit, and where it ends."""

from __future__ import annotations

from desktop.domain.notification_way import Forward, onward
from tests.desktop.domain.test_event import STAMPED_AT, number


def forward(entity: int, by_unit: str, to_unit: str, taken_back_at: int = 0) -> Forward:
    """A stretch of the way."""
    return Forward(number(1), by_unit, to_unit, number(entity), STAMPED_AT, taken_back_at=taken_back_at)


def test_it_leads_on_from_unit_to_unit() -> None:
    """What goes on from where it went belongs to the way, what goes on from elsewhere does not."""
    there, further, elsewhere = forward(1, "b", "c"), forward(2, "c", "d"), forward(3, "e", "f")
    assert list(onward((there, further, elsewhere), "b")) == [there, further]
    assert list(onward((there, further, elsewhere), "c")) == [further]
    assert list(onward((there, further, elsewhere), "d")) == []


def test_what_was_taken_back_leads_nowhere() -> None:
    """Neither that stretch nor those behind it belong to the way; what goes somewhere else instead does."""
    gone, behind, instead = forward(1, "b", "c", STAMPED_AT), forward(2, "c", "d"), forward(3, "b", "e")
    assert list(onward((gone, behind, instead), "b")) == [instead]


def test_a_ring_ends() -> None:
    """Units that say to have passed it on in a ring keep nobody busy for ever."""
    ring = forward(1, "b", "c"), forward(2, "c", "d"), forward(3, "d", "c")
    assert tuple(onward(ring, "b")) == ring
