"""Who has a notification in hand, as its page shows it."""

from __future__ import annotations

import pytest

from desktop.domain.person import Named
from desktop.presenters import handling, in_hand
from desktop.presenters.notification_detail import detail
from desktop.presenters.times import id_text
from tests.helpers.carded import card, words
from tests.helpers.company import ASD, Company, Member


@pytest.fixture
def colleague(company: Company, willich: Member) -> Member:
    """Somebody else of Willich, whose name is known."""
    made = company.join(willich)
    for member, name in ((willich, "Eingang"), (made, "Fach B")):
        member.do("", "person.named", member.device, Named(name))
    company.everybody_syncs()
    return made


def facts(member: Member, entity: bytes) -> list[tuple[str, str]]:
    """What stands there of who has it."""
    state = member.shown("notification", entity)
    return [(fact.label, fact.value) for one in in_hand.section(member.workspace, state) for fact in one.facts]


def test_the_unit_reads_who_has_it_and_who_stands_in(
    company: Company, police: Member, willich: Member, colleague: Member
) -> None:
    """Both stand there with who said so, for everybody of the unit; whoever stands in reads so on the card as well."""
    entity = police.notify(ASD)
    company.everybody_syncs()
    assert facts(willich, entity) == []
    handling.assign(willich.workspace, entity, "Eingang", id_text(colleague.device), id_text(willich.device))
    company.everybody_syncs()
    said = [("Zuständig", "Fach B"), ("Vertretung", "Eingang"), ("Zugewiesen", "16:13 Uhr, Eingang")]
    assert facts(willich, entity) == facts(colleague, entity) == said
    assert "In Ihrer Stelle" in [one.title for one in detail(willich.workspace, entity).sections]
    assert "Vertretung für Fach B" in words(card(willich, entity))
    assert "Mir zugewiesen" in words(card(colleague, entity))
    assert facts(police, entity) == []


def test_of_two_assignments_at_once_both_are_read(
    company: Company, police: Member, willich: Member, colleague: Member
) -> None:
    """The first in the order counts; the other stands beside it, with whom it was for."""
    entity = police.notify(ASD)
    company.everybody_syncs()
    handling.assign(willich.workspace, entity, "Eingang", id_text(willich.device))
    handling.assign(colleague.workspace, entity, "Fach B", id_text(colleague.device))
    company.everybody_syncs()
    [counts, _, other] = facts(willich, entity)
    assert {counts, (other[0], other[1].split(" (")[0])} in (
        {("Zuständig", "Eingang"), ("Gleichzeitig zugewiesen", "Fach B")},
        {("Zuständig", "Fach B"), ("Gleichzeitig zugewiesen", "Eingang")},
    )
    assert facts(colleague, entity) == facts(willich, entity)


def test_who_gives_it_back_leaves_nobody(company: Company, police: Member, willich: Member) -> None:
    """Without somebody who has it there is no section."""
    entity = police.notify(ASD)
    company.everybody_syncs()
    handling.assign(willich.workspace, entity, "Eingang", id_text(willich.device))
    handling.assign(willich.workspace, entity, "Eingang", "")
    assert facts(willich, entity) == []
