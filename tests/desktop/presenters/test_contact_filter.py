"""What the list of contacts may be narrowed to."""

from __future__ import annotations

from desktop.presenters.contact_book import EVERY, Only
from desktop.presenters.contact_filter import EMPTY, FILTER_TITLES, Filter, count_due, due_words, only
from desktop.presenters.register import confirm_contact, remove_contact
from tests.helpers.company import ASD, Company, Member
from tests.helpers.known_contacts import ANNA, BERT, CLEO, added


def test_each_filter_has_its_words() -> None:
    """A title, and what is said where nothing is left."""
    assert set(FILTER_TITLES) == set(EMPTY) == set(Filter)


def test_a_filter_leaves_ones_own(willich: Member) -> None:
    """All, those of the unit, those that it is to confirm by now."""
    now = willich.workspace.now()
    assert [only(willich.workspace, one) for one in Filter] == [EVERY, Only(ASD), Only(ASD, now)]


def test_it_is_counted_what_ones_unit_is_to_confirm(company: Company, police: Member, willich: Member) -> None:
    """Not what is fresh, what was removed, or what others are to confirm."""
    anna, bert, _ = added(willich, ANNA, BERT, CLEO)
    company.everybody_syncs()
    assert count_due(willich.workspace) == 0
    company.clock.time += 91 * 24 * 3_600_000
    assert (count_due(willich.workspace), count_due(police.workspace)) == (3, 0)
    confirm_contact(willich.workspace, anna)
    remove_contact(willich.workspace, bert)
    willich.synced()
    assert count_due(willich.workspace) == 1
    assert (due_words(1), due_words(2)) == ("1 Eintrag zu bestätigen", "2 Einträge zu bestätigen")


def test_a_founder_has_nothing_to_confirm(company: Company) -> None:
    """Who is in no unit owns no entry."""
    assert count_due(company.founder.workspace) == 0
