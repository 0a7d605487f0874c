"""A month of a rota: whole weeks, who is on call each day, and where nobody is."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.domain.duty import ShiftPlanned
from desktop.presenters import rota_deeds
from desktop.presenters.rota import (
    clocks_on,
    is_mine,
    month,
    month_title,
    next_month,
    on_day,
    people,
    rota_units,
)
from desktop.presenters.rota_deeds import Wish
from desktop.presenters.shift_times import read_times
from tests.helpers.company import ASD, KEMPEN, POLICE, START, Company, Member

SEPTEMBER = date(2026, 9, 1)


def night(member: Member, day: int, begin: str = "16:00", end: str = "08:00", name: str = "Dienst A") -> bytes:
    """Plan a shift of September 2026, which is the month of all tests."""
    span = read_times(date(2026, 9, day), begin, end)
    return rota_deeds.plan(member.workspace, ASD, Wish(span, name, "030 23125 002"))


def entries(member: Member, day: int) -> list[tuple[str, str, str]]:
    """What stands on a day of it."""
    [found] = [one for one in month(member.workspace, ASD, SEPTEMBER).days if one.date == date(2026, 9, day)]
    return [(one.time, one.name, one.mark) for one in found.entries]


@pytest.mark.parametrize(
    ("first", "begins", "weeks"),
    [
        (date(2026, 9, 1), date(2026, 8, 31), 5),
        (date(2026, 11, 1), date(2026, 10, 26), 6),
        (date(2027, 2, 1), date(2027, 2, 1), 4),
    ],
)
def test_a_month_is_shown_in_whole_weeks(willich: Member, first: date, begins: date, weeks: int) -> None:
    """It begins on a Monday and ends on a Sunday, and says which days are the month's."""
    found = month(willich.workspace, ASD, first.replace(day=15) if first.month == 9 else first)
    assert (found.first, found.days[0].date, len(found.days)) == (first, begins, weeks * 7)
    assert {one.date.month for one in found.days if one.inside} == {first.month}


def test_the_days_of_a_shift(willich: Member) -> None:
    """A night stands on the day it begins; what goes on over days stands on each of them."""
    night(willich, 22)
    night(willich, 25, "12:30", "28.09. 08:00")
    assert entries(willich, 22) == [("16:00–08:00", "Dienst A", "")]
    assert entries(willich, 23) == []
    assert [entries(willich, day)[0][0] for day in (25, 26, 27)] == ["12:30–…", "ganztägig", "…–08:00"]
    assert entries(willich, 28) == []


def test_a_day_says_everything_that_stands_in_it(willich: Member) -> None:
    """Who listens hears day, shifts, gaps, and that nobody is planned where nobody has to be."""
    night(willich, 24, "16:00", "22:00")
    days = {one.date.day: one for one in month(willich.workspace, ASD, SEPTEMBER).days if one.inside}
    assert days[24].spoken == (
        "Donnerstag, 24.09.2026, 16:00–22:00 Dienst A, "
        "nicht besetzt: Do 24.09., 22:00 bis Fr 25.09., 08:00 Uhr, Jugendamt Willich"
    )
    police = {one.date.day: one for one in month(willich.workspace, POLICE, SEPTEMBER).days if one.inside}
    assert police[24].spoken == "Donnerstag, 24.09.2026, kein Dienst"
    assert [day for day, one in days.items() if one.today] == [21]


def test_nobody_is_named_where_somebody_looks_on(willich: Member) -> None:
    """Neither in what is drawn nor in what is heard; the times and what is one's own stay."""
    night(willich, 22)
    night(willich, 23, name="Person 2")
    plain, covered = (month(willich.workspace, ASD, SEPTEMBER, discreet=on) for on in (False, True))
    entries = [one for day in covered.days for one in day.entries]
    assert {one.name for one in entries} == {""}
    assert any(one.mark == "Ihr Dienst" for one in entries)
    assert [one.time for one in entries] == [one.time for day in plain.days for one in day.entries]
    assert "Dienst A" in "".join(day.spoken for day in plain.days)
    assert "Dienst A" not in "".join(day.spoken for day in covered.days)


