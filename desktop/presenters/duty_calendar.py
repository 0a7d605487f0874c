"""One's own shifts for one's own calendar: each under an id that stays, with a count that rises with each change."""

from __future__ import annotations

from typing import Final

from desktop.domain.duty import Shift
from desktop.domain.said import joined, say
from desktop.domain.spans import Span
from desktop.exchange.calendar_file import Entry, write_calendar
from desktop.presenters.agreement import agency_name, unit_name
from desktop.presenters.rota import is_mine, own_name, plain_name
from desktop.presenters.shift_times import length_text
from desktop.presenters.times import id_text
from desktop.workspace.workspace import Workspace

_CATEGORY: Final = "Rufbereitschaft"
_DAY_MS: Final = 24 * 3600 * 1000
_BEHIND_MS: Final = 90 * _DAY_MS
_AHEAD_MS: Final = 2 * 366 * _DAY_MS


def own_shifts(workspace: Workspace, name: str = "") -> list[Shift]:
    """Give the shifts under one's own name, or under another of one's agency, from three months ago on.

    Those that were cancelled, or that others have taken since, are among them: calendars take them out.
    """
    now, units = workspace.now(), workspace.directory.units
    own = units.get(workspace.unit)
    found = [shift for _, shift in workspace.between("duty", now - _BEHIND_MS, now + _AHEAD_MS)]
    if name:
        wanted = name.casefold().strip()
        return [one for one in found if own and one.agency == own.agency and one.name.casefold().strip() == wanted]
    return [one for one in found if is_mine(workspace, one) or _was_mine(workspace, one)]


def calendar_of(workspace: Workspace, name: str = "") -> tuple[bytes, int]:
    """Write the calendar file of one's own shifts, or of another name's; gives it with how many shifts it has."""
    found = own_shifts(workspace, name)
    whose = name or own_name(workspace)
    entries = [_entry(workspace, shift, gone=shift.cancelled or not _has(workspace, shift, name)) for shift in found]
    title = say("Rufbereitschaft {name}", name=whose) if whose else _CATEGORY
    return write_calendar(title, entries, workspace.now()), sum(not entry.cancelled for entry in entries)


def _has(workspace: Workspace, shift: Shift, name: str) -> bool:
    return bool(name) or is_mine(workspace, shift)


def _was_mine(workspace: Workspace, shift: Shift) -> bool:
    """Say whether a shift that is another's now has been one's own: then one's calendar has it still."""
    mine = plain_name(own_name(workspace))
    units = workspace.directory.units
    own = units.get(workspace.unit)
    if not mine or not shift.changes or own is None or own.agency != shift.agency:
        return False
    return any(_named(one.said) == mine for one in workspace.history("duty", shift.id))


def _named(said: object) -> str:
    """Give the name an event gave a shift."""
    edits = getattr(said, "edits", {})
    name = edits["name"].value if "name" in edits else getattr(said, "name", "")
    return plain_name(str(name))


def _entry(workspace: Workspace, shift: Shift, *, gone: bool) -> Entry:
    summary = say("Rufbereitschaft {agency}", agency=agency_name(workspace, shift.unit))
    phone = say("Rufnummer: {phone}", phone=shift.phone)
    return Entry(
        id=id_text(shift.id),
        sequence=shift.changes,
        starts=shift.starts,
        ends=shift.ends,
        summary=summary,
        changed_at=shift.changed_at,
        description=joined((phone, length_text(Span(shift.starts, shift.ends))), "\n"),
        location=unit_name(workspace, shift.unit),
        categories=(_CATEGORY,),
        cancelled=gone,
    )
