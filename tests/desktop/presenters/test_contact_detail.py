"""One contact in whole."""

from __future__ import annotations

from desktop.presenters.contact_detail import ContactDetail, detail
from desktop.presenters.register import remove_contact
from tests.helpers.company import Company, Member
from tests.helpers.known_contacts import ANNA, BERT, added


def shown(member: Member, entity: bytes, *, discreet: bool = False) -> ContactDetail:
    """The detail of a contact, which must be there."""
    made = detail(member.workspace, entity, discreet=discreet)
    assert made is not None
    return made


def facts(made: ContactDetail) -> dict[str, str]:
    """Everything it says, by label."""
    return {fact.label: fact.value for section in made.sections for fact in section.facts}


def test_everything_that_is_known_is_said(willich: Member) -> None:
    """Numbers stand by themselves, the rest below their headings, days as people write them."""
    (anna,) = added(willich, ANNA | {"valid_to": "2027-12-31"})
    made = shown(willich, anna)
    assert [(phone.kind, phone.number) for phone in made.phones] == [
        ("Telefon", "02154 000-001"),
        ("Mobiltelefon", "0170 0000000"),
    ]
    assert facts(made) == {
        "E-Mail": "anna@example.org",
        "Sprechzeiten": "Mo bis Fr 8 bis 12 Uhr",
        "Themen": "Inobhutnahme, häusliche Gewalt",
        "Stand": "heute bestätigt",
        "gültig bis": "31.12.2027",
    }


def test_what_is_not_known_is_left_out(willich: Member) -> None:
    """A section without facts is not there."""
    (bert,) = added(willich, BERT)
    made = shown(willich, bert)
    assert made.phones == ()
    assert [section.title for section in made.sections] == ["Zuständigkeit", "Eintrag"]


def test_only_ones_own_agency_may_change_it(company: Company, police: Member, willich: Member) -> None:
    """What another agency keeps is shown and is not one's own."""
    (anna,) = added(willich, ANNA)
    company.everybody_syncs()
    assert shown(willich, anna).mine
    assert not shown(police, anna).mine


def test_where_somebody_looks_on_the_name_is_hidden(willich: Member) -> None:
    """The address of the mail would name somebody too."""
    (anna,) = added(willich, ANNA)
    made = shown(willich, anna, discreet=True)
    assert made.title == "Leitung Sozialer Dienst"
    assert "E-Mail" not in facts(made)
    assert {phone.owner for phone in made.phones} == {"Leitung Sozialer Dienst"}


def test_what_was_removed_is_not_there(willich: Member) -> None:
    """Neither is what never was."""
    (anna,) = added(willich, ANNA)
    remove_contact(willich.workspace, anna)
    assert detail(willich.workspace, anna) is None
    assert detail(willich.workspace, bytes(16)) is None
