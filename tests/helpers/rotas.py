"""A rota to look at: a week of Willich's with a gap, one's own shift, and one that is offered."""

from __future__ import annotations

from datetime import date, timedelta

from desktop.domain.spans import Span
from desktop.presenters import rota_deeds
from desktop.presenters.rota_deeds import Wish
from desktop.presenters.shift_times import read_times
from tests.helpers.company import ASD, Member

TODAY = date(2026, 9, 21)
"""The day it is in all tests, a Monday."""
OWN = "Person 2"


def planned(member: Member, days: int, name: str = "Dienst A", begin: str = "16:00", end: str = "08:00") -> bytes:
    """Plan a shift so many days from today."""
    span: Span = read_times(TODAY + timedelta(days=days), begin, end)
    return rota_deeds.plan(member.workspace, ASD, Wish(span, name, "02154 000-002"))


def furnished(member: Member) -> dict[str, bytes]:
    """Plan one's own shift for tonight, one that is offered tomorrow, two on Thursday, and nobody on Wednesday."""
    shifts = {
        "own": planned(member, 0, OWN),
        "offered": planned(member, 1),
        "early": planned(member, 3, "Dienst B", "16:00", "22:00"),
        "late": planned(member, 3, "Dienst C", "22:00", "08:00"),
    }
    rota_deeds.offer(member.workspace, shifts["offered"], "Am Dienstag verhindert")
    return shifts
