"""Writing a notification: checked, addressed, recorded once for each recipient."""

from __future__ import annotations

import uuid
from typing import Any

import pytest

from desktop.domain.templates import template
from desktop.presenters import notifying
from desktop.presenters.notifications import find, whole
from desktop.presenters.notifying import Request, check, checked_answer, notify, write
from desktop.presenters.on_call import FALLBACK
from desktop.presenters.times import moment
from tests.desktop.presenters.refusing import refused
from tests.helpers.company import ASD, KEMPEN, POLICE, START, Company, Member
from tests.helpers.documents import changed, least
from tests.helpers.shipped import RULES

ID = uuid.UUID("01a0c450-6c00-75b1-a522-4a58b791f1d8").bytes


def request(document: object | None = None, notification: bytes = ID) -> Request:
    """The wish to notify."""
    return Request(notification, template("P01") if document is None else document, "VIE-2026-1-000001", "Dienst A")


def checked(member: Member, document: object) -> dict[str, Any]:
    """The answer of `--check`."""
    return checked_answer(check(member.workspace, document))


def test_a_good_document_names_its_recipients(police: Member) -> None:
    """The check of a good document names who would receive it and by which rule, and writes nothing."""
    answer = checked(police, least())
    assert (answer["ok"], answer["problems"]) == (True, [])
    [recipient] = answer["recipients"]
    assert recipient["unit"] == ASD
    assert "Schiefbahn ist ein Ortsteil von Willich" in recipient["rule"]
    assert not police.workspace.states("notification")


def test_each_office_is_told_of_its_own_children(police: Member) -> None:
    """Siblings at different addresses: one process, one number, and each office reads of its child alone."""
    document = template("P01")
    document["children"][1] |= {"whereabouts": {"municipality": "Kempen"}, "residence": {"municipality": "Kempen"}}
    document["statements"][0]["children"] = [1]
    answer = checked(police, document)
    assert [(one["unit"], one["children"]) for one in answer["recipients"]] == [(ASD, [1]), (KEMPEN, [2])]
    notify(police.workspace, request(document))
    states = {state.to_unit: state for _, state in police.workspace.group(ID)}
    first, second = document["children"]
    assert [one.given_name for one in states[ASD].content.children] == [first["given_name"]]
    assert [one.given_name for one in states[KEMPEN].content.children] == [second["given_name"]]
    assert [one.text for one in states[KEMPEN].content.statements] == [
        one["text"] for one in document["statements"][1:]
    ]
    assert len({(state.process_id, state.number) for state in states.values()}) == 1


def test_who_is_outside_is_phoned(police: Member) -> None:
    """The check names whom to phone, and what to do where no number is known; nothing is queued for there."""
    answer = checked(police, least(whereabouts={"municipality": "Krefeld"}))
    assert (answer["ok"], answer["recipients"]) == (False, [])
    [one] = answer["outside"]
    assert (one["agency"], one["phone"], one["fallback"]) == ("Jugendamt der Stadt Krefeld", "", FALLBACK)
    with refused("notification_invalid", "phone_log"):
        notify(police.workspace, request(least(whereabouts={"municipality": "Krefeld"})))
    assert police.workspace.unsent == 0
    both = checked(police, least(residence={"municipality": "Krefeld"}))
    assert (both["ok"], [one["unit"] for one in both["recipients"]]) == (True, [ASD])
    assert both["outside"][0]["because"] == "Wohnort der Familie"
    assert "outside" not in checked(police, least())


def test_problems_name_field_message_and_basis(police: Member) -> None:
    """Every problem names its field and says what is wrong; where a law asks for it, its basis stands there."""
    answer = checked(police, {**least(children_count=0), "favourite_colour": "blau"})
    assert not answer["ok"]
    assert {problem["field"] for problem in answer["problems"]} >= {"favourite_colour"}
    for problem in answer["problems"]:
        assert set(problem) - {"basis"} == {"field", "message"}
        assert problem["message"]
        assert problem.get("basis") != ""


@pytest.mark.parametrize("document", [None, [], "P01", 1, {}, {"category": []}])
def test_what_is_no_notification_is_a_problem(police: Member, document: object) -> None:
    """Whatever JSON a file holds, the check answers with problems and never falls over."""
    answer = checked(police, document)
    assert not answer["ok"]
    assert answer["problems"]
    with refused("notification_invalid", answer["problems"][0]["field"] or None):
        notify(police.workspace, request(document if document is not None else [], ID))


