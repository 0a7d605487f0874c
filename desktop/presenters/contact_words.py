"""How a contact is said: whom it is of, how old the entry is, whether it holds today, who is away.

It decides nothing. What was written by another program may be no day: then nothing follows from it.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from desktop.domain.contact import Contact
from desktop.domain.said import Verbatim, joined, say
from desktop.presenters.agreement import agency_name
from desktop.presenters.times import as_entered, moment
from desktop.workspace.workspace import Workspace

LEVEL_TITLES: Final = (("leadership", "Leitung"), ("casework", "Fachebene"))
_DAYS: Final = frozenset({"valid_from", "valid_to", "absent_from", "absent_until"})
_NAMELESS: Final = "Ansprechperson"
_SOMEBODY: Final = "eine unbekannte Person"


def name_of(state: Contact) -> str:
    """Give the name of a contact as people say it."""
    return Verbatim(" ".join(filter(None, (state.value("given_name"), state.value("family_name")))))


def title_of(state: Contact, *, discreet: bool = False) -> str:
    """Say whom an entry is of: the name and the function; where somebody looks on, the function alone."""
    function = Verbatim(state.value("function"))
    return function or _NAMELESS if discreet else joined((name_of(state), function), " – ")


def person_name(workspace: Workspace, device: bytes) -> str:
    """Give the name of the person of a device, as far as it is known."""
    person = workspace.state("person", device) if device else None
    return person.name if person is not None else _SOMEBODY


def place_of(workspace: Workspace, unit: str) -> str:
    """Say where somebody works: the agency and the unit."""
    known = workspace.directory.units.get(unit)
    return joined((Verbatim(agency_name(workspace, unit)), Verbatim(known.name if known else "")))


def age_words(confirmed_at: int, now: int) -> str:
    """Say how long ago somebody said that an entry is true."""
    days = (moment(now).date() - moment(confirmed_at).date()).days
    if days <= 0:
        return "heute bestätigt"
    return "gestern bestätigt" if days == 1 else say("bestätigt vor {days} Tagen", days=days)


def why_not_now(state: Contact, today: date) -> str:
    """Say why an entry does not hold today, empty if it does: it does not hold yet, or not any more."""
    first, last = _day(state.value("valid_from")), _day(state.value("valid_to"))
    if first is not None and today < first:
        return say("Gilt erst ab {day}", day=first.strftime("%d.%m.%Y"))
    if last is not None and last < today:
        return say("Galt bis {day}", day=last.strftime("%d.%m.%Y"))
    return ""


def absence_words(state: Contact, today: date) -> str:
    """Say that somebody is away today and until when, empty where they are not."""
    first, last = _day(state.value("absent_from")), _day(state.value("absent_until"))
    if (first is None and last is None) or (first or today) > today or (last or today) < today:
        return ""
    return say("Abwesend") if last is None else say("Abwesend bis {day}", day=last.strftime("%d.%m.%Y"))


def names_in(text: str) -> tuple[str, ...]:
    """Give the names that stand in a field, one a line or between commas."""
    return tuple(Verbatim(name) for part in re.split(r"[,;\n]", text) if (name := part.strip()))


def shown_value(field: str, value: str) -> str:
    """Give what stands in a field as people read it."""
    if field == "level":
        return next((title for code, title in LEVEL_TITLES if code == value), Verbatim(value))
    return Verbatim(as_entered(value) if field in _DAYS else value)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
