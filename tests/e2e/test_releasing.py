"""What a second person has to release, with real programs: nothing leaves the office before, and everything after."""

from __future__ import annotations

import pytest

from desktop.domain.templates import template
from tests.helpers.programs import World, new_id

pytestmark = pytest.mark.slow


def test_a_complaint_is_released_by_a_second_person(online: World) -> None:
    """Written by a colleague, returned by the lead, written anew, released: the police has the new text, once."""
    lead, colleague = online.willich, online.client("colleague")
    invite = str(online.folder / "colleague.invite")
    lead.ask("invite", "--role", "member", "--out", invite)
    enrolled = colleague.ask("enrol", "--invite", invite, "--person", "Kollegin")
    lead.ask("admit", enrolled["device"])
    colleague.ask("sync")

    notification, path = new_id(), online.write("j06.json", template("J06"))
    asked = colleague.ask("notify", "--from", path, "--id", notification)
    assert (asked["id"], asked["state"]) == (notification, "release_requested")
    [recipient] = asked["recipients"]
    assert colleague.ask("notify", "--from", path, "--id", notification)["number"] == asked["number"]
    assert colleague.ask("release", notification, code=1)["error"]["code"] == "releasers_only"
    assert colleague.ask("show", recipient["id"])["state"] == "release_requested"

    lead.ask("sync")
    [row] = lead.ask("outbox", "--state", "release_requested")["items"]
    assert row["id"] == recipient["id"]
    assert lead.ask("return", row["id"], "--reason", "Bitte kürzer.")["state"] == "returned"
    colleague.ask("sync")
    [draft] = colleague.ask("draft", "list")["items"]
    assert (draft["id"], draft["reason"]) == (notification, "Bitte kürzer.")
    kept = colleague.ask("draft", "show", notification)["content"]["document"]
    shorter = online.write("shorter.json", {**kept, "urgency": "urgent"})
    assert colleague.ask("notify", "--from", shorter, "--id", notification)["state"] == "release_requested"

    lead.ask("sync")
    released = lead.ask("release", row["id"])
    assert (released["state"], released["id"]) == ("accepted", row["id"])
    online.police.ask("sync")
    [received] = online.police.ask("inbox")["items"]
    assert (received["id"], received["number"], received["urgency"]) == (row["id"], asked["number"], "urgent")
    whole = online.police.ask("show", received["id"])
    assert (whole["person"], whole["released_by"]) == ("Kollegin", lead.ask("status")["person"])
    colleague.ask("sync")
    assert [one["state"] for one in colleague.ask("outbox")["items"]] == ["delivered"]
    assert colleague.ask("draft", "list")["items"] == []
