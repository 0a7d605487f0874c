"""How a contact is said: whom it is of, how old the entry is, whether it holds today. It decides nothing."""

from __future__ import annotations

from datetime import date
from typing import Final

from desktop.domain.contact import Contact
from desktop.domain.said import Verbatim, joined, say
from desktop.presenters.agreement import agency_name
from desktop.presenters.times import moment
from desktop.workspace.workspace import Workspace

_NAMELESS: Final = "Ansprechperson"


def name_of(state: Contact) -> str:
    """Give the name of a contact as people say it."""
    return Verbatim(" ".join(filter(None, (state.value("given_name"), state.value("family_name")))))


def title_of(state: Contact, *, discreet: bool = False) -> str:
    """Say whom an entry is of: the name and the function; where somebody looks on, the function alone."""
    function = Verbatim(state.value("function"))
    return function or _NAMELESS if discreet else joined((name_of(state), function), " – ")


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
        return say("gilt erst ab {day}", day=first.strftime("%d.%m.%Y"))
    if last is not None and last < today:
        return say("galt bis {day}", day=last.strftime("%d.%m.%Y"))
    return ""


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
