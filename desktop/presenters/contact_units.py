"""The units as one looks whom to call: the agency, who is on call there now, and who works there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from desktop.domain.said import Verbatim, joined, say
from desktop.presenters.agreement import agency_name
from desktop.presenters.chips import Chip
from desktop.presenters.contact_search import folded
from desktop.presenters.notification_cards import Card
from desktop.presenters.on_call import Number, number_of, numbers_now, unnamed
from desktop.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class UnitDetail:
    """Everything a screen shows of one unit besides those who work there."""

    unit: str
    title: str
    agency: str
    number: Number


def units(workspace: Workspace, text: str = "") -> list[str]:
    """Give the units that take part and match what was typed, those of an agency together."""
    wanted = [f" {word}" for word in folded(text).split()]
    known = [one for one in workspace.directory.units.values() if one.active]
    words = {one.id: f" {folded(f'{agency_name(workspace, one.id)} {one.name}')}" for one in known}
    chosen = [one.id for one in known if all(word in words[one.id] for word in wanted)]
    return sorted(chosen, key=lambda unit: words[unit])


def cards(workspace: Workspace, wanted: Sequence[str], count: Callable[[str], int], at: int) -> list[Card]:
    """Make the cards of some units; `count` says how many work there, `at` is when somebody is to be called."""
    numbers = {number.unit: number.phone for number in numbers_now(workspace, at)}
    return [_card(workspace, unit, count(unit), numbers.get(unit, "")) for unit in wanted]


def _card(workspace: Workspace, unit: str, count: int, phone: str) -> Card:
    agency, title = Verbatim(agency_name(workspace, unit)), Verbatim(_name(workspace, unit))
    many = "1 Person" if count == 1 else say("{count} Personen", count=count)
    chip = (
        Chip(joined(("Rufbereitschaft", Verbatim(phone))), "ok", "phone")
        if phone
        else Chip("Niemand in Rufbereitschaft eingetragen", "neutral", "phone")
    )
    spoken = say("{title}, {agency}. {chip}. {many}.", title=title, agency=agency, chip=chip.text, many=many)
    return Card(unit.encode(), agency, many, title, (chip,), unread=False, spoken=spoken)


def detail(workspace: Workspace, unit: str, *, discreet: bool = False) -> UnitDetail:
    """Give what a screen shows of a unit."""
    number = number_of(workspace, unit, workspace.now())
    shown = unnamed(number) if discreet else number
    return UnitDetail(unit, Verbatim(_name(workspace, unit)), Verbatim(agency_name(workspace, unit)), shown)


def _name(workspace: Workspace, unit: str) -> str:
    known = workspace.directory.units.get(unit)
    return known.name if known is not None else unit
