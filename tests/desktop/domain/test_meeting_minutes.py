"""The minutes of a meeting: who writes them, and who says that a task is done."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from desktop.domain.fields import Edit
from desktop.domain.meeting_events import (
    ItemAdded,
    ItemEdited,
    ItemRemoved,
    ItemSettled,
    TaskDone,
    TaskReopened,
)
from desktop.domain.meeting_state import Meeting
from desktop.domain.outcome import APPLIED, CONFLICT, SUPERSEDED, quarantined, waiting
from tests.desktop.domain.meetings import COLLEAGUE, LEADER, after, planned, then
from tests.desktop.domain.test_event import RECEIVER, SENDER, author, number

TASK = ItemAdded("task", {"text": "Liste anlegen", "owner": f"device:{RECEIVER.device.hex()}", "due": "2027-01-15"})
ITEM = number(2)


def with_task(**fields: str) -> Meeting:
    """A meeting with a task in its minutes."""
    return after(planned(), ItemAdded("task", {**TASK.fields, **fields}))


def test_an_item_stands_in_the_minutes() -> None:
    """With who wrote it, and for a task who does it and by when."""
    (item,) = with_task().items
    assert (item.id, item.sort, item.device, item.is_open_task) == (ITEM, "task", SENDER.device, True)
    assert (item.value("text"), item.value("due")) == ("Liste anlegen", "2027-01-15")


@pytest.mark.parametrize(
    "fields",
    [{}, {"text": " "}, {"text": "x", "due": "bald"}, {"text": "x", "owner": "A. Ohm"}, {"text": "x", "color": "red"}],
    ids=str,
)
def test_what_is_no_item(fields: dict[str, str]) -> None:
    """One without words, with a day that is none, or with what no item has."""
    state = planned()
    assert then(state, ItemAdded("task", fields), 2) == (state, quarantined("meeting_invalid"))


def test_two_who_write_at_once_both_stand() -> None:
    """Minutes are items: nobody overwrites what somebody else wrote down meanwhile."""
    state = after(planned(), ItemAdded("note", {"text": "Begrüßung"}))
    state = after(state, ItemAdded("note", {"text": "Ausblick"}), by=COLLEAGUE, seq=3)
    assert [item.value("text") for item in state.items] == ["Begrüßung", "Ausblick"]


def test_two_edits_of_one_item_become_a_conflict() -> None:
    """It is settled as any other, and the meeting is marked until then."""
    state, _ = then(with_task(), ItemEdited(ITEM, {"due": Edit(ITEM, "2027-02-01")}), 3)
    state, outcome = then(state, ItemEdited(ITEM, {"due": Edit(ITEM, "2027-03-01")}), 4, COLLEAGUE)
    assert (outcome, state.conflicts) == (CONFLICT, True)
    state, outcome = then(state, ItemSettled(ITEM, "due", number(3), (number(3), number(4))), 5)
    assert (outcome, state.conflicts, state.items[0].value("due")) == (APPLIED, False, "2027-02-01")


@pytest.mark.parametrize("edits", [{"text": ""}, {"owner": "x"}, {"due": "x"}, {"colour": "red"}], ids=str)
def test_no_edit_brings_in_what_nobody_can_read(edits: dict[str, str]) -> None:
    """What could not have been added cannot come by an edit."""
    state = with_task()
    body = ItemEdited(ITEM, {name: Edit(ITEM, value) for name, value in edits.items()})
    assert then(state, body, 3) == (state, quarantined("meeting_invalid"))


def test_a_task_is_done_and_reopened() -> None:
    """Saying it twice changes nothing; a note is never done."""
    state = after(with_task(), TaskDone(ITEM))
    assert (state.items[0].is_open_task, state.items[0].done_by) == (False, SENDER.device)
    assert then(state, TaskDone(ITEM), 4) == (state, SUPERSEDED)
    state = after(state, TaskReopened(ITEM), seq=4)
    assert (state.items[0].is_open_task, state.items[0].done_by, state.items[0].done_at) == (True, b"", 0)
    noted = after(planned(), ItemAdded("note", {"text": "Begrüßung"}))
    assert then(noted, TaskDone(ITEM), 3) == (noted, quarantined("not_a_task"))


@pytest.mark.parametrize(
    ("owner", "outcome"),
    [
        (f"device:{RECEIVER.device.hex()}", APPLIED),
        (f"unit:{RECEIVER.unit}", APPLIED),
        ("unit:wache", quarantined("own_agency_only")),
        ("name:A. Ohm", quarantined("own_agency_only")),
        (f"device:{LEADER.device.hex()}", quarantined("own_agency_only")),
        ("", quarantined("own_agency_only")),
    ],
)
def test_who_has_a_task_says_that_it_is_done(owner: str, outcome: Any) -> None:
    """So does everybody of a unit that has it; nobody else of another agency."""
    assert then(with_task(owner=owner), TaskDone(ITEM), 3, RECEIVER)[1] == outcome


def test_a_device_that_goes_on_for_another_has_its_tasks() -> None:
    """The tasks go with the person."""
    heir = replace(author("asd-willich", device=9), predecessors=(RECEIVER.device,))
    assert then(with_task(), TaskDone(ITEM), 3, heir)[1] == APPLIED


@pytest.mark.parametrize(
    "body", [ItemEdited(ITEM, {"text": Edit(ITEM, "x")}), ItemRemoved(ITEM)], ids=["edit", "remove"]
)
def test_who_has_a_task_does_not_rewrite_it(body: Any) -> None:
    """The minutes are the organiser's."""
    state = with_task()
    assert then(state, body, 3, RECEIVER) == (state, quarantined("own_agency_only"))


def test_what_is_done_to_a_removed_item_is_told() -> None:
    """It is kept, and nobody sees it."""
    state = after(with_task(), ItemRemoved(ITEM))
    changed, outcome = then(state, TaskDone(ITEM), 4)
    assert (outcome, changed.items[0].done) == (SUPERSEDED, True)


def test_what_names_an_item_nobody_knows_waits_for_it() -> None:
    """It may still come."""
    state = planned()
    assert then(state, TaskDone(ITEM), 3) == (state, waiting("parent"))
