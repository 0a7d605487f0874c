"""Notifications as lists and in whole, and the steps of their life, on both sides."""

from __future__ import annotations

from typing import Any

import pytest

from desktop.domain.notification_events import Acknowledged, NotCompetent, PhoneHandover, Remarked, TakenOver
from desktop.domain.templates import template
from desktop.presenters import notifications
from desktop.presenters.notifying import Request, notify
from desktop.presenters.times import id_text, read_moment
from tests.desktop.presenters.refusing import refused
from tests.helpers.company import ASD, KEMPEN, POLICE, START, Company, Member
from tests.helpers.documents import changed
from wire.statements import Revoked

MINUTE = 60_000
ITEM = {
    "id",
    "process_id",
    "number",
    "category",
    "urgency",
    "state",
    "from",
    "to",
    "deadline",
    "overdue",
    "conflict",
    "marks",
}


def written(police: Member, document: Any = None, number: int = 1) -> bytes:
    """Write a notification to Willich; gives the id of its one recipient."""
    notification = police.workspace.new_id()
    document = document or template("P01")
    notify(police.workspace, Request(notification, document, f"VIE-2026-1-{number:06d}", "Dienst A"))
    return notifications.find(police.workspace, notification).id


def delivered(police: Member, willich: Member) -> bytes:
    """A notification that has arrived, as both sides know."""
    entity = written(police)
    for member in (police, willich, police):
        member.synced()
    return entity


def listed(member: Member, box: str, limit: int = 200, **options: Any) -> dict[str, Any]:
    """A page of a box."""
    wanted: dict[str, Any] = {"state": None, "after": None, **options}
    return notifications.listed(member.workspace, box, limit=limit, **wanted)


def whole(member: Member, entity: bytes) -> dict[str, Any]:
    """All that a member knows of a notification."""
    return notifications.whole(member.workspace, entity)


def acknowledge(member: Member, entity: bytes, **fields: str) -> dict[str, Any]:
    """Confirm that it has arrived."""
    return notifications.acknowledge(member.workspace, entity, Acknowledged("Person 2", **fields))


def test_both_sides_list_it(police: Member, willich: Member) -> None:
    """One notification stands in the sender's outbox and the receiver's inbox under one id, and in no other box."""
    entity = delivered(police, willich)
    [out], [came] = listed(police, "outbox")["items"], listed(willich, "inbox")["items"]
    assert set(out) == set(came) == ITEM
    assert out == came
    assert (out["id"], out["from"], out["to"]) == (id_text(entity), POLICE, ASD)
    assert (out["category"], out["urgency"], out["state"]) == ("P01", "immediate", "delivered")
    assert listed(police, "inbox") == listed(willich, "outbox") == {"items": [], "next": None}


def test_a_list_shows_nothing_of_the_child(police: Member, willich: Member) -> None:
    """No name, place or sentence of the content stands in a list."""
    delivered(police, willich)
    shown = str(listed(willich, "inbox"))
    assert not [word for word in ("Kind", "Eins", "Schiefbahn", "Beispiel") if word in shown]


def test_the_newest_stands_first_page_by_page(company: Company, police: Member) -> None:
    """Page after page lists every notification once, the newest first."""
    entities = []
    for number in range(7):
        company.clock.time += MINUTE
        entities.append(id_text(written(police, number=number)))
    found: list[str] = []
    after = None
    while True:
        answer = listed(police, "outbox", 3, after=after)
        found += [item["id"] for item in answer["items"]]
        if answer["next"] is None:
            break
        assert answer["next"] == found[-1]
        after = notifications.find(police.workspace, entities_by(entities, answer["next"])).id
    assert found == entities[::-1]


def entities_by(entities: list[str], wanted: str) -> bytes:
    """The id of a listed row."""
    assert wanted in entities
    return bytes.fromhex(wanted.replace("-", ""))


def test_going_on_after_the_unknown_is_refused(police: Member) -> None:
    """A page after an id that is not there is refused instead of coming out empty."""
    written(police)
    with refused("after_unknown", "after"):
        listed(police, "outbox", after=bytes(16))


