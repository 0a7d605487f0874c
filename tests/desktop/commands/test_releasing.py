"""`notify` of what needs a release, `release`, `return`, `withdraw`, and the lists, as scripts see them."""

from __future__ import annotations

from typing import Any

import pytest

from desktop.commands.command import Answer, Exit
from desktop.commands.table import COMMANDS
from desktop.domain.refused import Refused
from desktop.domain.templates import template
from desktop.presenters.on_call import FALLBACK
from desktop.presenters.times import id_text
from tests.desktop.commands.desks import MemberDesk
from tests.helpers.company import ASD, POLICE, Member
from tests.helpers.releases import Office, office
from tests.helpers.revoking import revoke


@pytest.fixture(name="office")
def an_office() -> Office:
    """An office of three and the police."""
    return office()


def run(member: Member, name: str, *, online: bool = True, **arguments: Any) -> Answer:
    """Run a command on a member's profile."""
    return COMMANDS[name].run(MemberDesk(member, online=online), arguments)


def notify(office: Office, notification: bytes, *, online: bool = True, document: Any = None) -> Answer:
    """Write a complaint under an id."""
    call: dict[str, Any] = {
        "check": False,
        "document": document or template("J06"),
        "id": id_text(notification),
        "attach": [],
    }
    return run(office.writer, "notify", online=online, **call)


def boxed(member: Member, box: str = "outbox", **wanted: Any) -> list[dict[str, Any]]:
    """The rows of a box."""
    items: list[dict[str, Any]] = run(member, box, **wanted).result["items"]
    return items


def test_notify_asks_for_the_release(office: Office) -> None:
    """It is done with exit 0 and says so for each recipient, who may release, and whom to call."""
    notification = office.writer.workspace.new_id()
    answer = notify(office, notification)
    assert answer.code is Exit.DONE
    result = answer.result
    assert (result["id"], result["state"], result["number"][:4]) == (id_text(notification), "release_requested", "VIE-")
    [recipient] = result["recipients"]
    assert (recipient["unit"], recipient["state"]) == (POLICE, "release_requested")
    assert recipient["rule"]
    assert len(result["release"]["may_release"]) == 2
    assert result["release"]["call"][0]["unit"] == ASD
    assert any("Freigeben dürfen" in line for line in answer.lines)


def test_the_same_id_twice_is_one(office: Office) -> None:
    """A second call gives the same answer and one row in the outbox, under the id that show takes."""
    notification = office.writer.workspace.new_id()
    first, second = notify(office, notification), notify(office, notification)
    assert first.result["recipients"] == second.result["recipients"]
    assert first.result["number"] == second.result["number"]
    [row] = boxed(office.writer)
    assert (row["id"], row["state"]) == (first.result["recipients"][0]["id"], "release_requested")
    for entity in (row["id"], id_text(notification)):
        assert run(office.writer, "show", id=entity).result["state"] == "release_requested"
    assert boxed(office.writer, state="release_requested") == [row]
    assert boxed(office.writer, state="returned") == []
    assert boxed(office.writer, "inbox") == []


def test_offline_the_request_is_kept(office: Office) -> None:
    """Nobody can release what has not left this device: the code says that it waits."""
    answer = notify(office, office.writer.workspace.new_id(), online=False)
    assert (answer.code, answer.result["state"]) == (Exit.KEPT, "release_requested")
    assert "Die Anforderung wartet hier, bis eine Verbindung besteht." in answer.lines


def test_a_leader_finds_it_releases_it_and_the_police_gets_it(office: Office) -> None:
    """The row carries the same id on all devices, before and after; the answer is the new state."""
    answer = notify(office, office.writer.workspace.new_id())
    entity = answer.result["recipients"][0]["id"]
    office.sync()
    [row] = boxed(office.lead)
    assert (row["id"], row["state"]) == (entity, "release_requested")
    released = run(office.lead, "release", id=entity)
    assert (released.code, released.result["state"], released.result["id"]) == (Exit.DONE, "accepted", entity)
    assert released.result["release"]["state"] == "released"
    office.sync()
    [received] = boxed(office.police, "inbox")
    assert (received["id"], received["number"]) == (entity, answer.result["number"])
    shown = run(office.police, "show", id=entity).result
    assert (shown["person"], shown["released_by"]) == ("Dienst A", "Dienst A")
    assert "release" not in shown
    [own] = boxed(office.writer)
    assert (own["id"], own["state"]) == (entity, "delivered")


def test_released_offline_it_is_queued_there(office: Office) -> None:
    """What is released and has not gone out is queued, and nobody says it was sent."""
    entity = notify(office, office.writer.workspace.new_id()).result["recipients"][0]["id"]
    office.sync()
    answer = run(office.lead, "release", online=False, id=entity)
    assert (answer.code, answer.result["state"]) == (Exit.KEPT, "queued")


