"""A month of a unit's rota: whole weeks with who is on call each day, where nobody is, and what waits for somebody.

Only what this screen shows and allows; what is done is in `rota_deeds.py`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from desktop.domain.duty import Shift
from desktop.domain.fields import in_conflict
from desktop.domain.local_time import day_begins, day_ends, milliseconds_of
from desktop.domain.said import Verbatim, joined, say
from desktop.domain.spans import Span
from desktop.presenters import access
from desktop.presenters.agreement import agency_name
from desktop.presenters.rota_gaps import Gap, demanded_units, gaps_between
from desktop.presenters.shifts import shifts_between
from desktop.presenters.times import MONTHS, WHOLE_DAYS, moment
from desktop.workspace.workspace import Workspace

_WEEK: Final = 7
_DAY: Final = timedelta(days=1)
_NOON: Final = time(12)
"""A shift that ends before noon is not said again on its last day."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A shift on a day: from when it is there, whose it is, and whether it is offered, in conflict or one's own."""

    id: bytes
    time: str
    name: str
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the month's weeks, with its shifts and its gaps."""

    date: date
    inside: bool
    today: bool
    entries: tuple[Entry, ...]
    gaps: tuple[Gap, ...]

    @property
    def title(self) -> str:
        """Say which day it is."""
        return say("{weekday}, {day}", weekday=WHOLE_DAYS[self.date.weekday()], day=self.date.strftime("%d.%m.%Y"))

    @property
    def spoken(self) -> str:
        """Say the day with all that stands in it."""
        shifts = (joined((one.time, one.name, one.mark), " ") for one in self.entries)
        missing = (say("nicht besetzt: {gap}", gap=gap.text) for gap in self.gaps)
        empty = "" if self.entries or self.gaps else "kein Dienst"
        return joined((self.title, *shifts, *missing, empty), ", ")


@dataclass(frozen=True, slots=True)
class Month:
    """A month of a unit: the title, its days in whole weeks, all its gaps, and whether one may plan here."""

    unit: str
    first: date
    title: str
    days: tuple[Day, ...]
    gaps: tuple[Gap, ...]
    mine: bool

    @property
    def empty(self) -> bool:
        """Say whether nobody is planned in it."""
        return not any(day.entries for day in self.days if day.inside)


def month(workspace: Workspace, unit: str, first: date, *, discreet: bool = False) -> Month:
    """Give a month of a unit's rota by its first day; in it nobody is named where somebody looks on."""
    first = first.replace(day=1)
    begins, ends = first - timedelta(days=first.weekday()), _last_shown(first)
    shown = Span(day_begins(begins), day_ends(ends) + 1)
    planned = [one for one in shifts_between(workspace, *shown) if one.unit == unit]
    # What is over cannot be planned any more.
    found = [one for one in gaps_between(workspace, unit, shown, planned) if one.span.ends > workspace.now()]
    today, name = moment(workspace.now()).date(), _own(workspace, unit)
    by_day: dict[date, list[Shift]] = {}
    for shift in planned:
        for on in _days_of(Span(shift.starts, shift.ends), shown):
            by_day.setdefault(on, []).append(shift)
    gaps_by_day: dict[date, list[Gap]] = {}
    for gap in found:
        for on in _days_of(gap.span, shown):
            gaps_by_day.setdefault(on, []).append(gap)
    dates = [begins + timedelta(days=index) for index in range((ends - begins).days + 1)]
    days = tuple(
        Day(
            date=one,
            inside=one.month == first.month,
            today=one == today,
            entries=tuple(_entry(shift, one, name, discreet=discreet) for shift in by_day.get(one, ())),
            gaps=tuple(gaps_by_day.get(one, ())),
        )
        for one in dates
    )
    inside = tuple(gap for gap in found if any(gap in day.gaps for day in days if day.inside))
    return Month(unit, first, month_title(first), days, inside, may_plan(workspace, unit))


def _last_shown(first: date) -> date:
    last = next_month(first) - _DAY
    return last + timedelta(days=_WEEK - 1 - last.weekday())


