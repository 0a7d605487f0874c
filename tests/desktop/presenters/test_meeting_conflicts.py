"""Two versions in a meeting, of the plan and of the minutes: shown in words, and settled by whoever may."""

from __future__ import annotations

import pytest

from desktop.presenters import conflicts, meeting_minutes, meetings, register
from desktop.presenters.meeting_conflicts import field_title, shown_value
from tests.desktop.presenters.refusing import refused
from tests.helpers.company import ASD, POLICE, Company, Member, founded
from tests.helpers.meetings import furnish

WHEN = {"Wache": "2026-10-14T09:00/2026-10-14T10:00", "Rathaus": "2026-10-15T09:00/2026-10-15T10:00"}


@pytest.fixture
def company() -> Company:
    """Two of Willich have moved the same meeting, and given a task another day."""
    made = founded((POLICE, ASD, ASD))
    police, first, second = made.members
    entity = furnish(made, police, first)["series"]
    meeting_minutes.add(first.workspace, entity, "2026-10-13", "task", {"text": "Liste"})
    made.everybody_syncs()
    task = meetings.meeting(first.workspace, entity).items[0].id
    for member, (place, when), due in zip((first, second), WHEN.items(), ("2026-11-01", "2026-12-01"), strict=True):
        meetings.edit(member.workspace, entity, {"place": place, "2026-10-13": when})
        meeting_minutes.edit(member.workspace, entity, task, {"due": due})
    made.everybody_syncs()
    return made


def test_both_values_stand_there_in_words(company: Company, willich: Member) -> None:
    """A place, a day of the series and a day of a task, each by what it is called."""
    [conflict] = conflicts.open_conflicts(willich.workspace)
    assert conflict.title.startswith("Termin · Runder Tisch, Di 13.10.2026, 14:00 Uhr")
    shown = {clash.title: sorted(one.value for one in clash.versions) for clash in conflict.clashes}
    assert shown == {
        "Ort": ["Rathaus", "Wache"],
        "Tag 13.10.2026": ["Do 15.10.2026, 09:00–10:00 Uhr", "Mi 14.10.2026, 09:00–10:00 Uhr"],
        "Aufgabe: Bis": ["01.11.2026", "01.12.2026"],
    }


def test_what_is_chosen_stays(company: Company, willich: Member, police: Member) -> None:
    """All of it is settled at once; another agency only looks."""
    [conflict] = conflicts.open_conflicts(willich.workspace)
    choices = {clash.field: clash.versions[1].version for clash in conflict.clashes}
    with refused("own_agency_only"):
        conflicts.settle(police.workspace, conflict.entity, choices)
    conflicts.settle(willich.workspace, conflict.entity, choices)
    assert conflicts.open_conflicts(willich.workspace) == ()
    state = meetings.meeting(willich.workspace, conflict.entity)
    assert [state.value("place"), state.items[0].value("due")] == [
        next(one.value for one in clash.versions[1:])
        if clash.title == "Ort"
        else "-".join(reversed(clash.versions[1].value.split(".")))
        for clash in conflict.clashes
        if clash.title != "Tag 13.10.2026"
    ]


def test_programs_list_and_settle_them_too(company: Company, willich: Member) -> None:
    """A field of the minutes is named by its item; one without two versions is refused."""
    rows = register.conflicts(willich.workspace, limit=10, after=None)["items"]
    assert [(row["kind"], row["field"].rpartition(".")[2]) for row in rows] == [
        ("meeting", "place"),
        ("meeting", "2026-10-13"),
        ("meeting", "due"),
    ]
    [conflict] = conflicts.open_conflicts(willich.workspace)
    clash = conflict.clashes[0]
    row = conflicts.settle_one(willich.workspace, conflict.entity, clash.field, clash.versions[1].version)
    assert row["kept"] == clash.versions[1].value
    with refused("unknown_field", "field"):
        conflicts.settle_one(willich.workspace, conflict.entity, "title", clash.versions[1].version)


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("kind", "casework", "Fachtreffen"),
        ("series", "FREQ=WEEKLY;COUNT=4", "jede Woche, 4-mal"),
        ("answer_by", "2026-12-01", "01.12.2026"),
        ("2026-12-15", "dropped", "Fällt aus"),
        ("title", "dropped", "dropped"),
        ("capacity", "20", "20"),
    ],
)
def test_values_are_said(company: Company, willich: Member, field: str, value: str, words: str) -> None:
    """No codes; a title that looks like one stays a title."""
    assert shown_value(willich.workspace, field, value) == words


def test_a_field_nobody_knows_is_called_by_its_name(company: Company, willich: Member) -> None:
    """Of an item as of the meeting."""
    ((_, state),) = [one for one in willich.workspace.states("meeting") if one[1].title == "Runder Tisch"]
    assert field_title(state, f"{state.items[0].id.hex()}.colour") == "Aufgabe: colour"
    assert field_title(state, "when") == "Zeit"
