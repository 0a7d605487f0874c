"""What stays in the receiving unit: who has it, and that nobody closes it alone."""

from __future__ import annotations

from msgspec.structs import replace

from desktop.domain.notification_events import Acknowledged
from desktop.presenters import erasing, handling, notifications
from desktop.presenters.times import id_text
from tests.desktop.presenters.refusing import refused
from tests.helpers.carded import card, words
from tests.helpers.company import ASD, POLICE, Company, Member, notified
from tests.helpers.followed import ASSESSED, acknowledged


def test_it_is_given_to_a_person_of_the_unit(company: Company, police: Member, willich: Member) -> None:
    """The colleague reads who has it and who stands in, on the card; the other side reads nothing of it."""
    colleague = company.enrol(ASD, company.spare[ASD])
    company.everybody_syncs(2)
    entity = acknowledged(company, police, willich)
    people = dict(handling.colleagues(willich.workspace))
    assert next(iter(people)) == id_text(willich.device)
    mine, theirs = id_text(willich.device), id_text(colleague.device)
    handling.assign(willich.workspace, entity, "Fachkraft A", theirs, mine)
    company.everybody_syncs()
    given = handling.assignment(colleague.workspace, entity)
    assert given is not None
    assert (given.to, given.deputy) == (colleague.device, willich.device)
    assert f"Vertretung für {people[theirs]}" in words(card(willich, entity))
    assert "Mir zugewiesen" in words(card(colleague, entity))
    assert police.workspace.state("assignment", entity) is None
    assert handling.inside(police.workspace, entity) == {}
    handling.assign(colleague.workspace, entity, "Fachkraft B", "")
    assert handling.assignment(colleague.workspace, entity) is None
    assert [one["to"] for one in handling.inside(colleague.workspace, entity)["assignments"]] == [people[theirs], None]


def test_an_assignment_is_given_back_to_whoever_had_it(company: Company, police: Member, willich: Member) -> None:
    """To nobody before the first, else to the person and deputy of before; both stay in what the unit reads."""
    colleague = company.enrol(ASD, company.spare[ASD])
    company.everybody_syncs(2)
    entity, mine, theirs = acknowledged(company, police, willich), id_text(willich.device), id_text(colleague.device)
    company.everybody_syncs()
    first = handling.assign(willich.workspace, entity, "Fachkraft A", theirs, mine)
    second = handling.assign(willich.workspace, entity, "Fachkraft A", mine)
    with refused("assigned_anew"):
        handling.take_assignment_back(willich.workspace, entity, "Fachkraft A", first)
    handling.take_assignment_back(willich.workspace, entity, "Fachkraft A", second)
    given = handling.assignment(willich.workspace, entity)
    assert given is not None
    assert (given.to, given.deputy) == (colleague.device, willich.device)
    company.everybody_syncs()
    assert handling.assignment(colleague.workspace, entity) == given
    assert len(handling.inside(colleague.workspace, entity)["assignments"]) == 3
    other = acknowledged(company, police, willich)
    last = handling.assign(willich.workspace, other, "Fachkraft A", mine)
    handling.take_assignment_back(willich.workspace, other, "Fachkraft A", last)
    assert handling.assignment(willich.workspace, other) is None


def test_what_a_colleague_assigns_meanwhile_is_not_undone(company: Company, police: Member, willich: Member) -> None:
    """Their word came later than the one that is to be taken back, and stands."""
    colleague = company.enrol(ASD, company.spare[ASD])
    company.everybody_syncs(2)
    entity, theirs = acknowledged(company, police, willich), id_text(colleague.device)
    company.everybody_syncs()
    mine = handling.assign(willich.workspace, entity, "Fachkraft A", id_text(willich.device))
    company.everybody_syncs()
    handling.assign(colleague.workspace, entity, "Fachkraft B", theirs)
    company.everybody_syncs()
    with refused("assigned_anew"):
        handling.take_assignment_back(willich.workspace, entity, "Fachkraft A", mine)
    with refused("assigned_anew"):
        handling.take_assignment_back(willich.workspace, entity, "Fachkraft A", b"")