def next_month(first: date, steps: int = 1) -> date:
    """Give the first day of the month so many after another, or before it."""
    count = first.year * 12 + first.month - 1 + steps
    return date(count // 12, count % 12 + 1, 1)


def month_title(first: date) -> str:
    """Say a month: "November 2026"."""
    return say("{month} {year}", month=MONTHS[first.month - 1], year=first.year)


def may_plan(workspace: Workspace, unit: str) -> bool:
    """Say whether this device's person may plan for a unit: it is one of their own agency's."""
    units = workspace.directory.units
    own, other = units.get(workspace.unit), units.get(unit)
    mine = own is not None and other is not None and own.agency == other.agency
    return mine and not access.has_ended(workspace)


def rota_units(workspace: Workspace) -> list[tuple[str, str]]:
    """Give the units that have a rota or need one, the own first, each with its agency's name and its own."""
    now = workspace.now()
    planned = {one.unit for one in shifts_between(workspace, now, now + 1)}
    units = workspace.directory.units
    every = {*demanded_units(workspace), *planned, workspace.unit} & set(units)
    own = units[workspace.unit].agency if workspace.unit in units else ""

    def order(unit: str) -> tuple[bool, bool, str]:
        return (unit != workspace.unit, units[unit].agency != own, unit)

    return [(one, unit_title(workspace, one)) for one in sorted(every, key=order)]


def unit_title(workspace: Workspace, unit: str) -> str:
    """Name a unit shortly: its agency and itself."""
    return Verbatim(f"{agency_name(workspace, unit)} – {workspace.directory.units[unit].name}")


def people(workspace: Workspace, unit: str) -> list[tuple[str, str]]:
    """Give who may be planned for a unit: those who have been lately, with their number, then those of its devices."""
    now, known = workspace.now(), {}
    for one in shifts_between(workspace, now - 90 * 86_400_000, now + 90 * 86_400_000):
        if one.unit == unit:
            known[one.name] = one.phone
    for device in workspace.directory.devices.values():
        person = workspace.state("person", device.id) if device.unit == unit and device.ended_seq is None else None
        if person is not None and person.name not in known:
            known[person.name] = ""
    return sorted(known.items())


def own_name(workspace: Workspace) -> str:
    """Give the name of this device's person, empty where none is known."""
    person = workspace.state("person", workspace.device)
    return person.name if person is not None else ""


def is_mine(workspace: Workspace, shift: Shift) -> bool:
    """Say whether a shift is this device's person's: of their agency, and under their name."""
    units, name = workspace.directory.units, own_name(workspace)
    own = units.get(workspace.unit)
    return bool(name) and plain_name(shift.name) == plain_name(name) and own is not None and own.agency == shift.agency


def _own(workspace: Workspace, unit: str) -> str:
    """Give the name under which shifts of a unit are one's own, empty where none can be."""
    return plain_name(own_name(workspace)) if may_plan(workspace, unit) else ""


def plain_name(name: str) -> str:
    """Give a name as it is compared with another: however it is spaced, and in capitals or not."""
    return " ".join(name.casefold().split())


def _days_of(span: Span, shown: Span) -> Iterator[date]:
    """Give the days a time is said on: that of its beginning, and each that it holds on beyond the morning.

    Of one that goes on for years only those about what is shown.
    """
    begin = moment(max(span.starts, shown.starts - 1)).date()
    end = moment(min(span.ends, shown.ends + 1))
    last = end.date() if end.time() > _NOON else end.date() - _DAY
    yield begin
    for index in range(1, (last - begin).days + 1):
        yield begin + timedelta(days=index)


def _noon(day: date) -> int:
    return milliseconds_of(datetime.combine(day, _NOON))


def _entry(shift: Shift, day: date, own: str, *, discreet: bool) -> Entry:
    clocks = clocks_on(Span(shift.starts, shift.ends), day)
    return Entry(shift.id, clocks, Verbatim("" if discreet else shift.name), _mark(shift, own))


def clocks_on(span: Span, day: date) -> str:
    """Say from when to when on a day: "16:00–08:00", "…" where it began before or goes on beyond the next morning.

    Where both are so it is said in words: of two dots nobody reads whether that is the whole day or a want of room.
    """
    begin, end = moment(span.starts), moment(span.ends)
    goes_on = span.ends > day_ends(day) + 1 and span.ends > _noon(day + _DAY)
    start = _clock(begin) if begin.date() == day else "…"
    if goes_on and start == "…":
        return say("ganztägig")
    return f"{start}–{'…' if goes_on else _clock(end)}"


def _clock(at: datetime) -> str:
    # A month says a hundred of them, and by a pattern each takes four times as long.
    return f"{at.hour:02}:{at.minute:02}"


def _mark(shift: Shift, own: str) -> str:
    if in_conflict(shift.fields):
        return "zwei Fassungen"
    if shift.offer is not None:
        return "Tausch gesucht"
    return "Ihr Dienst" if own and plain_name(shift.name) == own else ""


def on_day(workspace: Workspace, unit: str, day: date) -> list[Shift]:
    """Give the shifts of a unit that are said on a day."""
    shown = Span(day_begins(day), day_ends(day) + 1)
    found = [one for one in shifts_between(workspace, *shown) if one.unit == unit]
    return [one for one in found if day in _days_of(Span(one.starts, one.ends), shown)]