def test_a_state_chooses(police: Member, willich: Member) -> None:
    """A list can be of one state or mark alone."""
    entity = delivered(police, willich)
    written(police, number=2)
    body = PhoneHandover("Dienst A", "Rufdienst", "2026-09-21T16:20:00.000+02:00")
    notifications.phone_handover(police.workspace, entity, body)
    for state, count in (("queued", 1), ("delivered", 1), ("phone_handover", 1), ("acknowledged", 0)):
        assert len(listed(police, "outbox", state=state)["items"]) == count


def test_the_deadline_runs_from_the_server(company: Company, police: Member, willich: Member) -> None:
    """An immediate notification is due 15 minutes after the server took it, and never late once answered."""
    queued = written(police)
    company.clock.time += MINUTE
    assert whole(police, queued)["deadline"] is None
    police.synced()
    assert read_moment(whole(police, queued)["deadline"], "deadline") == START + 16 * MINUTE
    company.clock.time = START + 16 * MINUTE
    assert not whole(police, queued)["overdue"]
    company.clock.time += 1
    assert whole(police, queued)["overdue"]
    willich.synced()
    acknowledge(willich, queued)
    assert not whole(willich, queued)["overdue"]


def test_the_calendar_decides(company: Company, police: Member, willich: Member) -> None:
    """A routine notification of a Monday is due by the end of Tuesday, which stands there once answered too."""
    entity = police.notify(ASD, "routine")
    company.everybody_syncs()
    due = "2026-09-22T23:59:59.999+02:00"
    assert (whole(police, entity)["deadline"], whole(police, entity)["overdue"]) == (due, False)
    company.clock.time = read_moment(due, "deadline") + 1
    assert whole(police, entity)["overdue"]
    acknowledge(willich, entity)
    assert (whole(willich, entity)["deadline"], whole(willich, entity)["overdue"]) == (due, False)


def test_found_by_either_id(police: Member) -> None:
    """The whole is found by the recipient's id and by the id it was written under; an unknown one is refused."""
    entity = written(police)
    state = notifications.find(police.workspace, entity)
    assert whole(police, entity) == whole(police, state.notification_id)
    with refused("not_found", "id"):
        whole(police, bytes(16))


def test_the_whole_is_the_same_on_both_sides(police: Member, willich: Member) -> None:
    """What was written arrives as it was, with its content, and both sides show the same."""
    entity = delivered(police, willich)
    shown = whole(willich, entity)
    assert shown == whole(police, entity)
    assert set(shown) > ITEM
    assert [child["given_name"] for child in shown["content"]["children"]] == ["Kind", "Kind"]
    assert [(one["unit"], one["state"]) for one in shown["recipients"]] == [(ASD, "delivered")]
    assert [one["unit"] for one in shown["receipts"]] == [ASD]
    assert shown["accepted_at"] == shown["delivered_at"] == "2026-09-21T16:13:20.000+02:00"
    assert [(one["type"], one["by"], one["confirmed"]) for one in shown["timeline"]] == [
        ("notified", "Dienst A", True),
        ("received", "Person 2", True),
    ]


def test_the_officer_sees_who_has_it(company: Company, police: Member, willich: Member) -> None:
    """An acknowledgement names the person, their unit, the time and what they added, for the sender too."""
    entity = delivered(police, willich)
    company.clock.time += MINUTE
    answer = acknowledge(willich, entity, file_number="51-7", responsible="Frau Beispiel", phone="030 23125 003")
    assert answer["state"] == "acknowledged"
    assert whole(police, entity)["acknowledged"] is None
    willich.synced()
    police.synced()
    assert whole(police, entity)["acknowledged"] == {
        "by": "Person 2",
        "device": id_text(willich.device),
        "unit": ASD,
        "at": "2026-09-21T16:14:20.000+02:00",
        "file_number": "51-7",
        "responsible": "Frau Beispiel",
        "phone": "030 23125 003",
        "urgency": None,
        "reason": None,
    }


