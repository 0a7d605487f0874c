"""What stood in a field before."""

from __future__ import annotations

from desktop.domain.earlier_values import MOST, Dropped, kept
from desktop.domain.fields import Edit, Fields, edited, first_value
from tests.desktop.domain.test_event import SENDER, author, event, number

COLLEAGUE = author("police-second", device=3)


def begun() -> Fields:
    """Two fields with their first values."""
    first = event("any.added", None, SENDER, 1)
    return {"phone": first_value(first, "1"), "hours": first_value(first, "")}


def test_a_value_that_was_replaced_is_kept() -> None:
    """With who wrote it and who replaced it."""
    before, change = begun(), event("any.edited", None, COLLEAGUE, 2)
    after, _ = edited(before, change, {"phone": Edit(number(1), "2")})
    (one,) = kept((), before, after, change)
    assert (one.field, one.value, one.version) == ("phone", "1", number(1))
    assert (one.device, one.by, one.dropped_at) == (SENDER.device, COLLEAGUE.device, change.at)


def test_nothing_is_kept_of_nothing() -> None:
    """A field that was empty had nothing in it, one that stays the same lost nothing."""
    before, change = begun(), event("any.edited", None, SENDER, 2)
    after, _ = edited(before, change, {"hours": Edit(number(1), "Mo")})
    assert kept((), before, after, change) == ()
    same, _ = edited(before, change, {"phone": Edit(number(1), "1")})
    assert kept((), before, same, change) == ()


def test_two_versions_stand_there_both() -> None:
    """What is in conflict is not dropped yet."""
    before = begun()
    one, _ = edited(before, event("any.edited", None, SENDER, 2), {"phone": Edit(number(1), "2")})
    change = event("any.edited", None, COLLEAGUE, 3)
    both, _ = edited(one, change, {"phone": Edit(number(1), "3")})
    assert kept((), one, both, change) == ()


def test_the_last_ones_are_kept() -> None:
    """So many of an entity and no more."""
    fields = begun()
    earlier: tuple[Dropped, ...] = ()
    for seq in range(2, MOST + 10):
        change = event("any.edited", None, SENDER, seq)
        after, _ = edited(fields, change, {"phone": Edit(number(seq - 1), str(seq))})
        earlier = kept(earlier, fields, after, change)
        fields = after
    assert len(earlier) == MOST
    assert earlier[-1].value == str(MOST + 8)
