"""Gaps in the rota: found by what the rules demand, weeks ahead, and said to whoever leads the unit."""

from __future__ import annotations

from datetime import datetime

from desktop.domain.local_time import milliseconds_of
from desktop.domain.spans import Span
from desktop.presenters import rota_gaps
from desktop.presenters.register import plan_shifts
from desktop.presenters.rota_gaps import WEEK_MS, gaps_after, gaps_ahead, gaps_between, reminder
from desktop.presenters.shifts import shifts
from desktop.presenters.times import written
from tests.helpers.company import ASD, KEMPEN, POLICE, START, Company, Member


def at(text: str) -> int:
    """A moment as a clock here shows it."""
    return milliseconds_of(datetime.fromisoformat(text))


def plan(member: Member, starts: int, ends: int) -> None:
    """Plan a shift of the own unit."""
    plan_shifts(member.workspace, [{"from": written(starts), "until": written(ends), "name": "A", "phone": "1"}])


def test_a_gap_is_found_while_planning(willich: Member) -> None:
    """Half an hour on a Saturday that nobody is planned for is found, and said with the agency."""
    plan(willich, at("2026-09-25T12:30"), at("2026-09-26T16:00"))
    plan(willich, at("2026-09-26T16:30"), at("2026-09-28T08:00"))
    weekend = Span(at("2026-09-25T08:00"), at("2026-09-28T12:00"))
    [gap] = gaps_between(willich.workspace, ASD, weekend, shifts(willich.workspace))
    assert gap.span == Span(at("2026-09-26T16:00"), at("2026-09-26T16:30"))
    assert gap.text == "Sa 26.09., 16:00–16:30 Uhr, Jugendamt Willich"


def test_gaps_are_found_weeks_ahead(willich: Member) -> None:
    """A rota that ends in three weeks is seen to end there, since four have to be planned."""
    until = START + 3 * WEEK_MS
    plan(willich, START, until)
    found = gaps_ahead(willich.workspace, [ASD, KEMPEN], START)
    assert {gap.unit for gap in found} == {ASD, KEMPEN}
    mine = [gap.span for gap in found if gap.unit == ASD]
    assert mine[0].starts == until
    assert mine[-1].ends <= START + 4 * WEEK_MS


def test_where_nothing_is_demanded_a_week_counts(police: Member) -> None:
    """Of a unit that the rules say nothing of, every time in the week to come that nobody is planned for is open."""
    assert gaps_after(police.workspace, [], POLICE, START) == [Span(START, START + WEEK_MS)]
    assert gaps_ahead(police.workspace, [POLICE], START) == []
    assert gaps_between(police.workspace, POLICE, Span(START, START + 1), []) == []


def test_only_who_leads_is_reminded(company: Company, willich: Member) -> None:
    """The lead of a unit is told of the first gaps and how many more there are; a colleague who leads none is not."""
    colleague = company.join(willich)
    said = reminder(willich.workspace)
    first = "Mo 21.09., 16:13 bis Di 22.09., 08:00 Uhr, Jugendamt Willich"
    assert said.startswith(f"Im Dienstplan ist nicht besetzt: {first};")
    assert "dazu weitere Lücken: " in said
    assert reminder(colleague.workspace) == ""
    plan(willich, START, START + 5 * WEEK_MS)
    assert reminder(willich.workspace) == ""


def test_who_is_demanded(willich: Member) -> None:
    """The units of which the rules demand somebody on call are those the directory has of them."""
    assert ASD in rota_gaps.demanded_units(willich.workspace)
    assert POLICE not in rota_gaps.demanded_units(willich.workspace)


def test_of_an_unknown_unit_nothing_is_demanded(company: Company) -> None:
    """A unit that no rules name has no demand, also for who is in no unit."""
    assert rota_gaps.demand_of(company.founder.workspace, "nobody-knows") is None
