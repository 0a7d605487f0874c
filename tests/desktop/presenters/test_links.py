"""Links between notifications of one's own unit."""

from __future__ import annotations

import pytest

from desktop.domain.content import Child
from desktop.domain.notification_state import Notification
from desktop.domain.refused import Refused
from desktop.presenters.links import link, link_section, links, name_of, part, proposed
from desktop.presenters.notification_detail import detail
from tests.desktop.presenters.test_earlier import ALIKE, EMIL, tell
from tests.helpers.company import ASD, KEMPEN, POLICE, Company, Member

UNITS = (POLICE, ASD, ASD, KEMPEN)
SISTER = Child(given_name="Ida", family_name="Mayer")
OTHER = Child(given_name="Mia", family_name="Schulz")
SAID = ("Gleiche Anschrift", "Fach A")


def state(member: Member, entity: bytes) -> Notification:
    """A notification as it is shown here."""
    found = member.shown("notification", entity)
    assert isinstance(found, Notification)
    return found


def test_the_family_is_proposed(company: Company) -> None:
    """What may be the same child or its family is proposed, and nothing of another family or unit."""
    office = company.members[1]
    first, alike, sister = tell(company, EMIL), tell(company, ALIKE), tell(company, SISTER)
    tell(company, OTHER)
    tell(company, EMIL, KEMPEN)
    assert {one.id for one in proposed(office.workspace, state(office, first))} == {alike, sister}


def test_a_link_is_of_the_unit(company: Company) -> None:
    """A link with its reason is seen by all of the unit from both sides, by nobody else, and is not proposed again."""
    police, office, colleague, _ = company.members
    first, sister = tell(company, EMIL), tell(company, SISTER)
    link(office.workspace, first, sister, "household", SAID)
    company.everybody_syncs(3)
    for member in (office, colleague):
        for one, other in ((first, sister), (sister, first)):
            [section] = link_section(member.workspace, state(member, one))
            [fact] = section.facts
            assert fact.label == "Derselbe Haushalt"
            number = name_of(member.workspace, other)
            assert fact.value == f"{number}, verknüpft von Fach A: Gleiche Anschrift"
            assert proposed(member.workspace, state(member, one)) == []
            assert section in detail(member.workspace, one).sections
    assert list(link_section(police.workspace, state(police, first))) == []
    assert police.workspace.states("link") == []


def test_it_is_taken_back(company: Company) -> None:
    """Taken back with a reason a link is gone from both, and may be made anew."""
    _, office, colleague, _ = company.members
    first, sister = tell(company, EMIL), tell(company, SISTER)
    made = link(office.workspace, first, sister, "household", SAID)
    company.everybody_syncs(3)
    part(colleague.workspace, made, "Irrtum", "Fach B")
    company.everybody_syncs(3)
    assert links(office.workspace, first) == links(office.workspace, sister) == []
    assert [one.id for one in proposed(office.workspace, state(office, first))] == [sister]


def test_nothing_without_a_reason_or_of_others(company: Company) -> None:
    """Without a reason, or with what is not here, nothing is linked or taken back."""
    _, office, _, kempen = company.members
    first, sister, foreign = tell(company, EMIL), tell(company, SISTER), tell(company, EMIL, KEMPEN)
    for second, said, code in ((sister, (" ", "A"), "reason_required"), (foreign, SAID, "not_found")):
        with pytest.raises(Refused) as caught:
            link(office.workspace, first, second, "household", said)
        assert caught.value.code == code
    made = link(office.workspace, first, sister, "household", SAID)
    with pytest.raises(Refused):
        part(office.workspace, made, "", "Fach A")
    assert len(links(office.workspace, first)) == 1
    assert kempen.workspace.states("link") == []
    assert name_of(office.workspace, foreign) == "Gelöschte Meldung"