def test_acknowledging_twice_is_once(police: Member, willich: Member) -> None:
    """The same device confirming again changes nothing, before and after it was sent."""
    entity = delivered(police, willich)
    first = acknowledge(willich, entity, file_number="51-7")
    assert acknowledge(willich, entity, file_number="51-8") == first
    willich.synced()
    assert acknowledge(willich, entity)["acknowledged"]["file_number"] == "51-7"
    assert not willich.workspace.local.remaining().outbox


def test_the_sender_cannot_acknowledge(police: Member, willich: Member) -> None:
    """Only the receiver says that it has arrived."""
    entity = delivered(police, willich)
    with refused("receiver_only"):
        acknowledge(police, entity)


def test_a_second_colleague_is_superseded_and_shown(company: Company, police: Member, willich: Member) -> None:
    """Of two of the receiver's devices the first in the order counts, and the other's word stays in the timeline."""
    colleague = company.join(willich)
    entity = delivered(police, willich)
    colleague.synced()
    notifications.acknowledge(colleague.workspace, entity, Acknowledged("Person 3"))
    acknowledge(willich, entity)
    company.everybody_syncs()
    shown = whole(police, entity)
    assert shown["acknowledged"]["by"] == "Person 2"
    assert [one["superseded"] for one in shown["timeline"] if one["type"] == "acknowledged"] == [False, True]


def test_the_sender_withdraws_what_waits(police: Member, willich: Member) -> None:
    """What has not left this device is withdrawn and never sent; doing it twice is doing it once."""
    entity = written(police)
    for _ in range(2):
        assert notifications.withdraw(police.workspace, entity, "Dienst A", "")["state"] == "withdrawn"
    police.synced()
    willich.synced()
    assert not listed(willich, "inbox")["items"]
    assert police.workspace.local.remaining().outbox == 0
    assert [item["state"] for item in listed(police, "outbox")["items"]] == ["withdrawn"]


def test_the_sender_cannot_withdraw_what_is_there(police: Member, willich: Member) -> None:
    """What the server has is not withdrawn any more; a recall is the way then."""
    entity = delivered(police, willich)
    with refused("not_in_this_state"):
        notifications.withdraw(police.workspace, entity, "Dienst A", "Irrtum")
    assert whole(police, entity)["state"] == "delivered"
    body = Remarked("Dienst A", "Irrtum")
    assert "recall_requested" in notifications.act(police.workspace, entity, "recall_requested", body)["marks"]


def test_what_is_on_its_way_is_not_withdrawn(police: Member) -> None:
    """A batch that was sealed may have arrived: withdrawing it is refused by that name."""
    entity = written(police)
    assert police.workspace.local.outgoing()
    with refused("on_its_way"):
        notifications.withdraw(police.workspace, entity, "Dienst A", "")
    assert whole(police, entity)["state"] == "queued"


def test_the_receiver_withdraws_its_acknowledgement(company: Company, police: Member, willich: Member) -> None:
    """Within ten minutes an acknowledgement is taken back with a reason, and the sender's clock runs on."""
    entity = delivered(police, willich)
    acknowledge(willich, entity)
    willich.synced()
    with refused("reason_required", "reason"):
        notifications.withdraw(willich.workspace, entity, "Person 2", "")
    company.clock.time += 10 * MINUTE
    assert notifications.withdraw(willich.workspace, entity, "Person 2", "Irrtum")["state"] == "delivered"
    willich.synced()
    police.synced()
    assert whole(police, entity)["acknowledged"] is None
    with refused("no_acknowledgement"):
        notifications.withdraw(willich.workspace, entity, "Person 2", "Irrtum")
    assert acknowledge(willich, entity)["state"] == "acknowledged"


def test_after_ten_minutes_it_stands(company: Company, police: Member, willich: Member) -> None:
    """A later withdrawal is refused and nothing of it is kept."""
    entity = delivered(police, willich)
    acknowledge(willich, entity)
    willich.synced()
    company.clock.time += 10 * MINUTE + 1
    with refused("too_late"):
        notifications.withdraw(willich.workspace, entity, "Person 2", "Irrtum")
    assert whole(willich, entity)["state"] == "acknowledged"
    assert not willich.workspace.pending(entity)


