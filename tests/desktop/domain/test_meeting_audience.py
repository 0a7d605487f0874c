"""Invitations: places and roles narrow each other, nobody named is everybody."""

from __future__ import annotations

import pytest

from desktop.domain.meeting_audience import Invitee, is_invited, level_of

LEAD = Invitee("asd-willich", "willich", ("member", "lead"))
MEMBER = Invitee("wache", "police", ("member",))


@pytest.mark.parametrize(
    ("invited", "lead", "member"),
    [
        ((), True, True),
        (("unit:asd-willich",), True, False),
        (("agency:police", "unit:asd-willich"), True, True),
        (("level:leadership",), True, False),
        (("level:casework",), False, True),
        (("role:member",), True, True),
        (("role:release", "level:casework"), False, True),
        (("agency:police", "level:leadership"), False, False),
        (("agency:willich", "role:lead"), True, False),
        (("planet:mars",), False, False),
    ],
    ids=str,
)
def test_who_is_invited(invited: tuple[str, ...], *, lead: bool, member: bool) -> None:
    """One place of those named, and one role or level of those named; what nobody knows names nobody."""
    assert (is_invited(invited, LEAD), is_invited(invited, MEMBER)) == (lead, member)


def test_the_level_follows_from_the_roles() -> None:
    """Who leads a unit is of the leadership."""
    assert [level_of(one.roles) for one in (LEAD, MEMBER)] == ["leadership", "casework"]
