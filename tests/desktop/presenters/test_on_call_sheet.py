"""The on-call sheet: every number of now, the usual recipient first, and nobody left out in silence."""

from __future__ import annotations

from desktop.presenters import register
from desktop.presenters.on_call_sheet import Sheet, sheet
from tests.helpers.company import ASD, KEMPEN, Company, Member, founded
from tests.helpers.devices import POLICE


def planned(member: Member, phone: str, hours: str = "T08:00") -> None:
    """A day's duty of a member's unit."""
    shift = {"from": f"2026-09-21{hours}+02:00", "until": "2026-09-22T08:00+02:00", "name": "Dienst", "phone": phone}
    register.plan_shifts(member.workspace, [shift])


def shown(member: Member) -> Sheet:
    """The sheet of now."""
    return sheet(member.workspace, member.workspace.now())


def test_the_usual_recipient_is_first() -> None:
    """The unit one notified last stands on top, the others below it."""
    company = founded((POLICE, ASD, KEMPEN))
    police, willich, kempen = company.members
    planned(willich, "1")
    planned(kempen, "2")
    planned(police, "3")
    company.everybody_syncs()
    police.notify(ASD)
    assert [number.phone for number in shown(police).numbers] == ["1", "2", "3"]
    company.clock.time += 1
    police.notify(KEMPEN)
    assert [number.phone for number in shown(police).numbers] == ["2", "1", "3"]


def test_offices_without_a_plan_are_named(company: Company, police: Member, willich: Member) -> None:
    """Every youth welfare office without a number is named, and one that has a number is not."""
    planned(willich, "1")
    company.everybody_syncs()
    found = shown(police)
    assert "Jugendamt Kempen" in found.without
    assert "Jugendamt Willich" not in found.without
    assert len(set(found.without)) == len(found.without)


def test_a_gap_is_no_number(company: Company, police: Member, willich: Member) -> None:
    """An office whose duty begins later stands among those without a number, once."""
    planned(willich, "1", "T20:00")
    company.everybody_syncs()
    found = shown(police)
    assert found.numbers == ()
    assert found.without.count("Jugendamt Willich") == 1


def test_before_the_first_sync() -> None:
    """A device that has not read the directory has no numbers and says so by an empty sheet."""
    company = Company()
    company.found()
    newcomer = company.newcomer(ASD, company.invites[ASD])
    assert shown(newcomer) == Sheet((), ())
