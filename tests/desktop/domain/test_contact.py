"""Contacts: who may write them, and what becomes of two who do."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from desktop.domain.contact import (
    CONTACT,
    CONTACT_FIELDS,
    ConflictSettled,
    Contact,
    ContactAdded,
    ContactConfirmed,
    ContactEdited,
    ContactRemoved,
)
from desktop.domain.event import Author
from desktop.domain.fields import Edit, in_conflict
from desktop.domain.outcome import APPLIED, CONFLICT, SUPERSEDED, Outcome, quarantined, waiting
from desktop.domain.rules import RulesInForce, encode_rules
from desktop.domain.terms import NO_TERMS, Terms
from tests.desktop.domain.test_event import RECEIVER, SENDER, STAMPED_AT, author, event, number
from tests.helpers.shipped import RULES

COLLEAGUE = author("police-second", device=3)
ADDED = ContactAdded("police-viersen", "police", {"family_name": "Ohm", "phone": "02162 1"})


def fold(state: Contact | None, body: Any, seq: int, by: Author = SENDER, **other: Any) -> tuple[Contact, Outcome]:
    changed, outcome = CONTACT.fold(state, event("contact.any", body, by, seq, **other))
    assert changed is not None
    return changed, outcome


def added() -> Contact:
    state, outcome = fold(None, ADDED, 1)
    assert outcome == APPLIED
    return state


def phone(replaces: int, value: str) -> ContactEdited:
    return ContactEdited({"phone": Edit(number(replaces), value)})


def quarrel() -> Contact:
    """A contact whose phone two have changed."""
    state, _ = fold(added(), phone(1, "02162 2"), 2)
    state, outcome = fold(state, phone(1, "02162 3"), 3, COLLEAGUE)
    assert outcome == CONFLICT
    return state


def test_a_new_contact_has_all_its_fields() -> None:
    """What was not said is empty and can be edited like the rest."""
    state = added()
    assert tuple(state.fields) == CONTACT_FIELDS
    assert (state.value("family_name"), state.value("email")) == ("Ohm", "")
    changed, outcome = fold(state, ContactEdited({"email": Edit(number(1), "a@example.org")}), 2)
    assert outcome == APPLIED
    assert changed.value("email") == "a@example.org"


def test_an_agency_adds_for_all_its_units() -> None:
    """Somebody of one unit adds a contact of another unit of the same agency."""
    state, outcome = fold(None, ContactAdded("police-second", "police", {}), 1)
    assert outcome == APPLIED
    assert state.unit == "police-second"


REFUSED = {
    "another agency": (ADDED, RECEIVER, "own_agency_only"),
    "another agency's unit": (ContactAdded("asd-willich", "police", {}), SENDER, "unit_of_another_agency"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_nobody_adds_for_others(case: str) -> None:
    """A contact of another agency or its unit is quarantined."""
    body, by, reason = REFUSED[case]
    assert CONTACT.fold(None, event("contact.added", body, by)) == (None, quarantined(reason))


def test_a_contact_is_added_once() -> None:
    """A second start under the same id does not change the first."""
    state = added()
    other = ContactAdded("police-viersen", "police", {"family_name": "Mallory"})
    assert fold(state, other, 2) == (state, quarantined("contact_known"))


LATER = {
    "edited": phone(1, "02162 2"),
    "settled": ConflictSettled("phone", number(1), ()),
    "confirmed": ContactConfirmed(),
    "removed": ContactRemoved(),
}


@pytest.mark.parametrize("name", LATER)
def test_only_the_own_agency_writes(name: str) -> None:
    """A colleague of another unit may, another agency may not and changes nothing."""
    state = added()
    assert fold(state, LATER[name], 2, COLLEAGUE)[1] == APPLIED
    assert fold(state, LATER[name], 2, RECEIVER) == (state, quarantined("own_agency_only"))


@pytest.mark.parametrize("name", LATER)
def test_what_comes_before_its_contact_waits(name: str) -> None:
    """Nothing is dropped because its contact is not known yet."""
    assert CONTACT.fold(None, event("contact.any", LATER[name], SENDER)) == (None, waiting("parent"))


def test_two_edits_of_one_field_become_a_conflict() -> None:
    """Both numbers are kept, the later is shown, and the list marks the contact."""
    state = quarrel()
    assert [value.value for value in state.fields["phone"].values] == ["02162 3", "02162 2"]
    assert in_conflict(state.fields) == ("phone",)
    assert CONTACT.row(state).conflict


def test_equal_values_merge() -> None:
    """Two who enter the same number are not asked anything."""
    state, _ = fold(added(), phone(1, "02162 2"), 2)
    state, outcome = fold(state, phone(1, "02162 2"), 3, COLLEAGUE)
    assert outcome == APPLIED
    assert not CONTACT.row(state).conflict


def test_different_fields_never_clash() -> None:
    """A number and an address changed at the same time both hold."""
    state, _ = fold(added(), phone(1, "02162 2"), 2)
    state, outcome = fold(state, ContactEdited({"email": Edit(number(1), "a@example.org")}), 3, COLLEAGUE)
    assert outcome == APPLIED
    assert (state.value("phone"), state.value("email")) == ("02162 2", "a@example.org")


def test_a_conflict_of_three_keeps_three() -> None:
    """A third edit of the first version stands beside the two."""
    state, outcome = fold(quarrel(), phone(1, "02162 4"), 4)
    assert outcome == CONFLICT
    assert [value.value for value in state.fields["phone"].values] == ["02162 4", "02162 3", "02162 2"]


def test_a_conflict_is_settled_once() -> None:
    """The chosen number is shown, the mark is gone, and a second choice is superseded."""
    state, outcome = fold(quarrel(), ConflictSettled("phone", number(2), (number(2), number(3))), 4)
    assert outcome == APPLIED
    assert state.value("phone") == "02162 2"
    assert not CONTACT.row(state).conflict
    again, outcome = fold(state, ConflictSettled("phone", number(3), (number(2), number(3))), 5, COLLEAGUE)
    assert outcome == SUPERSEDED
    assert again.value("phone") == "02162 2"
    assert not CONTACT.row(again).conflict


UNKNOWN = {
    "a version": (phone(77, "1"), "unknown_version"),
    "a field": (ContactEdited({"shoe": Edit(number(1), "44")}), "unknown_field"),
    "a version to keep": (ConflictSettled("phone", number(77), ()), "unknown_version"),
    "a field to settle": (ConflictSettled("shoe", number(1), ()), "unknown_field"),
}


@pytest.mark.parametrize("case", UNKNOWN)
def test_what_nobody_knows_is_quarantined(case: str) -> None:
    """An edit or a choice of an unknown field or version changes nothing, removed or not."""
    body, reason = UNKNOWN[case]
    state = quarrel()
    assert fold(state, body, 4) == (state, quarantined(reason))
    gone, _ = fold(state, ContactRemoved(), 4)
    assert fold(gone, body, 5) == (gone, quarantined(reason))


def test_confirming_takes_the_stamp() -> None:
    """The owner's word that an entry is true counts from the server's stamp."""
    state, outcome = fold(added(), ContactConfirmed(), 2, at=STAMPED_AT + 5)
    assert outcome == APPLIED
    assert state.confirmed_at == STAMPED_AT + 5


def test_a_removed_contact_is_listed_as_such_and_not_found() -> None:
    """A removed contact is kept, but no search finds its words."""
    row = CONTACT.row(fold(added(), ContactRemoved(), 2)[0])
    assert (row.status, row.text) == ("removed", "")


def test_what_comes_after_the_removal_is_kept_and_its_author_told() -> None:
    """A late edit goes into the entry, superseded, and the entry stays removed."""
    gone, _ = fold(added(), ContactRemoved(), 2)
    for body in LATER.values():
        assert fold(gone, body, 3)[1] == SUPERSEDED
    late, _ = fold(gone, phone(1, "02162 2"), 3)
    assert (late.value("phone"), late.removed) == ("02162 2", True)


def test_a_contact_is_found_by_what_is_shown() -> None:
    """The row carries agency, unit and the values shown, without those in conflict."""
    row = CONTACT.row(quarrel())
    assert (row.status, row.origin, row.target) == ("current", "police", "police-viersen")
    assert "02162 3" in row.text
    assert "02162 2" not in row.text


def test_it_is_known_who_confirmed_it() -> None:
    """Whoever added it, until somebody else of the agency says that it is true."""
    state = added()
    assert state.confirmed_by == SENDER.device
    confirmed, outcome = fold(state, ContactConfirmed(), 2, COLLEAGUE)
    assert (outcome, confirmed.confirmed_by) == (APPLIED, COLLEAGUE.device)


def test_what_was_dropped_stays_known() -> None:
    """By an edit and by a choice between two versions: what it was, who wrote it, who dropped it."""
    state = quarrel()
    assert [(one.value, one.by) for one in state.earlier] == [("02162 1", SENDER.device)]
    over = tuple(value.version for value in state.fields["phone"].values)
    settled, _ = fold(state, ConflictSettled("phone", number(2), over), 4, COLLEAGUE)
    lost = settled.earlier[-1]
    assert (lost.value, lost.device, lost.by) == ("02162 3", COLLEAGUE.device, COLLEAGUE.device)
    assert settled.value("phone") == "02162 2"


def test_it_is_due_some_days_after_it_was_confirmed() -> None:
    """As many as the rules say, without rules ninety; never once it is removed."""
    state, day = added(), 24 * 3_600_000
    assert CONTACT.due(state, NO_TERMS) == state.confirmed_at + 90 * day
    shorter = replace(RULES, spans=replace(RULES.spans, contact_confirm_days=30))
    assert CONTACT.due(state, Terms(RulesInForce((encode_rules(shorter),)))) == state.confirmed_at + 30 * day
    removed, _ = fold(state, ContactRemoved(), 2)
    assert CONTACT.due(removed, NO_TERMS) == 0