def test_who_cannot_have_it(company: Company, police: Member, willich: Member) -> None:
    """Not somebody of another unit, not as one's own deputy, and not by the side that sent it."""
    entity = acknowledged(company, police, willich)
    mine = id_text(willich.device)
    with refused("person_unknown", "to"):
        handling.assign(willich.workspace, entity, "A", id_text(police.device))
    with refused("deputy_is_the_first", "deputy"):
        handling.assign(willich.workspace, entity, "A", mine, mine)
    with refused("receiver_only"):
        handling.assign(police.workspace, entity, "A", id_text(police.device))


def test_nothing_is_kept_of_what_is_gone(company: Company, police: Member, willich: Member) -> None:
    """Of an erased notification nobody takes anything in hand, and nobody records an assessment."""
    entity = acknowledged(company, police, willich)
    erasing.erase(police.workspace, entity, "Leitung A", "mistake")
    company.everybody_syncs()
    with refused("erased"):
        handling.assign(willich.workspace, entity, "Fachkraft A", id_text(willich.device))
    with refused("erased"):
        handling.assess(willich.workspace, entity, ASSESSED, "Fachkraft A")


def test_nobody_closes_it_alone(company: Company, police: Member, willich: Member) -> None:
    """Closing asks for a second professional, says on which basis, and is possible once one is recorded."""
    entity = acknowledged(company, police, willich)
    with refused("second_professional_required") as caught:
        handling.close(willich.workspace, entity, "Fachkraft A")
    assert "§ 8a Abs. 1 SGB VIII" in caught.value.message
    handling.assess(willich.workspace, entity, ASSESSED, "Fachkraft A")
    handling.close(willich.workspace, entity, "Fachkraft A")
    company.everybody_syncs()
    assert police.shown("notification", entity).status == "closed"
    assert police.workspace.state("assessment", entity) is None
    assert "Fachkraft C" not in str(notifications.whole(police.workspace, entity))


def test_a_record_of_one_child_is_not_enough_for_two(company: Company, police: Member, willich: Member) -> None:
    """Every child has to be covered before all of it is closed."""
    entity = acknowledged(company, police, willich)
    handling.assess(willich.workspace, entity, {**ASSESSED, "child": 0}, "Fachkraft A")
    with refused("second_professional_required"):
        handling.close(willich.workspace, entity, "Fachkraft A")
    handling.assess(willich.workspace, entity, {**ASSESSED, "child": 1}, "Fachkraft A")
    handling.close(willich.workspace, entity, "Fachkraft A")
    rows = handling.inside(willich.workspace, entity)["assessments"]
    assert [one["child"] for one in rows] == [0, 1]
    assert rows[0]["home_visit"] == {"done": False, "reason": ASSESSED["home_visit_reason"]}


def test_what_is_still_open_closes_nothing(company: Company, police: Member, willich: Member) -> None:
    """As long as two have come to no result nobody closes it."""
    entity = acknowledged(company, police, willich)
    handling.assess(willich.workspace, entity, {**ASSESSED, "result": "open"}, "Fachkraft A")
    with refused("second_professional_required") as caught:
        handling.close(willich.workspace, entity, "Fachkraft A")
    assert "mit welchem Ergebnis" in caught.value.message


def test_the_police_closes_alone(company: Company, police: Member, willich: Member) -> None:
    """What went to the police needs no second professional."""
    entity = willich.workspace.new_id()
    willich.do(POLICE, "notification.notified", entity, replace(notified(ASD, POLICE), category="J01"))
    company.everybody_syncs()
    notifications.acknowledge(police.workspace, entity, Acknowledged("Dienst A"))
    handling.close(police.workspace, entity, "Dienst A")
    assert police.shown("notification", entity).status == "closed"
