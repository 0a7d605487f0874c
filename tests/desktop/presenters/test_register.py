"""The register of contacts and the rota: what is shown, what is refused, and two values of one field."""

from __future__ import annotations

import uuid
from typing import Any

import pytest

from desktop.domain.contact import CONTACT_FIELDS
from desktop.domain.duty import Shift
from desktop.presenters import register
from desktop.presenters.times import id_text, read_id
from tests.desktop.presenters.refusing import refused
from tests.helpers.company import ASD, POLICE, Company, Member

SHIFT = {
    "from": "2026-10-24T20:00+02:00",
    "until": "2026-10-25T08:00+01:00",
    "name": "Rufdienst",
    "phone": "030 23125 002",
}


def add(member: Member, **values: str) -> bytes:
    """Add a contact of one's own unit; gives its id."""
    row = register.add_contact(member.workspace, "", {"family_name": "Müller", **values})
    return read_id(row["id"])


def listed(member: Member, unit: str | None = None) -> list[dict[str, Any]]:
    """All contacts."""
    return list(register.contacts(member.workspace, limit=200, after=None, unit=unit)["items"])


def conflicts(member: Member, limit: int = 200, after: str | None = None) -> dict[str, Any]:
    """A page of the conflicts."""
    return register.conflicts(member.workspace, limit=limit, after=after)


def test_a_contact_is_seen_by_all(police: Member, willich: Member) -> None:
    """A contact has every field of the register, belongs to the own unit if none is named, and reaches the others."""
    entity = add(willich, phone="030 23125 003")
    willich.synced()
    police.synced()
    [row] = listed(police)
    assert set(row) == {"id", "unit", "confirmed_at", "conflict", *CONTACT_FIELDS}
    assert (row["id"], row["unit"], row["family_name"], row["phone"]) == (
        id_text(entity),
        ASD,
        "Müller",
        "030 23125 003",
    )
    assert (row["conflict"], row["email"]) == (False, "")
    assert row["confirmed_at"] == "2026-09-21T16:13:20.000+02:00"
    assert listed(police, ASD) == [row]
    assert listed(police, POLICE) == []


def test_contacts_page_by_page(willich: Member) -> None:
    """A list goes on after the last id of a page until all were shown."""
    entities = {id_text(add(willich, given_name=str(n))) for n in range(5)}
    found: list[str] = []
    after = None
    while True:
        answer = register.contacts(willich.workspace, limit=2, after=after)
        found += [row["id"] for row in answer["items"]]
        if answer["next"] is None:
            break
        after = read_id(answer["next"])
    assert set(found) == entities
    assert len(found) == 5
    with refused("after_unknown", "after"):
        register.contacts(willich.workspace, limit=2, after=bytes(16))


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({}, "family_name"),
        ({"family_name": ""}, "family_name"),
        ({"family_name": "  "}, "family_name"),
        ({"family_name": "A", "shoe_size": "43"}, "shoe_size"),
        ({"family_name": "A", "phone": "1\n2"}, "phone"),
        ({"family_name": "A", "topics": "x" * 2001}, "topics"),
        ({"family_name": "\ud800"}, "family_name"),
    ],
)
def test_bad_contacts_are_refused(willich: Member, values: dict[str, str], field: str) -> None:
    """A missing name, an unknown field, control characters and too long a text are refused by field."""
    with refused("contact_invalid", field):
        register.add_contact(willich.workspace, "", values)
    assert listed(willich) == []


def test_the_longest_value_is_taken(willich: Member) -> None:
    """A text of exactly the longest length is kept."""
    add(willich, topics="x" * 2000)
    assert len(listed(willich)[0]["topics"]) == 2000


def test_only_ones_own_agency_writes(police: Member, willich: Member) -> None:
    """A contact of another agency, or of no unit at all, is not added, edited, confirmed or removed."""
    entity = add(willich)
    willich.synced()
    police.synced()
    workspace = police.workspace
    with refused("unit_unknown", "unit"):
        register.add_contact(workspace, "jugendamt-venlo", {"family_name": "A"})
    with refused("own_agency_only"):
        register.add_contact(workspace, ASD, {"family_name": "A"})
    with refused("own_agency_only"):
        register.edit_contact(workspace, entity, {"phone": "1"})
    for act in (register.confirm_contact, register.remove_contact):
        with refused("own_agency_only"):
            act(workspace, entity)
    assert not workspace.local.remaining().outbox


