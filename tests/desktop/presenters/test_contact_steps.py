"""What may be done with contacts."""

from __future__ import annotations

import pytest

from desktop.domain.fields import in_conflict
from desktop.presenters import contact_steps
from desktop.presenters.steps.question import YES
from tests.desktop.presenters.refusing import refused
from tests.helpers.company import ASD, POLICE, Company, Member
from tests.helpers.known_contacts import ANNA, added

UNITS = (ASD, ASD, POLICE)
SECOND = "jugendamt-willich-b"


@pytest.fixture
def one(company: Company) -> Member:
    """Somebody of Willich's unit."""
    return company.members[0]


def test_a_new_contact_is_asked_for_and_added(one: Member) -> None:
    """In one's own unit where no other was chosen."""
    names = [question.name for question in contact_steps.adding_questions(one.workspace)]
    assert names[0] == "family_name"
    entity = contact_steps.add(one.workspace, {"family_name": "Neu", "level": "casework", "valid_to": "31.12.2026"})
    state = one.shown("contact", entity)
    assert (state.unit, state.value("level"), state.value("valid_to")) == (ASD, "casework", "2026-12-31")


def test_an_agency_of_several_units_asks_for_which() -> None:
    """A unit of another agency cannot be chosen."""
    company = Company(
        units={ASD: "jugendamt-willich", "jugendamt-willich-b": "jugendamt-willich", POLICE: "kpb-viersen"}
    )
    company.begin((ASD, POLICE))
    where = contact_steps.adding_questions(company.members[0].workspace)[0]
    assert (where.name, where.preset) == ("unit", ASD)
    assert [unit for unit, _ in where.choices] == [ASD, SECOND]
    assert contact_steps.units_to_choose(company.founder.workspace) == ()


def test_an_edit_shows_what_stands_there(one: Member) -> None:
    """Days as people write them; that all of it is true is ticked already."""
    (anna,) = added(one, ANNA | {"valid_to": "2026-12-31"})
    asked = {question.name: question.preset for question in contact_steps.editing_questions(one.shown("contact", anna))}
    assert asked | {"family_name": "Müller", "valid_to": "31.12.2026", "confirmed": YES} == asked
    away = [question.name for question in contact_steps.absence_questions(one.shown("contact", anna))]
    assert away == ["absent_from", "absent_until", "stands_in"]


def test_an_edit_confirms_if_it_is_said(company: Company, one: Member) -> None:
    """Without that the entry stays as old as it was."""
    (anna,) = added(one, ANNA)
    seen = one.shown("contact", anna)
    company.clock.time += 1000
    contact_steps.edit(one.workspace, seen, {"phone": "02154 000-002", "confirmed": ""})
    assert one.shown("contact", anna).confirmed_at == seen.confirmed_at
    contact_steps.edit(one.workspace, one.shown("contact", anna), {"confirmed": YES})
    assert one.shown("contact", anna).confirmed_at == seen.confirmed_at + 1000


def test_what_came_in_meanwhile_is_not_written_over(company: Company, one: Member) -> None:
    """Who edits what they saw a while ago makes a conflict with what was written since, and clears nothing else."""
    other = company.members[1]
    (anna,) = added(one, ANNA)
    company.everybody_syncs()
    seen = one.shown("contact", anna)
    contact_steps.edit(other.workspace, seen, {"phone": "02154 000-003", "hours": "Mo"})
    company.everybody_syncs()
    contact_steps.edit(one.workspace, seen, {"phone": "02154 000-002", "hours": seen.value("hours"), "confirmed": YES})
    company.everybody_syncs()
    state = one.shown("contact", anna)
    assert in_conflict(state.fields) == ("phone",)
    assert state.value("hours") == "Mo"


def test_a_wrong_answer_changes_nothing(one: Member) -> None:
    """Neither is the entry confirmed then."""
    (anna,) = added(one, ANNA)
    seen = one.shown("contact", anna)
    with refused("contact_invalid", "valid_to"):
        contact_steps.edit(one.workspace, seen, {"phone": "1", "valid_to": "gestern", "confirmed": YES})
    assert one.shown("contact", anna) == seen
