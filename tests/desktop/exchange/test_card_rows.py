"""What stands in a file of contacts."""

from __future__ import annotations

from desktop.domain.contact import CONTACT_FIELDS
from desktop.exchange.card_rows import FIELDS


def test_every_field_of_the_register_is_a_column() -> None:
    """The first eleven are those of the contract, in its order."""
    assert set(FIELDS) == {*CONTACT_FIELDS, "unit"}
    contract = "family_name;given_name;function;unit;topics;phone;mobile;email;hours;valid_from;valid_to"
    assert FIELDS[:11] == tuple(contract.split(";"))