def test_an_edit_changes_what_it_names(willich: Member) -> None:
    """An edit changes its fields and no other, and one that changes nothing is no event."""
    entity = add(willich, phone="1", mobile="2")
    willich.synced()
    row = register.edit_contact(willich.workspace, entity, {"phone": "3"})
    assert (row["phone"], row["mobile"], row["family_name"]) == ("3", "2", "Müller")
    before = willich.workspace.local.remaining().outbox
    register.edit_contact(willich.workspace, entity, {"phone": "3"})
    assert willich.workspace.local.remaining().outbox == before == 1
    assert register.edit_contact(willich.workspace, entity, {"phone": ""})["phone"] == ""
    with refused("contact_invalid", "family_name"):
        register.edit_contact(willich.workspace, entity, {"family_name": ""})
    with refused("contact_invalid", "unit"):
        register.edit_contact(willich.workspace, entity, {"unit": POLICE})


def test_confirming_says_when(company: Company, willich: Member) -> None:
    """A contact shows when its owner last said that it is still true."""
    entity = add(willich)
    company.clock.time += 60_000
    assert register.confirm_contact(willich.workspace, entity)["confirmed_at"] == "2026-09-21T16:14:20.000+02:00"


def test_removed_is_gone(willich: Member) -> None:
    """A removed contact is in no list and cannot be changed; an unknown one neither."""
    entity = add(willich)
    assert register.remove_contact(willich.workspace, entity)["removed"]
    assert listed(willich) == []
    for gone in (entity, bytes(16)):
        with refused("not_found", "id"):
            register.edit_contact(willich.workspace, gone, {"phone": "1"})
        with refused("not_found", "id"):
            register.settle(willich.workspace, gone, "phone", bytes(16))


def at_odds(company: Company, willich: Member, *fields: str) -> tuple[bytes, Member]:
    """A contact of which two colleagues changed the same fields at once; gives it and the second colleague."""
    colleague = company.join(willich)
    entity = add(willich)
    willich.synced()
    colleague.synced()
    register.edit_contact(willich.workspace, entity, dict.fromkeys(fields or ["phone"], "1"))
    company.clock.time += 60_000
    register.edit_contact(colleague.workspace, entity, dict.fromkeys(fields or ["phone"], "2"))
    company.everybody_syncs()
    return entity, colleague


def test_a_conflict_shows_both_values(company: Company, police: Member, willich: Member) -> None:
    """Two edits of one field keep both values, each with who wrote it and when, on every device."""
    entity, colleague = at_odds(company, willich)
    answer = conflicts(willich)
    assert answer == conflicts(police) == conflicts(colleague)
    [row] = answer["items"]
    assert (row["id"], row["kind"], row["field"]) == (id_text(entity), "contact", "phone")
    assert {(one["value"], one["by"], one["device"]) for one in row["values"]} == {
        ("1", "Person 2", id_text(willich.device)),
        ("2", "Person 3", id_text(colleague.device)),
    }
    assert all(one["at"] == "2026-09-21T16:14:20.000+02:00" for one in row["values"])
    assert listed(police)[0]["conflict"]


def test_a_conflict_is_settled_for_all(company: Company, police: Member, willich: Member) -> None:
    """The value somebody keeps is everybody's, and settling needs a version of that field."""
    entity, colleague = at_odds(company, willich)
    [row] = conflicts(willich)["items"]
    first = next(read_id(one["event"]) for one in row["values"] if one["value"] == "1")
    with refused("unknown_version"):
        register.settle(willich.workspace, entity, "phone", bytes(16))
    with refused("unknown_field"):
        register.settle(willich.workspace, entity, "shoe_size", first)
    with refused("own_agency_only"):
        register.settle(police.workspace, entity, "phone", first)
    assert not register.settle(willich.workspace, entity, "phone", first)["conflict"]
    company.everybody_syncs()
    for member in (police, willich, colleague):
        assert conflicts(member) == {"items": [], "next": None}
        assert listed(member)[0]["phone"] == "1"


def test_conflicts_of_one_contact_stay_on_one_page(company: Company, willich: Member) -> None:
    """All fields in conflict of one contact come together, and the list goes on after them."""
    entity, _ = at_odds(company, willich, "phone", "mobile", "hours")
    answer = conflicts(willich, 1)
    assert [row["field"] for row in answer["items"]] == ["phone", "mobile", "hours"]
    assert answer["next"] is None
    assert conflicts(willich, 1, id_text(entity))["items"] == []


def test_equal_edits_are_no_conflict(company: Company, willich: Member) -> None:
    """Two who write the same value agree."""
    colleague = company.join(willich)
    entity = add(willich)
    company.everybody_syncs()
    for member in (willich, colleague):
        register.edit_contact(member.workspace, entity, {"phone": "1"})
    company.everybody_syncs()
    assert conflicts(willich)["items"] == []