def test_it_is_queued_with_all_it_needs(police: Member) -> None:
    """What is written carries who, to whom, by which rule and under which rules, and waits in the outbox."""
    notify(police.workspace, request())
    state = find(police.workspace, ID)
    assert (state.delivery, state.notification_id, state.number) == ("queued", ID, "VIE-2026-1-000001")
    assert (state.from_unit, state.to_unit, state.person) == (POLICE, ASD, "Dienst A")
    assert state.rules_version == RULES.version
    assert [row.status for row in police.workspace.pending(state.id)] == ["waiting"]


def test_the_same_id_twice_is_one(police: Member) -> None:
    """A repeated call changes nothing, and another document under the same id neither."""
    notify(police.workspace, request())
    before = whole(police.workspace, ID)
    notify(police.workspace, request())
    notify(police.workspace, request(changed("P01", "urgency", "urgent")))
    assert whole(police.workspace, ID) == before
    assert notifying.known(police.workspace, ID)
    assert not notifying.known(police.workspace, bytes(16))


def test_a_refused_document_leaves_nothing(police: Member) -> None:
    """A document with problems is refused by its first one, says how many there are, and nothing is kept."""
    document = least(children_count=0, urgency="soon")
    problems = checked(police, document)["problems"]
    assert len(problems) > 1
    with refused("notification_invalid", problems[0]["field"]) as caught:
        notify(police.workspace, request(document))
    assert f"und {len(problems) - 1} weitere" in caught.value.message
    assert not notifying.known(police.workspace, ID)
    assert not police.workspace.local.remaining().outbox


def test_an_unknown_place_is_asked_for(police: Member) -> None:
    """Nothing is sent anywhere on a guess."""
    with refused("notification_invalid", "whereabouts"):
        notify(police.workspace, request(least(whereabouts={"municipality": "Atlantis"})))


def test_a_waiting_device_does_not_notify(company: Company) -> None:
    """A device that nobody has admitted yet is refused, whatever it wants to say."""
    member = company.enrol(POLICE, company.spare[POLICE])
    with refused("waiting_for_admission"):
        notify(member.workspace, request())


def test_youth_office_to_police(willich: Member) -> None:
    """J01 goes from Willich to the police, named by its rule."""
    notify(willich.workspace, request(template("J01")))
    state = find(willich.workspace, ID)
    assert (state.from_unit, state.to_unit) == (ASD, POLICE)
    assert state.rule


def test_several_recipients_get_one_each(police: Member) -> None:
    """Each recipient has an entity of its own with an id of its own; all share notification and process."""
    document = changed("P01", "residence", {"municipality": "Kempen"})
    notify(police.workspace, request(document))
    rows = whole(police.workspace, ID)["recipients"]
    units = [each["unit"] for each in checked(police, document)["recipients"]]
    assert [row["unit"] for row in rows] == units
    assert units[0] == ASD
    assert len({row["id"] for row in rows}) == len(units)
    assert len({state.process_id for _, state in police.workspace.group(ID)}) == 1


def numbers(member: Member) -> list[str]:
    """The numbers of all that was written, in order."""
    return sorted(state.number for _, state in member.workspace.states("notification"))


def test_numbers_are_made_offline(police: Member) -> None:
    """Each notification gets the next number of this device; the same id again writes nothing and uses up none."""
    for notification in (ID, ID, police.workspace.new_id()):
        write(police.workspace, notification, least(), "Dienst A")
    first, second = numbers(police)
    year = moment(START).year
    ordinal = police.workspace.directory.devices[police.device].ordinal
    assert (first, second) == (f"VIE-{year}-{ordinal}-000001", f"VIE-{year}-{ordinal}-000002")


def test_a_refused_one_uses_up_no_number(police: Member) -> None:
    """What the check refuses leaves neither a notification nor a hole in the numbers."""
    with refused("notification_invalid", "request.kind"):
        write(police.workspace, ID, {**least(), "request": None}, "Dienst A")
    assert numbers(police) == []
    write(police.workspace, ID, least(), "Dienst A")
    assert [number[-6:] for number in numbers(police)] == ["000001"]
