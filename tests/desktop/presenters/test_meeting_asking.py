"""The smaller dialogs: what an answer, a moved day and an item of the minutes are asked by."""

from __future__ import annotations

from desktop.domain.meeting_series import read_span
from desktop.presenters.meeting_asking import day_questions, item_questions, item_values, reply_questions
from tests.desktop.presenters.meeting_company import furnished
from tests.desktop.presenters.refusing import refused


def test_a_deputy_is_asked_for_where_one_comes() -> None:
    """The name comes after that answer alone."""
    answer, deputy = reply_questions()
    assert answer.needed
    assert [one.by for one in deputy.after] == [("deputy",)]


def test_a_day_is_asked_for_where_it_moves() -> None:
    """A day that is left out needs no other."""
    span = read_span("2026-12-08T14:00/2026-12-08T16:30")
    assert span is not None
    what, *where = day_questions(span)
    assert what.preset == "move"
    assert all(one.after[0].by == ("move",) and not one.needed for one in where)


def test_a_task_is_asked_for_whole() -> None:
    """Notes have words alone; a task comes back with who has it."""
    here = furnished()
    workspace = here.willich.workspace
    assert [one.name for one in item_questions(workspace, "note")] == ["text"]
    task = here.state("over").items[2]
    asked = {one.name: one.preset for one in item_questions(workspace, "task", task)}
    assert item_values(asked) == {name: task.value(name) for name in ("text", "owner", "due")}


def test_a_name_goes_before_a_choice() -> None:
    """Somebody without a device is written down."""
    answers = {"text": "Liste", "owner": "unit:x", "name": " C. Volt ", "due": ""}
    assert item_values(answers) == {"text": "Liste", "owner": "name:C. Volt", "due": ""}
    with refused("meeting_invalid", "text"):
        item_values({"text": " "})
    with refused("meeting_invalid", "due"):
        item_values({"text": "x", "due": "bald"})