def test_gaps_of_the_month(willich: Member) -> None:
    """The gaps of the month are those that hold in it and are not over, and an empty month says that it is."""
    found = month(willich.workspace, ASD, SEPTEMBER)
    assert found.empty
    assert [gap.text[:10] for gap in found.gaps[:3]] == ["Mo 21.09.,", "Di 22.09.,", "Mi 23.09.,"]
    assert len(found.gaps) == 8
    night(willich, 21, "16:00", "30.09. 23:59")
    assert not month(willich.workspace, ASD, SEPTEMBER).empty
    assert month(willich.workspace, POLICE, SEPTEMBER).gaps == ()


def test_a_gap_of_several_days_stands_on_each(willich: Member) -> None:
    """A weekend without anybody is not called free on its Sunday, nor left out of the month that begins with that."""
    found = month(willich.workspace, ASD, date(2026, 11, 1))
    weekend = "nicht besetzt: Fr 30.10., 12:30 bis Mo 02.11., 08:00 Uhr, Jugendamt Willich"
    days = {one.date: one for one in found.days}
    clocks = {date(2026, 10, 30): "12:30–…", date(2026, 10, 31): "ganztägig", date(2026, 11, 1): "…–08:00"}
    for day, shown in clocks.items():
        assert days[day].spoken.endswith(weekend)
        assert clocks_on(days[day].gaps[0].span, day) == shown
    assert weekend.endswith(found.gaps[0].text)
    assert len(days[date(2026, 11, 2)].gaps) == 1


def test_marks(company: Company, willich: Member) -> None:
    """What is in conflict, offered or one's own is marked, the most pressing first."""
    mine = night(willich, 22, name="person  2")
    assert entries(willich, 22)[0][2] == "Ihr Dienst"
    assert is_mine(willich.workspace, willich.shown("duty", mine))
    colleague = company.join(willich)
    company.everybody_syncs()
    assert entries(colleague, 22)[0][2] == ""
    rota_deeds.offer(willich.workspace, mine)
    assert entries(willich, 22)[0][2] == "Tausch gesucht"
    company.everybody_syncs()
    for member, phone in ((willich, "1"), (colleague, "2")):
        rota_deeds.change(member.workspace, mine, {"phone": phone})
    company.everybody_syncs()
    assert entries(willich, 22)[0][2] == "zwei Fassungen"


def test_whose_rota_one_may_plan(willich: Member, police: Member) -> None:
    """One plans for one's own agency, and sees the others'."""
    assert month(willich.workspace, ASD, SEPTEMBER).mine
    assert not month(police.workspace, ASD, SEPTEMBER).mine


def test_the_units_with_a_rota(willich: Member, police: Member) -> None:
    """One's own stands first, then those of which the rules demand one; each named by agency and unit."""
    units = rota_units(willich.workspace)
    assert units[0] == (ASD, "Jugendamt Willich – Stelle jugendamt-willich-asd")
    assert KEMPEN in dict(units)
    assert rota_units(police.workspace)[0][0] == POLICE


def test_who_may_be_planned(company: Company, willich: Member) -> None:
    """Those who have been on call lately come with their number, and those with a device of the unit without one."""
    night(willich, 22, name="Dienst Z")
    assert ("Dienst Z", "030 23125 002") in people(willich.workspace, ASD)
    company.join(willich)
    company.everybody_syncs()
    assert {"Person 2", "Person 3"} <= {name for name, _ in people(willich.workspace, ASD)}


def test_the_shifts_of_a_day(willich: Member) -> None:
    """On a day one finds the shifts that stand on it."""
    entity = night(willich, 22)
    assert [one.id for one in on_day(willich.workspace, ASD, date(2026, 9, 22))] == [entity]
    assert on_day(willich.workspace, ASD, date(2026, 9, 23)) == []


def test_months_follow_each_other() -> None:
    """Forward and back, over the end of a year too."""
    assert next_month(date(2026, 12, 1)) == date(2027, 1, 1)
    assert next_month(date(2026, 1, 1), -1) == date(2025, 12, 1)
    assert month_title(SEPTEMBER) == "September 2026"


def test_a_shift_without_an_end_is_shown_at_once(willich: Member) -> None:
    """Whoever plans for a thousand years holds nobody up: it stands on each day that is shown."""
    body = ShiftPlanned(ASD, "jugendamt-willich", START, 2**53, "Immer", "1")
    willich.do("", "duty.planned", willich.workspace.new_id(), body)
    assert entries(willich, 30) == [("ganztägig", "Immer", "")]
    assert len(on_day(willich.workspace, ASD, date(2026, 9, 30))) == 1
    assert on_day(willich.workspace, ASD, date(2026, 9, 20)) == []
