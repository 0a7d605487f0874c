"""Having a notification released: from the request to the police, back to its writer, and what nobody may."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from desktop.domain.derivation import derived_id
from desktop.domain.notification_events import Notified
from desktop.domain.templates import template
from desktop.presenters import notifications, notifying, releasing
from desktop.presenters.notifying import Request
from desktop.workspace.recording import Deed
from tests.desktop.presenters.refusing import refused
from tests.helpers.company import ASD, POLICE, Member
from tests.helpers.documents import example
from tests.helpers.releases import DEPUTY, LEADER, WRITER, Office, office, standing


@pytest.fixture(name="office")
def an_office() -> Office:
    """An office of three and the police."""
    return office()


def police_has(office: Office, notification: bytes) -> list[tuple[str, str]]:
    """Who wrote and who released what the police has of it."""
    return [(state.person, state.released_by) for _, state in office.police.workspace.group(notification)]


def test_the_writer_alone_sends_nothing(office: Office) -> None:
    """Writing asks for the release: the police hears nothing, and the office reads all of it."""
    notification = office.asked()
    assert police_has(office, notification) == []
    for member in (office.lead, office.writer, office.deputy):
        assert standing(member.workspace, notification) == "release_requested"
    body = releasing.required(office.lead.workspace, notification).request.body
    assert (body.person, body.number[:4], body.category) == (WRITER, "VIE-", "J06")
    assert body.content.statements[0].text == template("J06")["statements"][0]["text"]
    assert [one.unit for one in body.recipients] == [POLICE]


def test_released_it_reaches_the_police_under_the_same_ids(office: Office) -> None:
    """Id, number and writer are those of the request; who released it is named, and the office sees it too."""
    notification = office.asked()
    number = releasing.required(office.lead.workspace, notification).request.body.number
    releasing.release(office.lead.workspace, notification, LEADER)
    office.sync()
    for member in (office.police, office.lead, office.writer, office.deputy):
        [(_, state)] = member.workspace.group(notification)
        assert (state.id, state.number) == (derived_id(notification, POLICE), number)
        assert (state.person, state.released_by, state.delivery) == (WRITER, LEADER, "delivered")
    assert standing(office.writer.workspace, notification) == "released"


def test_an_answer_to_a_request_waits_for_leadership(office: Office) -> None:
    """§ 68 Abs. 2 SGB X: whoever writes J07 sends nothing; released, the police has it."""
    notification = office.written(example("J07"))
    office.sync()
    assert not office.police.workspace.states("notification")
    releasing.release(office.lead.workspace, notification, LEADER)
    office.sync()
    [(_, state)] = office.police.workspace.states("notification")
    assert (state.category, state.released_by) == ("J07", LEADER)


def test_a_release_is_all_or_nothing(office: Office) -> None:
    """Where the notification cannot be written, nothing is called released."""
    notification = office.asked()
    state = releasing.required(office.lead.workspace, notification)
    entity = derived_id(state.id, POLICE)
    office.lead.notify(POLICE, entity=entity)
    with refused("notified_already"):
        releasing.release(office.lead.workspace, notification, LEADER)
    assert standing(office.lead.workspace, notification) == "release_requested"


def test_nobody_releases_alone(office: Office) -> None:
    """The writer may not, nor a colleague without the role; a lead who wrote it needs another."""
    notification = office.asked()
    with refused("releasers_only"):
        releasing.release(office.writer.workspace, notification, WRITER)
    own = office.lead.workspace.new_id()
    notifying.write(office.lead.workspace, own, template("J06"), LEADER)
    with refused("own_request"):
        releasing.release(office.lead.workspace, own, LEADER)
    office.sync()
    releasing.release(office.deputy.workspace, own, DEPUTY)
    office.sync()
    assert police_has(office, own) == [(LEADER, DEPUTY)]


def test_a_program_that_leaves_the_release_out_is_refused_here_already(office: Office) -> None:
    """Recording the notification itself is refused by the same fold that every reader applies."""
    workspace = office.writer.workspace
    body = Notified(
        notification_id=bytes(16),
        process_id=bytes(16),
        number="1",
        category="J06",
        urgency="routine",
        rules_version="2026-1",
        from_unit=ASD,
        to_unit=POLICE,
        rule="",
        person=WRITER,
        content=notifying.check(workspace, template("J06")).content,
    )
    for changed in (body, replace(body, released_by=WRITER, written_by=workspace.device)):
        with refused("not_released"):
            workspace.record(workspace.pair(POLICE), [Deed("notification.notified", workspace.new_id(), changed)])


def test_two_who_release_at_once_make_one_notification(office: Office) -> None:
    """Both decide offline: one notification, one release that counts, both shown, nobody's outbox is stuck."""
    notification = office.asked()
    releasing.release(office.lead.workspace, notification, LEADER)
    releasing.release(office.deputy.workspace, notification, DEPUTY)
    office.sync()
    for member in (office.police, office.lead, office.writer, office.deputy):
        [(_, state)] = member.workspace.group(notification)
        assert state.released_by == LEADER
        assert [one.person for one in state.timeline if one.type == "released"] == [DEPUTY]
        assert member.workspace.unsent == 0
    moments = releasing.required(office.writer.workspace, notification).timeline
    assert [(one.type, one.person, one.superseded) for one in moments] == [
        ("requested", WRITER, False),
        ("released", LEADER, False),
        ("released", DEPUTY, True),
    ]


def test_releasing_again_changes_nothing(office: Office) -> None:
    """Whoever repeats it finds it released."""
    notification = office.released()
    for member in (office.lead, office.deputy, office.writer):
        releasing.release(member.workspace, notification, LEADER)
        assert member.workspace.unsent == 0


