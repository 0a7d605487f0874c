"""The read log: one's own, for whom it is about, and the agency's, for its data protection unit alone."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from msgspec.structs import replace

from desktop.domain.reading import GAP, NOTHING, Noted, Opened, day_of
from desktop.domain.refused import Refused
from desktop.presenters import erasing, read_log, register
from desktop.presenters.searching import search
from desktop.presenters.times import id_text
from tests.desktop.presenters.refusing import refused
from tests.helpers.company import Company, Member
from tests.helpers.watchers import WATCH, name_watch, watched

DAY_MS = 86_400_000
ONE, OTHER = bytes(15) + b"1", bytes(15) + b"2"


@dataclass
class Days:
    """Three days of reading, each handed in: both on the first, then one, then the other."""

    company: Company
    willich: Member
    watcher: Member


@pytest.fixture
def days(company: Company, willich: Member) -> Days:
    watcher = watched(company)
    for entities in ((ONE, OTHER, ONE), (ONE,), (OTHER,)):
        for entity in entities:
            willich.workspace.readings.note("notification", entity, f"VIE-2026-1-{entity[-1]}")
            company.clock.time += 60_000
        company.clock.time += DAY_MS
    company.everybody_syncs()
    return Days(company, willich, watcher)


def test_the_whole_log(days: Days) -> None:
    """The latest day comes first, each with its person and unit, and what was opened with how often and when."""
    shown = read_log.log(days.watcher.workspace)
    assert not shown.more
    assert [len(section.facts) for section in shown.days] == [1, 1, 2]
    first = shown.days[-1]
    assert first.title == "21.09.2026, Person 2, Behörde jugendamt-willich, Stelle jugendamt-willich-asd"
    assert {(fact.label, fact.value) for fact in first.facts} == {
        ("VIE-2026-1-49", "2-mal, 16:13 bis 16:15 Uhr"),
        ("VIE-2026-1-50", "1-mal, 16:14 Uhr"),
    }


@pytest.mark.parametrize("about", ["VIE-2026-1-49", " vie 2026 1 49", id_text(ONE), ONE.hex().upper()])
def test_one_notification(days: Days, about: str) -> None:
    """By its number or its id, however written, the days on which one was opened are shown, and of them only that."""
    shown = read_log.log(days.watcher.workspace, about)
    assert [[fact.label for fact in section.facts] for section in shown.days] == [["VIE-2026-1-49"]] * 2
    rows = read_log.listed(days.watcher.workspace, about=about, limit=1)
    assert [[one["id"] for one in row["opened"]] for row in rows["items"]] == [[id_text(ONE)]]
    rest = read_log.listed(days.watcher.workspace, about=about, limit=1, after=rows["next"])
    assert (len(rest["items"]), rest["next"]) == (1, None)


def test_nobody_erases_it(days: Days) -> None:
    """Neither whom it is about nor the data protection unit: a day of it is nothing that `erase` finds."""
    for member in (days.willich, days.watcher):
        days_of_it = [row.entity for row, _ in member.workspace.states("reading")]
        assert len(days_of_it) == 3
        for entity in days_of_it:
            with refused("not_found", "id"):
                erasing.find(member.workspace, entity)


@pytest.mark.parametrize("about", ["VIE-2026-1-4", "VIE", "…", "* OR qr"])
def test_what_is_nobodys_number(days: Days, about: str) -> None:
    """A part of a number is none, and nothing that somebody types asks for more than it says."""
    assert read_log.log(days.watcher.workspace, about) == read_log.Log((), more=False)


def test_a_page_after_the_other(days: Days) -> None:
    """The list goes on after a day until nothing is left, and each row says whose day it is."""
    found, after = [], None
    for _ in range(3):
        rows = read_log.listed(days.watcher.workspace, limit=1, after=after)
        found += rows["items"]
        after = rows["next"]
    assert after is None
    assert [row["day"] for row in found] == ["2026-09-23", "2026-09-22", "2026-09-21"]
    row = found[0]
    assert (row["device"], row["person"]) == (id_text(days.willich.device), "Person 2")
    assert row["unit"] == days.willich.unit
    assert row["opened"][0] == {
        "kind": "notification",
        "id": id_text(OTHER),
        "number": "VIE-2026-1-50",
        "times": 1,
        "first": "2026-09-23T16:17:20.000+02:00",
        "last": "2026-09-23T16:17:20.000+02:00",
    }


def test_nobody_else_sees_it(days: Days) -> None:
    """Colleagues of the unit do not see it in the program, nor does anybody of another agency."""
    assert [member.unit for member in days.company.members if read_log.may_see(member.workspace)] == [WATCH]
    for member in days.company.members[:-1]:
        for ask in (read_log.log, lambda workspace: read_log.listed(workspace, limit=1)):
            with pytest.raises(Refused) as refused:
                ask(member.workspace)
            assert refused.value.code == "data_protection_only"
    assert not read_log.may_see(days.company.founder.workspace)


def test_ones_own(days: Days) -> None:
    """Who reads sees what is noted of it here: in a sentence with whom it goes to, and as rows."""
    said = str(read_log.about_own(days.willich.workspace))
    assert "Geöffnete Meldungen: 2. Tage: 3. Zuletzt: 23.09.2026." in said
    assert "Am Tag danach geht die Liste an: Behörde jugendamt-willich, Datenschutz." in said
    rows = read_log.own(days.willich.workspace, limit=10)["items"]
    seen = read_log.listed(days.watcher.workspace, limit=10)["items"]
    assert rows == seen
    [row] = read_log.own(days.willich.workspace, about="VIE-2026-1-50", limit=1)["items"]
    assert [one["id"] for one in row["opened"]] == [id_text(OTHER)]


def test_where_nobody_sees_it(police: Member) -> None:
    """Where the agency has named nobody it is said that all stays here, and that nothing is noted yet."""
    said = str(read_log.about_own(police.workspace))
    assert said.startswith("Noch ist nichts notiert.")
    assert said.endswith("keine Datenschutzstelle genannt: Das Leseprotokoll bleibt auf diesem Gerät.")


def test_whoever_sees_all_of_it(days: Days) -> None:
    """To whom is of that unit it is said that their own stays with them."""
    assert "Ihre Stelle ist die Datenschutzstelle" in str(read_log.about_own(days.watcher.workspace))


def test_before_anybody_is_there(company: Company, willich: Member) -> None:
    """A unit that nobody is in yet is named all the same: it will be told."""
    name_watch(company)
    willich.workspace.readings.note("phoned", ONE, "VIE-2026-1-1")
    assert "Datenschutz" in str(read_log.about_own(willich.workspace))


def test_a_gap_and_what_has_no_number(days: Days) -> None:
    """A gap is said, other kinds are named, and what has no number is shown by its id."""
    today = days.watcher.workspace.states("reading")[0][1].day
    opened = (
        Opened(GAP, NOTHING, "", 2, 5, 5),
        Opened("release", ONE, "VIE-2026-1-9", 1, 5, 5),
        Opened("notification", OTHER, "", 1, 5, 5),
    )
    body = Noted(days.willich.device, today.replace(year=2027), opened)
    days.willich.do(WATCH, "reading.noted", day_of(body.device, body.day), body)
    days.company.everybody_syncs(2)
    facts = {fact.label: fact.value for fact in read_log.log(days.watcher.workspace).days[0].facts}
    assert "Es fehlt etwas" in facts["Lücke"]
    assert set(facts) == {"Lücke", "VIE-2026-1-9 (Freigabe)", id_text(OTHER)}
    row = read_log.listed(days.watcher.workspace, limit=1)["items"][0]["opened"][0]
    assert (row["kind"], row["id"], row["times"]) == (GAP, None, 2)


def test_long_days_and_many(days: Days) -> None:
    """A screen shows so many days, and so many of each, and says that there are more."""
    first = days.watcher.workspace.states("reading")[0][1].day
    many = tuple(replace(Opened("notification", ONE, "N", 1, 5, 5), entity=bytes([1] * 15 + [n])) for n in range(201))
    for number in range(101):
        day = first.replace(year=2027 + number)
        body = Noted(days.willich.device, day, many if number == 100 else many[:1])
        days.willich.do(WATCH, "reading.noted", day_of(body.device, day), body)
    days.company.everybody_syncs(2)
    shown = read_log.log(days.watcher.workspace)
    assert shown.more
    assert len(shown.days) == 100
    assert (shown.days[0].facts[-1].label, shown.days[0].facts[-1].value) == ("Weitere", "1")


def test_nothing_of_it_stands_in_a_search(days: Days) -> None:
    """Whoever searches for a number finds the notification and not the days on which it was read."""
    workspace = days.watcher.workspace
    assert workspace.search('"VIE"*', 10) == []
    assert workspace.search('"2026"*', 10) == []


@pytest.mark.parametrize("text", ["qr", "q", "qrvie2026149", f"qr{ONE.hex()}"])
def test_no_search_lists_it(days: Days, text: str) -> None:
    """By whatever word somebody searches no day is found, of all kinds or of that one, and none takes a place."""
    for member in (days.willich, days.watcher):
        assert len(member.workspace.states("reading")) == 3
        contact = register.add_contact(member.workspace, "", {"family_name": f"{text}x"})["id"]
        for kind in (None, "reading"):
            answer = search(member.workspace, text, kind, 1)
            assert [row["id"] for row in answer["items"]] == [contact] * (kind is None)
            assert answer["next"] is None
