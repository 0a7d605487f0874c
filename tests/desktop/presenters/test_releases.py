"""Releases as rows: who may decide, by when, and what is shown while the notification is not here."""

from __future__ import annotations

import pytest

from desktop.domain.templates import template
from desktop.presenters import boxes, erasing, releases, releasing
from desktop.presenters.times import id_text, written
from tests.helpers.company import ASD, POLICE
from tests.helpers.releases import LEADER, Office, office
from tests.helpers.revoking import revoke


@pytest.fixture(name="office")
def an_office() -> Office:
    """An office of three and the police."""
    return office()


def test_lists_show_what_waits_for_somebody(office: Office) -> None:
    """Requested and returned stand there, released and taken back do not."""
    shown = {}
    for name in ("requested", "returned", "released", "withdrawn"):
        shown[name] = office.asked()
    releasing.give_back(office.lead.workspace, shown["returned"], LEADER, "")
    releasing.release(office.lead.workspace, shown["released"], LEADER)
    releasing.take_back(office.writer.workspace, shown["withdrawn"], "", "")
    office.sync()
    for member in (office.lead, office.writer, office.deputy):
        assert {state.id for state in releases.shown(member.workspace)} == {shown["requested"], shown["returned"]}
    assert releases.shown(office.police.workspace) == []


def test_who_may_decide(office: Office) -> None:
    """Lead and deputy, never the writer; once it is decided nobody; and nobody whose access has ended."""
    notification = office.asked()
    found = {
        member.unit + str(number): releases.may_decide(
            member.workspace, releasing.required(member.workspace, notification)
        )
        for number, member in enumerate((office.lead, office.writer, office.deputy))
    }
    assert list(found.values()) == [True, False, True]
    revoke(office.company, office.company.founder, office.deputy)
    assert not releases.may_decide(office.deputy.workspace, releasing.required(office.deputy.workspace, notification))
    releasing.give_back(office.lead.workspace, notification, LEADER, "")
    assert not releases.may_decide(office.lead.workspace, releasing.required(office.lead.workspace, notification))


def test_those_who_may_are_named(office: Office) -> None:
    """By the names they gave, in order, without the writer; whoever lost access is not among them."""
    workspace = office.writer.workspace
    names = releases.releasers(workspace, office.writer.device)
    assert names == sorted(names)
    assert len(names) == 2
    assert len(releases.releasers(workspace, office.lead.device)) == 1


@pytest.mark.parametrize(
    ("urgency", "until"), [("urgent", "2026-09-21T17:13:20.000+02:00"), ("routine", "2026-09-22T23:59:59.999+02:00")]
)
def test_by_when_somebody_decides(office: Office, urgency: str, until: str) -> None:
    """The rules say so: an hour where it is urgent, the end of the next working day where it is routine."""
    workspace = office.writer.workspace
    notification = office.written({**template("J06"), "urgency": urgency})
    office.sync()
    state = releasing.required(workspace, notification)
    assert written(releases.due(workspace, state)) == until
    office.company.clock.time = releases.due(workspace, state)
    assert not releases.is_late(workspace, state)
    office.company.clock.time += 1
    assert releases.is_late(workspace, state)
    releasing.give_back(office.lead.workspace, notification, LEADER, "")
    assert not releases.is_late(office.lead.workspace, releasing.required(office.lead.workspace, notification))


def test_a_row_has_the_shape_of_a_notification_and_nothing_of_the_child(office: Office) -> None:
    """Lists can show both alike; the content stands only in the whole."""
    workspace, notification = office.writer.workspace, office.asked()
    state = releasing.required(workspace, notification)
    [row] = releases.items(workspace, state)
    assert (row["from"], row["to"], row["state"], row["category"]) == (ASD, POLICE, "release_requested", "J06")
    assert "content" not in row
    whole = releases.whole(workspace, state, notification)
    assert whole | row == whole
    assert whole["content"]["statements"][0]["text"] == template("J06")["statements"][0]["text"]
    assert whole["recipients"] == [{"id": row["id"], "unit": POLICE, "rule": whole["rule"], "state": row["state"]}]
    assert [entry["type"] for entry in whole["timeline"]] == ["requested"]


def test_who_wrote_it_is_told_apart(office: Office) -> None:
    """A request is its writer's, on the device it goes on as, and nobody else's."""
    notification = office.asked()
    mine = [
        releases.is_mine(member.workspace, releasing.required(member.workspace, notification))
        for member in (office.lead, office.writer)
    ]
    assert mine == [False, True]


def test_where_it_waits_once_it_is_released(office: Office) -> None:
    """Released and not here: queued, and why; there, it is a row no more."""
    notification = office.asked()
    releasing.release(office.lead.workspace, notification, LEADER)
    assert releases.items(office.lead.workspace, releasing.required(office.lead.workspace, notification)) == []
    rows = [row for row in office.lead.workspace.unplaced() if row.channel != office.lead.workspace.own_unit()]
    office.lead.journal.outbox.mark([row.event for row in rows], "withdrawn")
    office.sync()
    state = releasing.required(office.writer.workspace, notification)
    assert state in releases.shown(office.writer.workspace)
    [row] = releases.items(office.writer.workspace, state)
    assert (row["state"], row["reason"]) == ("queued", "released")
    assert releases.recipients(state)[0]["reason"] == "released"
    told = releases.told(office.writer.workspace, state)
    assert (told["state"], "may_release" in told) == ("released", False)
    assert id_text(notification) == releases.whole(office.writer.workspace, state, notification)["notification_id"]


def test_what_was_erased_does_not_come_back_from_its_request(office: Office) -> None:
    """Erased by the police it is one erased row, found under its first id too; nobody has to wait for the office."""
    notification = office.released()
    [(_, state)] = office.police.workspace.group(notification)
    erasing.erase(office.police.workspace, state.id, "Leitung P", "mistake")
    office.police.synced()
    office.writer.pull()
    workspace = office.writer.workspace
    assert releases.shown(workspace) == []
    [row] = boxes.listed(workspace, "outbox", state=None, limit=9, after=None)["items"]
    assert (row["id"], row["state"]) == (id_text(state.id), "erased")
    shown = boxes.whole(workspace, notification)
    assert (shown["state"], shown["content"], "release" in shown) == ("erased", {}, False)
