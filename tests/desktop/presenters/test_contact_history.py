"""What stood in a contact before."""

from __future__ import annotations

import pytest

from desktop.domain.person import Named
from desktop.presenters import conflicts, register
from desktop.presenters.contact_history import Earlier, days_kept, earlier, take_back
from tests.desktop.presenters.refusing import refused
from tests.helpers.company import ASD, Company, Member
from tests.helpers.known_contacts import ANNA, added

UNITS = (ASD, ASD)
DAY = 24 * 3_600_000


@pytest.fixture
def known(company: Company) -> bytes:
    """A contact that both have; each has a name."""
    for name, member in zip(("Eins", "Zwei"), company.members, strict=True):
        member.do("", "person.named", member.device, Named(name))
    (anna,) = added(company.members[0], ANNA)
    company.everybody_syncs()
    return anna


def shown(member: Member, entity: bytes) -> tuple[Earlier, ...]:
    """What a member sees of before."""
    return earlier(member.workspace, member.shown("contact", entity))


def quarrel(company: Company, entity: bytes) -> None:
    """Let both write a number without knowing of each other, and the first decide for the second."""
    one, other = company.members
    register.edit_contact(one.workspace, entity, {"phone": "02154 000-002"})
    register.edit_contact(other.workspace, entity, {"phone": "02154 000-003"})
    company.everybody_syncs()
    (conflict,) = conflicts.open_conflicts(one.workspace)
    (clash,) = conflict.clashes
    conflicts.settle(one.workspace, entity, {"phone": clash.versions[0].version})
    company.everybody_syncs()


def test_the_losing_version_stays_with_who_and_when(company: Company, known: bytes) -> None:
    """On every device: what it was, who wrote it, who decided against it."""
    quarrel(company, known)
    for member in company.members:
        lost, first = shown(member, known)
        assert (lost.title, lost.value) == ("Telefon", "02154 000-002")
        assert lost.by == "von Eins, um 16:13 Uhr"
        assert lost.dropped == "ersetzt von Eins, um 16:13 Uhr"
        assert first.value == "02154 000-001"


def test_one_deed_takes_a_version_back(company: Company, known: bytes) -> None:
    """It stands in its field again, and what stood there can be taken back as well."""
    quarrel(company, known)
    one, other = company.members
    take_back(other.workspace, known, shown(other, known)[0].version)
    company.everybody_syncs()
    assert one.shown("contact", known).value("phone") == "02154 000-002"
    assert shown(one, known)[0].value == "02154 000-003"
    take_back(one.workspace, known, shown(one, known)[0].version)
    assert one.shown("contact", known).value("phone") == "02154 000-003"


def test_it_is_shown_as_long_as_the_rules_say(company: Company, known: bytes) -> None:
    """After ninety days it is not to be seen any more."""
    member = company.members[0]
    register.edit_contact(member.workspace, known, {"hours": "Mo"})
    register.edit_contact(member.workspace, known, {"hours": "Di"})
    member.synced()
    assert days_kept(member.workspace) == 90
    company.clock.time += 90 * DAY
    assert [one.value for one in shown(member, known)] == ["Mo", ANNA["hours"]]
    company.clock.time += DAY
    assert shown(member, known) == ()


def test_what_never_stood_there_cannot_be_taken_back(company: Company, known: bytes) -> None:
    """It is refused, and nothing is written."""
    member = company.members[0]
    with refused("not_found", "version"):
        take_back(member.workspace, known, bytes(16))
    assert not member.workspace.local.remaining().outbox