def test_released_elsewhere_it_is_queued_here(office: Office) -> None:
    """Where the office knows of the release and nobody has the notification yet, its row says why it is queued."""
    notification = office.written()
    office.sync()
    workspace = office.lead.workspace
    run(office.lead, "release", online=False, id=id_text(notification))
    rows = [row for row in workspace.unplaced() if row.channel != workspace.own_unit()]
    office.lead.journal.outbox.mark([row.event for row in rows], "withdrawn")
    office.sync()
    [row] = boxed(office.writer)
    assert (row["state"], row["reason"]) == ("queued", "released")
    assert run(office.writer, "show", id=row["id"]).result["state"] == "queued"


def test_returned_it_is_a_draft_of_its_writer_again(office: Office) -> None:
    """State and reason reach the writer, with the text as a draft; nobody else has that draft."""
    notification = office.asked()
    answer = run(office.lead, "return", id=id_text(notification), reason="Bitte ohne Diagnose")
    assert (answer.code, answer.result["state"]) == (Exit.DONE, "returned")
    office.sync()
    [row] = boxed(office.writer)
    assert row["state"] == "returned"
    [draft] = run(office.writer, "draft", what="list").result["items"]
    assert (draft["id"], draft["category"], draft["state"]) == (id_text(notification), "J06", "returned")
    assert draft["reason"] == "Bitte ohne Diagnose"
    kept = run(office.writer, "draft", what="show", id=draft["id"]).result["content"]["document"]
    assert notify(office, notification, document=kept).result["state"] == "release_requested"
    assert run(office.writer, "draft", what="list").result["items"] == []
    assert run(office.lead, "draft", what="list").result["items"] == []


def test_a_returned_draft_that_is_discarded_ends_there(office: Office) -> None:
    """Who does not go on with it drops it: no draft is left and no row waits for anybody."""
    notification = office.asked()
    run(office.lead, "return", id=id_text(notification), reason=None)
    office.sync()
    run(office.writer, "draft", what="discard", id=id_text(notification))
    assert run(office.writer, "draft", what="list").result["items"] == []
    office.sync()
    assert boxed(office.writer) == boxed(office.lead) == []
    assert run(office.lead, "show", id=id_text(notification)).result["state"] == "withdrawn"


def test_withdrawing_a_request_keeps_the_draft(office: Office) -> None:
    """The text comes back as a draft; a leader has nothing left to decide."""
    notification = office.asked()
    entity = boxed(office.writer)[0]["id"]
    answer = run(office.writer, "withdraw", id=entity, reason="überholt")
    assert (answer.code, answer.result["state"]) == (Exit.DONE, "withdrawn")
    [draft] = run(office.writer, "draft", what="list").result["items"]
    assert draft["id"] == id_text(notification)
    office.sync()
    with pytest.raises(Refused, match="entschieden"):
        run(office.lead, "return", id=id_text(notification), reason="")


def test_withdrawing_a_notification_is_as_before(office: Office) -> None:
    """What needs no release is withdrawn while it is queued."""
    notification = office.police.workspace.new_id()
    call: dict[str, Any] = {"check": False, "document": template("P01"), "id": id_text(notification), "attach": []}
    run(office.police, "notify", online=False, **call)
    assert run(office.police, "withdraw", id=id_text(notification), reason="").result["state"] == "withdrawn"


def test_nobody_may_release_alone(office: Office) -> None:
    """The refusal has a code and a reason; a wrong id too."""
    notification = office.asked()
    with pytest.raises(Refused, match="Rolle") as refused:
        run(office.writer, "release", id=id_text(notification))
    assert refused.value.code == "releasers_only"
    with pytest.raises(Refused) as unknown:
        run(office.lead, "release", id=id_text(bytes(16)))
    assert unknown.value.code == "not_found"


def test_without_anybody_who_may_it_says_so(office: Office) -> None:
    """A lead hears who else may; where that is nobody, the lines say so, with a number to call."""
    call: dict[str, Any] = {
        "check": False,
        "document": template("J06"),
        "id": id_text(office.lead.workspace.new_id()),
        "attach": [],
    }
    assert len(run(office.lead, "notify", **call).result["release"]["may_release"]) == 1
    revoke(office.company, office.company.founder, office.deputy)
    office.lead.synced()
    answer = run(office.lead, "notify", **call)
    assert answer.result["release"]["may_release"] == []
    assert answer.lines[1:] == ("In Ihrer Stelle darf zurzeit niemand sonst freigeben.", FALLBACK)


def test_what_nobody_decided_in_time_is_said(office: Office) -> None:
    """An urgent request is late after an hour: in the list, in whole, and in the lines for people."""
    document = {**template("J06"), "urgency": "urgent"}
    answer = notify(office, office.writer.workspace.new_id(), document=document)
    assert not boxed(office.writer)[0]["overdue"]
    office.company.clock.time += 61 * 60_000
    assert boxed(office.writer)[0]["overdue"]
    shown = run(office.writer, "show", id=answer.result["id"])
    assert shown.result["release"]["overdue"]
    assert any("nicht rechtzeitig entschieden" in line for line in shown.lines)