def test_not_competent(police: Member, willich: Member) -> None:
    """Saying that one is not competent is a mark with a reason; who is suggested must be a unit of the cooperation."""
    entity = delivered(police, willich)
    with refused("unit_unknown", "suggest"):
        notifications.not_competent(willich.workspace, entity, NotCompetent("Person 2", "Umzug", "jugendamt-venlo"))
    answer = notifications.not_competent(willich.workspace, entity, NotCompetent("Person 2", "Umzug", KEMPEN))
    assert answer["marks"] == ["not_competent"]
    assert answer["timeline"][-1]["text"] == "Umzug"
    assert answer["state"] == "delivered"
    with refused("receiver_only"):
        notifications.not_competent(police.workspace, entity, NotCompetent("Dienst A", "Umzug"))


def test_a_reason_of_the_list_needs_no_words(police: Member, willich: Member) -> None:
    """But for the one that says nothing by itself; a code that the rules do not have is refused."""
    entity = delivered(police, willich)
    for said, problem, field in (
        (NotCompetent("Person 2", "", code="nonsense"), "reason_unknown", "code"),
        (NotCompetent("Person 2", " ", code="other"), "reason_required", "reason"),
        (NotCompetent("Person 2", ""), "reason_required", "reason"),
    ):
        with refused(problem, field):
            notifications.not_competent(willich.workspace, entity, said)
    answer = notifications.not_competent(willich.workspace, entity, NotCompetent("Person 2", "", code="of_age"))
    assert (answer["timeline"][-1]["code"], answer["timeline"][-1]["text"]) == ("of_age", "")


def test_taking_over_and_closing_need_an_acknowledgement(police: Member, willich: Member) -> None:
    """The receiver takes over or closes what it has acknowledged, and nothing before."""
    entity = delivered(police, willich)
    body = TakenOver("Person 2", "51-7")
    with refused("not_in_this_state"):
        notifications.take_over(willich.workspace, entity, body)
    acknowledge(willich, entity)
    taken = notifications.take_over(willich.workspace, entity, body)
    assert (taken["state"], taken["processing"]) == ("taken_over", ["taken_over", "taken_over"])
    closed = notifications.act(willich.workspace, entity, "closed", Remarked("Person 2"))
    assert closed["processing"] == ["closed", "closed"]


def test_a_telephone_handover_is_kept_beside(police: Member) -> None:
    """A handover by telephone is noted while the notification still waits, with whom it was spoken to."""
    entity = written(police)
    body = PhoneHandover("Dienst A", "Rufdienst", "2026-09-21T16:20:00.000+02:00")
    answer = notifications.phone_handover(police.workspace, entity, body)
    assert (answer["state"], answer["marks"]) == ("queued", ["phone_handover"])
    assert (answer["timeline"][-1]["text"], answer["timeline"][-1]["confirmed"]) == ("Rufdienst", False)
    assert [entry["called_at"] for entry in answer["timeline"]] == [None, "2026-09-21T16:20:00.000+02:00"]


def test_why_it_does_not_go_out(police: Member) -> None:
    """What waits for more than a connection says for what: here its recipient has no device yet."""
    entity = written(police, changed("P01", "whereabouts", {"municipality": "Kempen"}))
    assert whole(police, entity)["to"] == KEMPEN
    police.synced()
    assert (whole(police, entity)["state"], whole(police, entity)["reason"]) == ("queued", "recipient_without_device")


@pytest.mark.parametrize("reason", ["lost", "stolen"])
def test_a_revoked_device_keeps_what_it_has(company: Company, willich: Member, police: Member, reason: str) -> None:
    """A device whose access was withdrawn still shows what it had written, queued and never called sent."""
    colleague = company.join(police)
    police.workspace.state_in_directory([Revoked(colleague.device, reason)])
    police.synced()
    entity = written(colleague)
    colleague.sync()
    assert whole(colleague, entity)["state"] == "queued"
    willich.synced()
    assert not listed(willich, "inbox")["items"]