def test_returned_it_is_written_anew_under_its_number(office: Office) -> None:
    """The reason reaches the writer; the next request has the new text and the old number."""
    notification = office.asked()
    number = releasing.required(office.writer.workspace, notification).request.body.number
    releasing.give_back(office.lead.workspace, notification, LEADER, "Bitte ohne Diagnose")
    releasing.give_back(office.lead.workspace, notification, LEADER, "noch einmal")
    office.sync()
    state = releasing.required(office.writer.workspace, notification)
    assert (state.standing, state.reason) == ("returned", "Bitte ohne Diagnose")
    again = {**template("J06"), "urgency": "urgent"}
    notifying.write(office.writer.workspace, notification, again, WRITER)
    office.sync()
    releasing.release(office.deputy.workspace, notification, DEPUTY)
    office.sync()
    [(_, sent)] = office.police.workspace.group(notification)
    assert (sent.urgency, sent.number) == ("urgent", number)


def test_asking_twice_is_one(office: Office) -> None:
    """The same id again changes nothing while somebody is to decide, nor once it is out."""
    notification = office.asked()
    notifying.write(office.writer.workspace, notification, template("J06"), WRITER)
    assert office.writer.workspace.unsent == 0
    releasing.release(office.lead.workspace, notification, LEADER)
    office.sync()
    notifying.write(office.writer.workspace, notification, template("J06"), WRITER)
    assert office.writer.workspace.unsent == 0


def test_what_is_decided_is_not_returned(office: Office) -> None:
    """Once it is out or taken back there is nothing to return."""
    with refused("decided_already"):
        releasing.give_back(office.deputy.workspace, office.released(), DEPUTY, "")
    with refused("not_found", "id"):
        releasing.give_back(office.deputy.workspace, bytes(16), DEPUTY, "")


def test_a_request_is_taken_back(office: Office) -> None:
    """The writer takes it back, once is enough, and nobody can release it any more by mistake."""
    notification = office.asked()
    for _ in range(2):
        releasing.take_back(office.writer.workspace, notification, WRITER, "überholt")
    office.sync()
    assert standing(office.lead.workspace, notification) == "withdrawn"
    assert releasing.required(office.lead.workspace, notification).timeline[-1].text == "überholt"


@pytest.mark.parametrize("known", ["returned", "withdrawn"])
def test_what_was_returned_or_taken_back_is_not_released(office: Office, known: str) -> None:
    """Whoever still has the dialog open is told, and nothing goes to the police."""
    notification = office.asked()
    if known == "returned":
        releasing.give_back(office.deputy.workspace, notification, DEPUTY, "Bitte ohne Diagnose")
    else:
        releasing.take_back(office.writer.workspace, notification, WRITER, "überholt")
    office.sync()
    with refused("decided_already"):
        releasing.release(office.lead.workspace, notification, LEADER)
    office.sync()
    assert police_has(office, notification) == []
    assert standing(office.lead.workspace, notification) == known


def test_a_call_goes_to_the_police_with_the_release(office: Office) -> None:
    """What the writer handed over by telephone stands with the notification, in the writer's name."""
    workspace, notification = office.writer.workspace, office.writer.workspace.new_id()
    call = ("Leitstelle", "2026-09-21T16:00+02:00")
    notifying.notify(workspace, Request(notification, template("J06"), "VIE-1", WRITER, *call))
    office.sync()
    releasing.release(office.lead.workspace, notification, LEADER)
    office.sync()
    [(_, state)] = office.police.workspace.group(notification)
    [moment] = [one for one in state.timeline if one.type == "phone_handover"]
    assert (moment.person, moment.text, moment.called_at) == (WRITER, *call)


def test_withdrawing_what_was_released_takes_the_release_back(office: Office) -> None:
    """While it has gone nowhere, who released it withdraws it; the writer sees that, and it can be asked for again."""
    notification = office.asked()
    releasing.release(office.lead.workspace, notification, LEADER)
    notifications.withdraw(office.lead.workspace, notification, LEADER, "zu früh")
    office.sync()
    assert police_has(office, notification) == []
    assert standing(office.writer.workspace, notification) == "withdrawn"
    notifying.write(office.writer.workspace, notification, template("J06"), WRITER)
    office.sync()
    assert standing(office.lead.workspace, notification) == "release_requested"


def test_a_restored_profile_is_still_the_writer(office: Office) -> None:
    """Whoever goes on as another device cannot release what they asked for as the one before."""
    backup = office.lead.backup()
    notification = office.lead.workspace.new_id()
    office.lead.synced()
    notifying.write(office.lead.workspace, notification, template("J06"), LEADER)
    office.sync()
    before = office.lead.device
    office.lead.restore(backup)
    for _ in range(3):
        office.lead.sync()
    assert office.lead.device != before
    assert standing(office.lead.workspace, notification) == "release_requested"
    with refused("own_request"):
        releasing.release(office.lead.workspace, notification, LEADER)


def test_what_needs_a_release_is_asked_of_the_rules(office: Office) -> None:
    """Complaints do, help does not; before the directory is read nothing is known."""
    workspace = office.writer.workspace
    assert releasing.is_needed(workspace, "J06")
    assert not releasing.is_needed(workspace, "J01")
    fresh = Member(office.company, "", office.company.founder.identity)
    assert not releasing.is_needed(fresh.workspace, "J06")


def test_files_follow_the_release(office: Office) -> None:
    """Attaching needs a notification that is out; the refusal says so before anything is taken in."""
    with refused("release_first", "attach"):
        notifying.addressed(office.writer.workspace, office.writer.workspace.new_id(), template("J06"))
