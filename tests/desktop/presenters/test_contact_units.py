"""The units of the register."""

from __future__ import annotations

from desktop.presenters.contact_units import cards, detail, units
from desktop.presenters.on_call import FALLBACK
from desktop.presenters.register import plan_shifts
from tests.helpers.company import ASD, KEMPEN, POLICE, Member

SHIFT = {
    "from": "2026-09-21T08:00+02:00",
    "until": "2026-09-22T08:00+02:00",
    "name": "Rufdienst A",
    "phone": "02154 000-000",
}


def test_units_are_found_by_agency_and_name(police: Member) -> None:
    """Those of an agency stand together; every word typed must begin one of theirs."""
    assert units(police.workspace) == [KEMPEN, ASD, POLICE]
    assert units(police.workspace, "will") == [ASD]
    assert units(police.workspace, "polizei vier") == [POLICE]
    assert units(police.workspace, "nirgends") == []


def test_a_card_says_whom_to_call_now(willich: Member) -> None:
    """The number on call, or that nobody is entered; and how many work there."""
    plan_shifts(willich.workspace, [SHIFT])
    on_call, nobody = cards(willich.workspace, [ASD, KEMPEN], {ASD: 1, KEMPEN: 2}.__getitem__, willich.workspace.now())
    assert (on_call.time, nobody.time) == ("1 Person", "2 Personen")
    assert on_call.chips[0].text == "Rufbereitschaft · 02154 000-000"
    assert nobody.chips[0].text == "Niemand in Rufbereitschaft eingetragen"
    assert all(part in on_call.spoken for part in (on_call.title, on_call.route, "02154 000-000", "1 Person"))


def test_a_unit_says_its_number_or_what_to_do(willich: Member) -> None:
    """Nobody on call leaves the advice; where somebody looks on, the number stays without its person."""
    plan_shifts(willich.workspace, [SHIFT])
    shown = detail(willich.workspace, ASD)
    assert (shown.agency, shown.number.phone, shown.number.name) == (
        "Jugendamt Willich",
        "02154 000-000",
        "Rufdienst A",
    )
    assert detail(willich.workspace, ASD, discreet=True).number.name == ""
    assert detail(willich.workspace, KEMPEN).number.note == FALLBACK
