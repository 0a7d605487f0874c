"""The boxes: what waits for its release stands before the notifications, and pages miss nothing."""

from __future__ import annotations

from typing import Any

import pytest

from desktop.domain.templates import template
from desktop.presenters import boxes, notifying, releasing
from desktop.presenters.times import id_text, read_id
from tests.desktop.presenters.refusing import refused
from tests.helpers.releases import LEADER, WRITER, Office, office


@pytest.fixture(name="office")
def an_office() -> Office:
    """An office of three and the police."""
    return office()


def page(office: Office, limit: int = 50, after: str | None = None, state: str | None = None) -> dict[str, Any]:
    """A page of the writer's outbox."""
    since = read_id(after) if after else None
    return boxes.listed(office.writer.workspace, "outbox", state=state, limit=limit, after=since)


@pytest.mark.parametrize("limit", [1, 2, 3, 4, 5])
def test_pages_miss_nothing_and_repeat_nothing(office: Office, limit: int) -> None:
    """However long a page is, all of them together are the list."""
    for code in ("J06", "J08", "J06", "J03"):
        notifying.write(office.writer.workspace, office.writer.workspace.new_id(), template(code), WRITER)
    every = page(office)
    assert [row["category"] for row in every["items"]][2:] == ["J03", "J08"]
    assert {row["state"] for row in every["items"][:2]} == {"release_requested"}
    assert every["next"] is None
    found: list[dict[str, Any]] = []
    after = None
    while True:
        part = page(office, limit, after)
        assert len(part["items"]) <= limit
        found, after = [*found, *part["items"]], part["next"]
        if after is None:
            break
    assert found == every["items"]


def test_a_state_is_asked_for(office: Office) -> None:
    """Only what stands so is listed, of both."""
    office.asked()
    notifying.write(office.writer.workspace, office.writer.workspace.new_id(), template("J08"), WRITER)
    assert [row["category"] for row in page(office, state="release_requested")["items"]] == ["J06"]
    assert [row["category"] for row in page(office, state="queued")["items"]] == ["J08"]


def test_one_by_one(office: Office) -> None:
    """While it waits the release is shown, then the notification with what the office knows of its release."""
    notification = office.asked()
    workspace = office.writer.workspace
    assert boxes.whole(workspace, notification)["state"] == "release_requested"
    releasing.release(office.lead.workspace, notification, LEADER)
    office.sync()
    whole = boxes.whole(workspace, notification)
    assert (whole["state"], whole["release"]["state"], whole["released_by"]) == ("delivered", "released", LEADER)
    assert boxes.whole(workspace, read_id(whole["id"])) == whole
    received = boxes.whole(office.police.workspace, read_id(whole["id"]))
    assert "release" not in received
    with refused("not_found", "id"):
        boxes.whole(workspace, workspace.new_id())


def test_what_waits_is_told_apart_by_recipient(office: Office) -> None:
    """Once the notification is here, nothing of it waits any more."""
    notification = office.asked()
    workspace = office.lead.workspace
    release = releasing.required(workspace, notification)
    (entity,) = releasing.recipient_ids(release)
    assert boxes.is_waiting(workspace, release, notification)
    assert boxes.is_waiting(workspace, release, entity)
    releasing.release(workspace, notification, LEADER)
    assert not boxes.is_waiting(workspace, release, notification)
    assert not boxes.is_waiting(workspace, release, entity)
    assert id_text(entity) == boxes.whole(workspace, notification)["id"]


def test_what_kind_was_shown(office: Office) -> None:
    """What was given in whole is of one kind: the request, or the notification once it is here."""
    notification = office.asked()
    assert boxes.kind_of(office.lead.workspace, boxes.whole(office.lead.workspace, notification)) == "release"
    releasing.release(office.lead.workspace, notification, LEADER)
    office.sync()
    assert boxes.kind_of(office.lead.workspace, boxes.whole(office.lead.workspace, notification)) == "notification"
