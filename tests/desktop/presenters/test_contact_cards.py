"""The cards of the register."""

from __future__ import annotations

from desktop.presenters.contact_cards import cards
from desktop.presenters.notification_cards import Card
from desktop.presenters.register import confirm_contact, edit_contact
from tests.helpers.company import ASD, POLICE, Company, Member
from tests.helpers.known_contacts import ANNA, BERT, added

UNITS = (ASD, ASD)


def card_of(member: Member, entity: bytes, *, discreet: bool = False) -> Card:
    """The card of a contact, which must be there."""
    (made,) = cards(member.workspace, [entity], discreet=discreet)
    assert made is not None
    return made


def words(card: Card) -> list[str]:
    """The words of its chips."""
    return [chip.text for chip in card.chips]


def test_a_card_says_whom_to_call(company: Company) -> None:
    """Who, where, by which number, and how old it is, seen and spoken."""
    member = company.members[0]
    (anna,) = added(member, ANNA)
    member.synced()
    card = card_of(member, anna)
    assert (card.title, card.time) == ("Anna Müller – Leitung Sozialer Dienst", "heute bestätigt")
    assert words(card) == ["02154 000-001"]
    for said in (card.title, card.route, "02154 000-001", card.time):
        assert said in card.spoken


def test_a_card_without_number_says_so(company: Company) -> None:
    """There is never a blank; until it has arrived elsewhere an entry says that it waits."""
    member = company.members[0]
    (bert,) = added(member, BERT)
    assert words(card_of(member, bert)) == ["Wartet auf Verbindung", "Keine Rufnummer"]


def test_two_versions_are_marked(company: Company) -> None:
    """What two changed without knowing of each other is marked before everything else."""
    one, other = company.members
    (anna,) = added(one, ANNA)
    company.everybody_syncs()
    edit_contact(one.workspace, anna, {"phone": "02154 000-002"})
    edit_contact(other.workspace, anna, {"phone": "02154 000-003"})
    company.everybody_syncs()
    assert words(card_of(one, anna))[0] == "Zwei Fassungen"


def test_where_somebody_looks_on_no_name_is_shown(company: Company) -> None:
    """The function and the number stay."""
    member = company.members[0]
    (anna,) = added(member, ANNA)
    card = card_of(member, anna, discreet=True)
    assert "Müller" not in card.spoken + card.title
    assert "02154 000-001" in words(card)


def test_what_has_gone_has_no_card(company: Company) -> None:
    """Each entity asked for has its place."""
    member = company.members[0]
    (anna,) = added(member, ANNA)
    gone, there = cards(member.workspace, [bytes(16), anna])
    assert gone is None
    assert there is not None


def test_what_is_to_be_confirmed_is_marked(company: Company) -> None:
    """For its owner as something to do, for others as something to be careful with."""
    one, police = company.members[0], company.enrol(POLICE)
    (anna,) = added(one, ANNA | {"level": "leadership"})
    company.everybody_syncs()
    assert words(card_of(one, anna)) == ["Leitung", "02154 000-001"]
    company.clock.time += 91 * 24 * 3_600_000
    assert words(card_of(one, anna)) == ["Zu bestätigen", "Leitung", "02154 000-001"]
    assert words(card_of(police, anna))[0] == "Lange nicht bestätigt"
    confirm_contact(one.workspace, anna)
    one.synced()
    assert words(card_of(one, anna)) == ["Leitung", "02154 000-001"]


def test_who_is_away_is_marked(company: Company) -> None:
    """Until when, before the number that nobody will answer."""
    member = company.members[0]
    (anna,) = added(member, ANNA | {"absent_from": "2026-09-01", "absent_until": "2026-09-30"})
    assert words(card_of(member, anna))[0] == "Abwesend bis 30.09.2026"
