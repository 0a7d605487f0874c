"""Contacts for tests: plainly invented people with zeros for numbers."""

from __future__ import annotations

from typing import Final

from desktop.presenters.register import add_contact
from desktop.presenters.times import read_id
from tests.helpers.company import Member

ANNA: Final = {
    "family_name": "Müller",
    "given_name": "Anna",
    "function": "Leitung Sozialer Dienst",
    "topics": "Inobhutnahme, häusliche Gewalt",
    "phone": "02154 000-001",
    "mobile": "0170 0000000",
    "email": "anna@example.org",
    "hours": "Mo bis Fr 8 bis 12 Uhr",
}
BERT: Final = {"family_name": "Öhm", "given_name": "Bert", "function": "Fachkraft", "topics": "Drogen"}
CLEO: Final = {"family_name": "Groß", "given_name": "Cleo", "phone": "030 23125 007"}


def added(member: Member, *contacts: dict[str, str]) -> list[bytes]:
    """Let a member add contacts of their own unit; gives their ids."""
    return [read_id(add_contact(member.workspace, "", values)["id"]) for values in contacts]
