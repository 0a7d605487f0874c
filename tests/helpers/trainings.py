"""Training cards in tests: sets as files, and a notification before which the shipped rules ask for some."""

from __future__ import annotations

from desktop.domain.card_file import TEMPLATE
from desktop.domain.notification_state import Notification
from desktop.presenters import notifying
from tests.helpers.company import Company, Member
from tests.helpers.documents import example

KEY = "sexualisierte-gewalt"
"""The training that the shipped rules ask for before P06."""


def set_of(part: str = "erkennen", audience: str = "youth_office") -> str:
    """The file of a set that the shipped rules ask for."""
    named = TEMPLATE.replace("meldeweg-kompakt", f"{KEY}-{part}")
    return named.replace("Meldeweg kompakt", f"Karten {part}").replace('"police"', f'"{audience}"')


def p06(company: Company, police: Member, office: Member, code: str = "P06") -> Notification:
    """A notification of sexual violence that has arrived at the office."""
    group = police.workspace.new_id()
    notifying.write(police.workspace, group, example(code), "Dienst A")
    company.everybody_syncs(2)
    ((_, state),) = office.workspace.group(group)
    assert isinstance(state, Notification)
    return state
