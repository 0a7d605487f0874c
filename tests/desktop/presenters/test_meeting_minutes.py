"""The minutes: what may be written here, and whose task it is."""

from __future__ import annotations

import pytest

from desktop.presenters import meeting_minutes
from tests.desktop.presenters.meeting_company import furnished
from tests.desktop.presenters.refusing import refused
from tests.helpers.company import ASD, POLICE, founded
from tests.helpers.meetings import furnish


def test_tasks_are_those_of_the_person_and_the_unit() -> None:
    """Those due first on top; what is done is gone; others do not see them as theirs."""
    here = furnished()
    entity = here.made["over"]
    for owner, due in ((f"unit:{ASD}", "2026-09-25"), (f"unit:{POLICE}", ""), ("name:C. Volt", "")):
        meeting_minutes.add(here.willich.workspace, entity, "", "task", {"text": owner, "owner": owner, "due": due})
    here.company.everybody_syncs()
    tasks = meeting_minutes.own_tasks(here.willich.workspace)
    assert [task.item.value("text") for task in tasks] == [f"unit:{ASD}", "Materialien einstellen"]
    assert [task.item.value("text") for task in meeting_minutes.own_tasks(here.police.workspace)] == [f"unit:{POLICE}"]
    meeting_minutes.tick(here.willich.workspace, entity, tasks[0].item.id, done=True)
    assert len(meeting_minutes.own_tasks(here.willich.workspace)) == 1


def test_an_item_is_edited_where_it_differs() -> None:
    """What is the same makes no event; what was struck is not there to be edited."""
    here = furnished()
    workspace, entity = here.willich.workspace, here.made["over"]
    item = here.state("over").items[0].id
    before = len(workspace.unplaced())
    meeting_minutes.edit(workspace, entity, item, {"text": here.state("over").items[0].value("text")})
    assert len(workspace.unplaced()) == before
    meeting_minutes.remove(workspace, entity, item)
    with refused("not_found", "id"):
        meeting_minutes.edit(workspace, entity, item, {"text": "Neu"})


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"text": " "}, "text"),
        ({"text": "a\x00"}, "text"),
        ({"text": "x" * 2001}, "text"),
        ({"text": "x", "due": "?"}, "due"),
    ],
    ids=str,
)
def test_what_cannot_be_written(values: dict[str, str], field: str) -> None:
    """The field is named."""
    here = furnished()
    with refused("meeting_invalid", field):
        meeting_minutes.add(here.willich.workspace, here.made["over"], "", "task", values)


def test_a_conflict_in_an_item_is_settled() -> None:
    """Both values stand there until somebody chooses."""
    company = founded((POLICE, ASD, ASD))
    police, willich, colleague = company.members
    entity = furnish(company, police, willich)["over"]
    item = willich.workspace.state("meeting", entity).items[2].id
    for member, due in ((willich, "2026-11-01"), (colleague, "2026-12-01")):
        meeting_minutes.edit(member.workspace, entity, item, {"due": due})
    company.everybody_syncs()
    state = willich.workspace.state("meeting", entity)
    keep = next(one.version for one in state.item(item).fields["due"].values if one.value == "2026-11-01")
    meeting_minutes.settle(willich.workspace, entity, item, "due", keep)
    settled = willich.workspace.state("meeting", entity)
    assert (settled.conflicts, settled.item(item).value("due")) == (False, "2026-11-01")


def test_who_has_a_task_is_named() -> None:
    """By name, by unit, or as it was written."""
    here = furnished()
    workspace = here.willich.workspace
    assert meeting_minutes.owner_words(workspace, f"device:{here.police.device.hex()}") == "Person 1"
    assert meeting_minutes.owner_words(workspace, f"device:{'00' * 16}") == "Unbekannte Person"
    assert ASD not in meeting_minutes.owner_words(workspace, "name:C. Volt")
    assert meeting_minutes.owner_words(workspace, f"unit:{ASD}")
