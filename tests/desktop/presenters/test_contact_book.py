"""The register in memory."""

from __future__ import annotations

import pytest

from desktop.presenters.contact_book import EVERY, Book, Only, read, some_entries
from desktop.presenters.register import confirm_contact, edit_contact, remove_contact
from tests.helpers.company import ASD, POLICE, Company, Member
from tests.helpers.known_contacts import ANNA, BERT, CLEO, added


def book_of(member: Member) -> Book:
    """The book of a member, read whole."""
    return read(member.workspace)


def shown(book: Book, text: str = "", only: Only = EVERY) -> list[bytes]:
    """What a search finds, as entities."""
    return [book.entity(number) for number in book.numbers(text, only)]


def test_contacts_stand_in_the_order_of_names(willich: Member) -> None:
    """Umlauts stand where their two letters would, as in the telephone book."""
    anna, bert, cleo = added(willich, ANNA, BERT, CLEO)
    assert shown(book_of(willich)) == [cleo, anna, bert]


def test_a_unit_has_its_own(company: Company, police: Member, willich: Member) -> None:
    """Those of one unit are found and counted by themselves."""
    (anna,), (bert,) = added(willich, ANNA), added(police, BERT)
    company.everybody_syncs()
    book = book_of(police)
    assert (shown(book, only=Only(ASD)), shown(book, only=Only(POLICE))) == ([anna], [bert])
    assert (book.count(ASD), book.count(POLICE), book.count("nobody")) == (1, 1, 0)


def test_a_place_finds_who_is_competent_there(company: Company, police: Member, willich: Member) -> None:
    """Somebody who knows only where finds the contacts of the office for that place, and no others."""
    (anna,), _ = added(willich, ANNA), added(police, BERT)
    company.everybody_syncs()
    assert shown(book_of(police), "Schiefbahn") == [anna]


def test_what_changed_is_read_again(willich: Member) -> None:
    """An edited entry is found by its new words alone, a removed one not at all, and numbers stay."""
    anna, bert = added(willich, ANNA, BERT)
    book = book_of(willich)
    before = book.number(anna)
    edit_contact(willich.workspace, anna, {"family_name": "Neumann"})
    remove_contact(willich.workspace, bert)
    book.renew(*some_entries(willich.workspace, [anna, bert]))
    assert (shown(book, "neumann"), shown(book, "müller"), shown(book)) == ([anna], [], [anna])
    assert (book.number(anna), book.number(bert)) == (before, None)


def test_what_is_no_contact_changes_nothing(willich: Member) -> None:
    """Of ids that changed only those of contacts are read."""
    (anna,) = added(willich, ANNA)
    assert some_entries(willich.workspace, [bytes(16), willich.device]) == (frozenset(), [])
    changed, found = some_entries(willich.workspace, [bytes(16), anna])
    assert (changed, [entry.entity for entry in found]) == (frozenset({anna}), [anna])


def test_a_number_that_is_none_is_nobody(willich: Member) -> None:
    """A number the book does not know gives no entity."""
    assert book_of(willich).entity(7) == b""


def test_what_is_to_be_confirmed_is_found(company: Company, willich: Member) -> None:
    """By a time, and of a unit."""
    anna, _ = added(willich, ANNA, BERT)
    company.clock.time += 91 * 24 * 3_600_000
    confirm_contact(willich.workspace, anna)
    book, now = book_of(willich), company.clock.now()
    assert shown(book, only=Only(ASD, now)) == [added_id for added_id in shown(book) if added_id != anna]
    assert shown(book, only=Only(POLICE, now)) == []


def test_a_name_leads_to_its_one_contact(willich: Member) -> None:
    """However it is written; two of one name are nobody."""
    anna, _, _ = added(willich, ANNA, BERT, BERT)
    book = book_of(willich)
    assert book.named("anna  MUELLER") == anna
    assert book.named("Bert Öhm") == book.named("Niemand") == b""


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("müller", "Müller"),
        ("Mueller", "Müller"),
        ("muller", "Müller"),
        ("mul", "Müller"),
        ("Mülelr", "Müller"),
        ("schroder", "Schröder"),
        ("Schödre", "Schröder"),
        ("gross", "Groß"),
        ("groß cleo", "Groß"),
        ("fachkr", "Öhm"),
        ("Inobhutname", "Müller"),
        ("häusliche gewal", "Müller"),
        ("02154 000001", "Müller"),
        ("+49 2154 000-001", "Müller"),
        ("0049 30 23125007", "Groß"),
        ("0170/0000", "Müller"),
        ("willich öhm", "Öhm"),
        ("viersen", ""),
        ("xyzzy", ""),
        ("012345", ""),
        ("...", ""),
    ],
)
def test_what_is_typed_finds(willich: Member, typed: str, found: str) -> None:
    """By any field, with slips, umlauts written any way, numbers however they are grouped."""
    book = book_of_four(willich)
    names = [willich.shown("contact", book.entity(one)).value("family_name") for one in book.numbers(typed)]
    assert (names[0] if names else "") == found


def book_of_four(member: Member) -> Book:
    """A book of four contacts."""
    added(member, ANNA, BERT, CLEO, {"family_name": "Schröder", "given_name": "Dora", "function": "Wache"})
    return book_of(member)


def test_names_come_first(willich: Member) -> None:
    """Whoever is called so stands above those who have to do with it."""
    other, named = added(willich, BERT | {"topics": "Wache"}, {"family_name": "Zander", "given_name": "Wache"})
    assert shown(book_of(willich), "wache") == [named, other]


def test_slips_are_looked_for_only_where_nothing_else_is_found(willich: Member) -> None:
    """A right word is not mixed with nearly right ones."""
    meier, _ = added(willich, {"family_name": "Meier"}, {"family_name": "Meyer"})
    assert shown(book_of(willich), "meier") == [meier]
    assert len(shown(book_of(willich), "meuer")) == 2


def test_what_changed_is_found_with_slips_too(willich: Member) -> None:
    """New words are known at once, old ones name nobody."""
    (anna,) = added(willich, ANNA)
    book = book_of(willich)
    assert shown(book, "muelelr") == [anna]
    edit_contact(willich.workspace, anna, {"family_name": "Rosenbaum"})
    book.renew(*some_entries(willich.workspace, [anna]))
    assert (shown(book, "rosenbuam"), shown(book, "muelelr")) == ([anna], [])
