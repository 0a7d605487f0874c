"""One contact in whole."""

from __future__ import annotations

from desktop.domain.person import Named
from desktop.presenters.contact_detail import ContactDetail, detail
from desktop.presenters.register import edit_contact, remove_contact
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
    willich.do("", "person.named", willich.device, Named("Eingang Willich"))
    (anna,) = added(willich, ANNA | {"valid_to": "2027-12-31", "level": "leadership"})
    made = shown(willich, anna)
    assert [(phone.kind, phone.number) for phone in made.phones] == [
        ("Telefon", "02154 000-001"),
        ("Mobiltelefon", "0170 0000000"),
    ]
    assert facts(made) == {
        "E-Mail": "anna@example.org",
        "Sprechzeiten": "Mo bis Fr 8 bis 12 Uhr",
        "Ebene": "Leitung",
        "Themen": "Inobhutnahme, häusliche Gewalt",
        "Stand": "heute bestätigt von Eingang Willich",
        "Gültig bis": "31.12.2027",
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


def test_whoever_is_away_leads_to_who_stands_in(willich: Member) -> None:
    """First who stands in for this time, then the usual deputies, each once."""
    away = {"absent_from": "2026-09-01", "stands_in": "Cleo Groß", "deputies": "Bert Öhm, Cleo Groß"}
    (anna,) = added(willich, ANNA | away)
    assert shown(willich, anna).away == "Abwesend"
    assert shown(willich, anna).deputies == ("Cleo Groß", "Bert Öhm")
    edit_contact(willich.workspace, anna, {"absent_until": "2026-09-02"})
    assert (shown(willich, anna).away, shown(willich, anna).deputies) == ("", ("Bert Öhm", "Cleo Groß"))
    assert shown(willich, anna, discreet=True).deputies == ()


def test_two_versions_and_what_stood_there_before_are_shown(company: Company, willich: Member) -> None:
    """Field by field; where somebody looks on, neither."""
    other = company.join(willich)
    (anna,) = added(willich, ANNA)
    company.everybody_syncs()
    edit_contact(willich.workspace, anna, {"phone": "02154 000-002"})
    edit_contact(other.workspace, anna, {"phone": "02154 000-003"})
    company.everybody_syncs()
    made = shown(willich, anna)
    assert made.conflict is not None
    assert [version.value for version in made.conflict.clashes[0].versions] == ["02154 000-003", "02154 000-002"]
    assert [one.value for one in made.earlier] == ["02154 000-001"]
    hidden = shown(willich, anna, discreet=True)
    assert (hidden.conflict, hidden.earlier) == (None, ())
