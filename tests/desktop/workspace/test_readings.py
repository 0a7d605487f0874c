"""What was opened is noted by day, and each day that is over is handed in once to whoever sees it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from functools import partial
from itertools import count

import pytest
from msgspec.structs import replace

from desktop.domain.local_time import day_begins
from desktop.domain.reading import GAP, MOST_OF_A_DAY, DayRead, day_of
from desktop.workspace.readings import KEPT_DAYS
from tests.helpers.company import Company, CrashingJournal, Member
from tests.helpers.line import Crash
from tests.helpers.watchers import WATCH, name_watch, watched

DAY_MS = 86_400_000
ONE, OTHER = bytes(15) + b"1", bytes(15) + b"2"


class Full(Exception):
    """The disk takes nothing."""


class FullJournal(CrashingJournal):
    """A journal on a disk that may be full."""

    full = False

    @contextmanager
    def transaction(self, *, more_follows: bool = False) -> Iterator[None]:
        with super().transaction(more_follows=more_follows):
            yield
            if self.full:
                raise Full


def opened(member: Member) -> list[tuple[str, bytes, int, bool]]:
    return [(row.kind, row.entity, row.times, row.told) for row in member.workspace.readings.kept()]


def days(watcher: Member) -> list[DayRead]:
    return [state for _, state in watcher.workspace.states("reading")]


def read(member: Member, *entities: bytes) -> None:
    for entity in entities:
        member.workspace.readings.note("notification", entity, f"VIE-2026-1-{entity[-1]}")


def test_what_is_opened_is_one_row_a_day(company: Company, office: Member) -> None:
    """However often one is opened on a day, it is one row with its first and its last time."""
    began = company.clock.time
    read(office, ONE, OTHER)
    company.clock.time += 1_000
    read(office, ONE)
    rows = {row.entity: row for row in office.workspace.readings.kept()}
    assert (rows[ONE].times, rows[ONE].first, rows[ONE].last) == (2, began, began + 1_000)
    assert (rows[OTHER].times, rows[OTHER].number, rows[OTHER].device) == (1, "VIE-2026-1-50", office.device)
    company.clock.time += DAY_MS
    read(office, ONE)
    assert [row.entity for row in office.workspace.readings.kept()] == [ONE, ONE, OTHER]


def test_a_day_that_is_over_is_handed_in_once(company: Company, office: Member) -> None:
    """The first sync after midnight hands in the day before, and no later one does so again."""
    watcher = watched(company)
    read(office, ONE, ONE, OTHER)
    company.everybody_syncs()
    assert days(watcher) == []
    company.clock.time += DAY_MS
    read(office, ONE)
    company.everybody_syncs()
    [state] = days(watcher)
    assert (state.device, state.unit) == (office.device, office.unit)
    assert {(one.entity, one.times) for one in state.opened} == {(ONE, 2), (OTHER, 1)}
    assert opened(office)[0] == ("notification", ONE, 1, False)
    assert all(told for *_, told in opened(office)[1:])
    before = office.workspace.heads()[office.workspace.pair(WATCH)].seq
    company.everybody_syncs()
    assert office.workspace.heads()[office.workspace.pair(WATCH)].seq == before


def test_a_device_that_was_away_hands_in_each_day(company: Company, office: Member) -> None:
    """After weeks without a connection every day comes, each as one."""
    watcher = watched(company)
    for _ in range(20):
        read(office, ONE)
        company.clock.time += DAY_MS
    company.everybody_syncs()
    assert len(days(watcher)) == 20


def test_nobody_else_reads_it(company: Company, office: Member) -> None:
    """It stands in the channel of the two units, and no other unit's devices read that."""
    watcher = watched(company)
    read(office, ONE)
    company.clock.time += DAY_MS
    company.everybody_syncs()
    readers = [member for member in company.members if days(member)]
    assert {member.unit for member in readers} == {office.unit, watcher.unit}


def test_a_crash_loses_and_doubles_nothing(company: Company, office: Member) -> None:
    """Wherever the program ends while a day is handed in, it is handed in once."""
    watcher = watched(company)
    for _ in range(6):
        read(office, ONE)
        company.clock.time += DAY_MS
        for left in range(12):
            office.journal.crash = partial(next, (number == left for number in count()))
            try:
                office.sync()
            except Crash:
                office.open()
        office.journal.crash = lambda: False
        company.everybody_syncs()
    assert [len(state.opened) for state in days(watcher)] == [1] * 6
    assert {one.times for state in days(watcher) for one in state.opened} == {1}


def test_what_a_restored_copy_hands_in_again_is_one(company: Company, office: Member) -> None:
    """A day that had been handed in before the backup came back is not there twice, though another device says it."""
    watcher = watched(company)
    read(office, ONE)
    backup = office.backup()
    read(office, OTHER)
    company.clock.time += DAY_MS
    company.everybody_syncs()
    office.restore(backup)
    company.everybody_syncs()
    [state] = days(watcher)
    assert {one.entity for one in state.opened} == {ONE, OTHER}