def planned(member: Member) -> list[Shift]:
    """All shifts that stand, whenever they are."""
    return [state for _, state in member.workspace.states("duty", status="planned")]


def test_a_name_on_duty_holds_nothing_that_nobody_sees(willich: Member) -> None:
    """Marks of direction and signs without a width would make it another name that looks the same."""
    first = register.plan_shifts(willich.workspace, [{**SHIFT, "name": "Ruf\u200bdienst\u202e"}])
    assert [one.name for one in planned(willich)] == ["Rufdienst"]
    assert register.shift_ids(willich.workspace, [SHIFT]) == first


def test_a_rota_is_read_once(willich: Member) -> None:
    """A file of shifts is planned whole; the same shift twice, in one file or in two, is one."""
    first = register.plan_shifts(willich.workspace, [SHIFT, {**SHIFT, "unit": ASD}, {**SHIFT, "name": "Zweite"}])
    assert len(first) == 2
    assert register.plan_shifts(willich.workspace, [SHIFT]) == []
    assert register.shift_ids(willich.workspace, [SHIFT]) == first[:1]
    assert {one.name for one in planned(willich)} == {"Rufdienst", "Zweite"}
    assert {one.ends - one.starts for one in planned(willich)} == {13 * 3_600_000}
    for entity in first:
        assert uuid.UUID(bytes=entity).version == 7


def test_two_devices_reading_one_file_plan_it_once(company: Company, willich: Member) -> None:
    """A shift's id follows from what it says, so that two colleagues who import the same file do not double it."""
    colleague = company.join(willich)
    ids = [register.plan_shifts(member.workspace, [SHIFT]) for member in (willich, colleague)]
    assert ids[0] == ids[1]
    company.everybody_syncs()
    assert len(planned(willich)) == len(planned(colleague)) == 1


@pytest.mark.parametrize(
    ("entry", "code", "field"),
    [
        ("Rufdienst", "duty_invalid", "[1]"),
        ({**SHIFT, "phone": 110}, "duty_invalid", "[1]"),
        ({**SHIFT, "colour": "blau"}, "duty_invalid", "[1].colour"),
        ({name: value for name, value in SHIFT.items() if name != "until"}, "duty_invalid", "[1].until"),
        ({**SHIFT, "unit": "jugendamt-venlo"}, "unit_unknown", "[1].unit"),
        ({**SHIFT, "unit": POLICE}, "own_agency_only", "[1].unit"),
        ({**SHIFT, "from": "2026-10-24T20:00"}, "time_invalid", "[1].from"),
        ({**SHIFT, "until": "9999-12-31T23:59Z"}, "time_invalid", "[1].until"),
        ({**SHIFT, "until": SHIFT["from"]}, "duty_invalid", "[1].until"),
        ({**SHIFT, "until": "2026-10-24T19:59+02:00"}, "duty_invalid", "[1].until"),
        ({**SHIFT, "name": ""}, "duty_invalid", "[1].name"),
        ({**SHIFT, "name": "x" * 201}, "duty_invalid", "[1].name"),
        ({**SHIFT, "phone": " \u3000"}, "duty_invalid", "[1].phone"),
        ({**SHIFT, "phone": "²①"}, "duty_invalid", "[1].phone"),
        ({**SHIFT, "phone": "1" * 61}, "duty_invalid", "[1].phone"),
        ({**SHIFT, "phone": "über die Wache"}, "duty_invalid", "[1].phone"),
        ({**SHIFT, "phone": "1\x002"}, "duty_invalid", "[1].phone"),
        ({**SHIFT, "name": "\ud800"}, "duty_invalid", "[1].name"),
    ],
)
def test_a_wrong_entry_is_named(willich: Member, entry: object, code: str, field: str) -> None:
    """An error names entry and field, and of a file with one wrong entry nothing is planned."""
    with refused(code, field) as caught:
        register.plan_shifts(willich.workspace, [SHIFT, entry])
    assert caught.value.message.startswith("[1]")
    assert planned(willich) == []


@pytest.mark.parametrize("document", [None, {}, "x", [], [SHIFT] * 2001])
def test_what_is_no_rota_is_refused(willich: Member, document: object) -> None:
    """A file that is no list, an empty one or one too long is refused as a whole."""
    with refused("duty_invalid"):
        register.plan_shifts(willich.workspace, document)


def test_the_founder_plans_nothing(company: Company) -> None:
    """A device that belongs to no unit has no rota."""
    with refused("unit_unknown", "[0].unit"):
        register.plan_shifts(company.founder.workspace, [SHIFT])
    with refused("own_agency_only", "[0].unit"):
        register.plan_shifts(company.founder.workspace, [{**SHIFT, "unit": ASD}])
