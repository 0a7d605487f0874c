"""How the agencies stand with the meetings they owe each other, by the rules in force; and what to say of it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from desktop.domain.local_time import moment
from desktop.domain.meeting_events import Attendee
from desktop.domain.meeting_state import Meeting
from desktop.domain.obligation import Obligation, Period
from desktop.domain.obligation_met import Owed, owed
from desktop.domain.refused import Refused
from desktop.domain.said import Verbatim, say
from desktop.presenters.agreement import cooperation_in_force, rules_in_force
from desktop.presenters.chips import Chip
from desktop.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Line:
    """One obligation of one agency: its words, how far it is, by when it is due, and the chip that says so."""

    title: str
    agency: str
    progress: str
    until: str
    basis: str
    chip: Chip
    is_met: bool
    mine: bool


def lines(workspace: Workspace) -> tuple[Line, ...]:
    """Give every obligation of every agency for the spans of now, one's own agency first; none without rules."""
    try:
        rules, cooperation = rules_in_force(workspace), cooperation_in_force(workspace)
    except Refused:
        return ()
    meetings = [state for _, state in workspace.states("meeting")]
    agencies = [one for one in cooperation.agencies if one.id in workspace.directory.agencies]
    own = workspace.directory.units.get(workspace.unit)
    found = [
        _line(workspace, _stands(workspace, meetings, obligation, agency.id), Verbatim(agency.short_name), mine=mine)
        for agency in agencies
        for obligation in rules.obligations
        if not obligation.audience or agency.kind in obligation.audience
        for mine in (own is not None and own.agency == agency.id,)
    ]
    return tuple(sorted(found, key=lambda one: not one.mine))


def summary(workspace: Workspace) -> Chip | None:
    """Say how many obligations one's own agency has met for the spans of now, None where it has none."""
    mine = [one for one in lines(workspace) if one.mine]
    met = sum(one.is_met for one in mine)
    words = say("Pflichttermine: {met} von {count} erfüllt", met=met, count=len(mine))
    whole = met == len(mine)
    return Chip(words, "ok" if whole else "warn", "circle-check" if whole else "clock") if mine else None


def kinds_owed(workspace: Workspace) -> frozenset[str]:
    """Give the kinds of meetings that some obligation asks for."""
    try:
        return frozenset(kind for one in rules_in_force(workspace).obligations for kind in one.kinds)
    except Refused:
        return frozenset()


def _stands(workspace: Workspace, meetings: list[Meeting], obligation: Obligation, agency: str) -> Owed:
    now = workspace.now()
    return owed(obligation, agency, meetings, partial(agency_of, workspace), (now, moment(now).date()))


def agency_of(workspace: Workspace, somebody: Attendee) -> str:
    """Give whose agency somebody who was there is of, by device or by what was written; empty for none."""
    directory = workspace.directory
    unit = directory.units.get(directory.unit_of(somebody.device) or "" if somebody.device else somebody.unit)
    if unit is not None:
        return unit.agency
    return somebody.unit if somebody.unit in directory.agencies else ""


def _line(workspace: Workspace, one: Owed, agency: str, *, mine: bool) -> Line:
    obligation = one.obligation
    progress = say(
        "{done} von {count} {span}", done=len(one.held), count=obligation.count, span=period_words(one.period)
    )
    title, basis = Verbatim(obligation.title), Verbatim(obligation.basis)
    return Line(title, agency, progress, _last(one), basis, _chip(one), one.is_met, mine)


def _last(one: Owed) -> str:
    return one.period.last.strftime("%d.%m.%Y")


def _chip(one: Owed) -> Chip:
    if one.is_met:
        return Chip("Erfüllt", "ok", "circle-check")
    if one.unlisted:
        return Chip("Anwesenheit fehlt noch", "warn", "clock")
    if one.planned >= one.missing:
        return Chip("Geplant", "info", "calendar")
    return Chip(say("Fällig bis {day}", day=_last(one)), "warn", "clock")


def period_words(period: Period) -> str:
    """Say which span of time it is."""
    year = period.first.year
    if period.per == "year":
        return say("im Jahr {year}", year=year)
    if period.per == "half_year":
        return say("im {number}. Halbjahr {year}", number=period.number, year=year)
    return say("im {number}. Quartal {year}", number=period.number, year=year)
