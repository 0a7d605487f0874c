"""Two versions of one thing: what is shown of each, who may decide, and that nothing is decided by half."""

from __future__ import annotations

import pytest

from desktop.presenters import register
from desktop.presenters.conflicts import count_words, open_conflicts, settle
from desktop.presenters.times import read_id
from tests.desktop.presenters.refusing import refused
from tests.helpers.company import ASD, POLICE, Company, Member, founded


@pytest.fixture
def company() -> Company:
    """A police device and two of Willich, who have written over each other."""
    made = founded((POLICE, ASD, ASD))
    _, first, second = made.members
    values = {
        "family_name": "Kreuz",
        "given_name": "Marta",
        "function": "Bezirk Schiefbahn",
        "phone": "1",
        "hours": "immer",
    }
    entity = read_id(register.add_contact(first.workspace, "", values)["id"])
    made.everybody_syncs()
    register.edit_contact(first.workspace, entity, {"phone": "2", "hours": ""})
    register.edit_contact(second.workspace, entity, {"phone": "3", "hours": "nie"})
    made.everybody_syncs()
    return made


def test_both_values_with_person_and_date(company: Company, willich: Member) -> None:
    """A conflict shows each field in conflict with its values, each with its person and date, and no others."""
    [conflict] = open_conflicts(willich.workspace)
    assert conflict.title == "Ansprechperson · Marta Kreuz, Bezirk Schiefbahn · Jugendamt Willich"
    assert [clash.title for clash in conflict.clashes] == ["Telefon", "Sprechzeiten"]
    phone, hours = conflict.clashes
    assert [(one.value, one.by) for one in phone.versions] == [
        ("3", "Person 3, 21.09.2026 16:13 Uhr"),
        ("2", "Person 2, 21.09.2026 16:13 Uhr"),
    ]
    assert "(leer)" in [one.value for one in hours.versions]
    assert phone.versions[0].spoken == "Telefon: 3, von Person 3, 21.09.2026 16:13 Uhr"


def test_others_only_look(company: Company, police: Member, willich: Member) -> None:
    """Another agency sees the conflict and who decides it, and can decide nothing."""
    [conflict] = open_conflicts(police.workspace)
    assert conflict.owner == "Jugendamt Willich"
    [own] = open_conflicts(willich.workspace)
    assert own.owner == ""
    with refused("own_agency_only"):
        settle(police.workspace, conflict.entity, {"phone": conflict.clashes[0].versions[0].version})


def test_what_is_chosen_stays(company: Company, willich: Member) -> None:
    """The values chosen are shown, and the conflict is gone once every field is decided."""
    [conflict] = open_conflicts(willich.workspace)
    chosen = {clash.field: clash.versions[1].version for clash in conflict.clashes}
    settle(willich.workspace, conflict.entity, chosen)
    assert open_conflicts(willich.workspace) == ()
    row = register.contact_row(willich.shown("contact", conflict.entity))
    assert (row["phone"], row["hours"]) == ("2", "")


def test_a_field_left_out_stays_in_conflict(company: Company, willich: Member) -> None:
    """Who decides one field leaves the other for later."""
    [conflict] = open_conflicts(willich.workspace)
    settle(willich.workspace, conflict.entity, {"phone": conflict.clashes[0].versions[0].version})
    [left] = open_conflicts(willich.workspace)
    assert [clash.field for clash in left.clashes] == ["hours"]


def test_all_or_nothing(company: Company, willich: Member) -> None:
    """If one of the values chosen is no longer known nothing is decided."""
    [conflict] = open_conflicts(willich.workspace)
    chosen = {"phone": conflict.clashes[0].versions[0].version, "hours": bytes(16)}
    with refused("unknown_version"):
        settle(willich.workspace, conflict.entity, chosen)
    assert open_conflicts(willich.workspace) == (conflict,)


def test_how_many() -> None:
    """One conflict is one, two are two."""
    assert (count_words(1), count_words(2)) == ("1 Konflikt", "2 Konflikte")