def test_what_is_opened_on_a_day_already_handed_in(company: Company, office: Member) -> None:
    """Where a clock was put back, the day is handed in again with what has come since."""
    watcher = watched(company)
    read(office, ONE)
    company.clock.time += DAY_MS
    company.everybody_syncs()
    company.clock.time -= DAY_MS
    read(office, OTHER)
    company.clock.time += DAY_MS
    company.everybody_syncs()
    [state] = days(watcher)
    assert {one.entity for one in state.opened} == {ONE, OTHER}


def test_a_full_disk_fails_and_is_made_up_for(company: Company, office: Member) -> None:
    """What could not be noted is noted with the next opening, and the day says that there was a gap."""
    watcher = watched(company)
    journal = FullJournal()
    journal._tables.restore(office.journal._tables.copied())
    office.journal = journal
    office.open()
    journal.full = True
    with pytest.raises(Full):
        read(office, ONE)
    assert opened(office) == []
    journal.full = False
    read(office, OTHER)
    company.clock.time += DAY_MS
    company.everybody_syncs()
    [state] = days(watcher)
    assert {(one.kind, one.times) for one in state.opened} == {("notification", 1), (GAP, 1)}
    assert {ONE, OTHER} < {one.entity for one in state.opened}


def test_without_a_data_protection_unit_it_stays_here(company: Company, office: Member) -> None:
    """Nothing leaves, and it goes after the days that the rules name."""
    read(office, ONE)
    company.clock.time += DAY_MS
    company.everybody_syncs()
    assert (opened(office), office.workspace.unsent) == ([("notification", ONE, 1, False)], 0)
    assert office.workspace.readings.reader == ""
    company.clock.time += KEPT_DAYS * DAY_MS
    company.everybody_syncs()
    assert opened(office) == []


def test_a_unit_without_anybody_is_waited_for(company: Company, office: Member) -> None:
    """A day waits, however long, until somebody is there to be told; nothing lies in the outbox meanwhile."""
    name_watch(company)
    read(office, ONE)
    company.clock.time += 2 * KEPT_DAYS * DAY_MS
    company.everybody_syncs()
    assert (len(opened(office)), office.workspace.unsent) == (1, 0)
    watcher = company.enrol(WATCH)
    company.everybody_syncs()
    assert len(days(watcher)) == 1


def test_what_was_handed_in_goes(company: Company, office: Member) -> None:
    """What was handed in goes from the device after the days that the rules name, and not before."""
    watched(company)
    read(office, ONE)
    company.clock.time += KEPT_DAYS * DAY_MS
    company.everybody_syncs()
    assert len(opened(office)) == 1
    company.clock.time += DAY_MS
    company.everybody_syncs()
    assert opened(office) == []


def test_a_day_with_more_than_an_event_holds(company: Company, office: Member) -> None:
    """A day on which more was opened than stands in one event is one day all the same."""
    watcher = watched(company)
    read(office, *(number.to_bytes(16) for number in range(1, 702)))
    company.clock.time += DAY_MS
    company.everybody_syncs()
    [state] = days(watcher)
    assert len(state.opened) == 701


def test_a_day_that_the_log_has_no_room_for(company: Company, office: Member) -> None:
    """Of more openings than a day holds the first are handed in and the others said to be missing, once and for all."""
    watcher = watched(company)
    read(office, ONE)
    [first] = office.workspace.readings.kept()
    later = (replace(first, first=first.first + number, last=first.last + number) for number in range(5_099))
    more = [replace(row, entity=number.to_bytes(16)) for number, row in enumerate(later, 1_000)]
    with office.journal.transaction():
        office.journal.readings.add(more)
    company.clock.time += DAY_MS
    company.everybody_syncs()
    assert all(told for *_, told in opened(office))
    [state] = days(watcher)
    assert {one.kind for one in state.opened[:-1]} == {"notification"}
    assert (len(state.opened), state.opened[-1].kind, state.opened[-1].times) == (MOST_OF_A_DAY, GAP, 5_100 - 4_999)
    with office.journal.transaction():
        office.journal.readings.add([replace(first, entity=OTHER, first=first.first + 5_100, last=first.last + 5_100)])
    company.everybody_syncs()
    [state] = days(watcher)
    assert (len(state.opened), state.opened[-1].times) == (MOST_OF_A_DAY, 5_101 - 4_999)
    assert office.workspace.unsent == 0
    assert all(told for *_, told in opened(office))


def test_whoever_sees_it_is_seen_by_nobody(company: Company) -> None:
    """A device of the data protection unit has nobody to tell."""
    watcher = watched(company)
    read(watcher, ONE)
    company.clock.time += DAY_MS
    company.everybody_syncs()
    assert (watcher.workspace.readings.reader, days(watcher)) == ("", [])
    assert len(opened(watcher)) == 1


def test_a_day_ends_at_midnight_here(company: Company, office: Member) -> None:
    """A day is one in Berlin, whatever the computer says."""
    watcher = watched(company)
    company.clock.time = day_begins(date(2026, 9, 23)) - 1
    read(office, ONE)
    company.clock.time += 1
    read(office, OTHER)
    company.clock.time += DAY_MS
    company.everybody_syncs()
    found = {state.day: (state.id, state.opened[0].entity) for state in days(watcher)}
    first, second = date(2026, 9, 22), date(2026, 9, 23)
    assert found == {first: (day_of(office.device, first), ONE), second: (day_of(office.device, second), OTHER)}
