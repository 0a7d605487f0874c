"""Giving contacts out."""

from __future__ import annotations

from desktop.exchange.contact_cards import read_vcards
from desktop.exchange.contact_csv import read_csv
from desktop.presenters.contact_exporting import contacts_file
from tests.helpers.company import ASD, POLICE, Company, Member
from tests.helpers.known_contacts import ANNA, BERT, CLEO, added


def test_contacts_stand_in_the_order_of_names(willich: Member) -> None:
    """As cards and as a table."""
    added(willich, ANNA, BERT, CLEO)
    table, count = contacts_file(willich.workspace, "csv")
    cards, _ = contacts_file(willich.workspace, "vcf", "4.0")
    assert count == 3
    for found in (read_csv(table), read_vcards(cards)):
        assert [row.values["family_name"] for row in found.rows] == ["Groß", "Müller", "Öhm"]
    assert b"VERSION:4.0" in cards
    assert b"REV:20260921T141320Z" in cards


def test_one_unit_alone(company: Company, police: Member, willich: Member) -> None:
    """Those of others are left out then."""
    added(willich, ANNA)
    added(police, BERT)
    company.everybody_syncs()
    assert [contacts_file(police.workspace, "csv", unit=unit)[1] for unit in (ASD, POLICE, None)] == [1, 1, 2]
