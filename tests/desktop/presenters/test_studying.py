"""How far somebody is with a document: what stays here, and what is said in one's own unit."""

from __future__ import annotations

import pytest

from desktop.domain.card_set import Card, CardSetAdded, Content
from desktop.domain.refused import Refused
from desktop.presenters import materials, studying
from desktop.presenters.studying import Place, Studied
from tests.desktop.presenters.refusing import refused
from tests.helpers.attaching import add_material, take_in
from tests.helpers.company import ASD, POLICE, Company, Member

UNITS = (POLICE, ASD, POLICE)


def test_reading_goes_from_new_to_done(police: Member) -> None:
    """It is begun with the first page, has come as far as the furthest, and is done once somebody says so."""
    entity, workspace = add_material(police, b"text"), police.workspace
    state = materials.material(workspace, entity)
    assert studying.studied(workspace, state, None) == Studied("new")
    studying.keep_place(workspace, entity, state.current.version, 9, 18)
    studying.keep_place(workspace, entity, state.current.version, 2, 18)
    assert studying.place_in(workspace, entity) == Place(state.current.version.hex(), 2, 9, 18)
    assert studying.studied(workspace, state, None) == Studied("begun", 50)
    studying.confirm_read(workspace, state, state.current.version)
    known = studying.learner(workspace)
    assert studying.studied(workspace, state, known) == Studied("done", 100)


def test_a_new_version_is_to_be_read_anew(police: Member) -> None:
    """Who had read the one before is told so; a place in it is no place in the new one."""
    entity, workspace = add_material(police, b"text"), police.workspace
    state = materials.material(workspace, entity)
    studying.keep_place(workspace, entity, state.current.version, 3, 3)
    studying.confirm_read(workspace, state, state.current.version)
    newer = materials.revise(workspace, entity, *take_in(police, b"new"))
    assert studying.studied(workspace, newer, studying.learner(workspace)) == Studied("outdated")
    studying.keep_place(workspace, entity, newer.current.version, 1, 4)
    assert studying.place_in(workspace, entity) == Place(newer.current.version.hex(), 1, 1, 4)


def test_a_version_that_came_meanwhile_is_not_confirmed_unread(police: Member) -> None:
    """Whoever says so of the one before is told that there is another, and nothing is written."""
    entity, workspace = add_material(police, b"text"), police.workspace
    before = materials.material(workspace, entity).current.version
    newer = materials.revise(workspace, entity, *take_in(police, b"new"))
    with refused("outdated"):
        studying.confirm_read(workspace, newer, before)
    assert studying.learner(workspace) is None


def test_what_was_read_is_said_in_the_own_unit_alone(company: Company, police: Member) -> None:
    """A colleague learns of it, the other agency does not; how far somebody is nobody learns."""
    entity = add_material(police, b"text")
    studying.confirm_read(
        police.workspace, state := materials.material(police.workspace, entity), state.current.version
    )
    company.everybody_syncs(2)
    _, office, colleague = company.members
    known = studying.learner(colleague.workspace, police.device)
    assert known is not None
    assert [one.entity for one in known.read] == [entity]
    assert studying.learner(office.workspace, police.device) is None


def test_cards_and_what_is_put_off_are_kept(police: Member) -> None:
    """Both stand in one's record, with version and reason."""
    workspace, entity = police.workspace, police.workspace.new_id()
    content = Content("Meldeweg", (Card("Wen?", ("Niemanden", "Das Jugendamt"), 1),))
    police.do("", "card_set.added", entity, CardSetAdded(POLICE, "kpb-viersen", "meldeweg", content))
    studying.confirm_cards(workspace, workspace.state("card_set", entity))
    studying.put_off(workspace, "gewalt", "Im Einsatz")
    known = studying.learner(workspace)
    assert known is not None
    assert ([one.entity for one in known.cards], known.put_off[0].reason) == ([entity], "Im Einsatz")


def test_it_is_for_those_it_names(company: Company, police: Member) -> None:
    """The kind of the agency and the role of the device count."""
    assert studying.is_for_me(police.workspace, ())
    assert studying.is_for_me(police.workspace, ("police", "lead"))
    assert not studying.is_for_me(company.members[2].workspace, ("police", "lead"))
    assert not studying.is_for_me(police.workspace, ("youth_office",))


def test_a_place_nobody_can_read_is_none(police: Member) -> None:
    """What another program kept there is begun anew."""
    police.workspace.own.keep_preference("material/" + bytes(16).hex(), "{")
    assert studying.place_in(police.workspace, bytes(16)) is None


def test_who_is_in_no_unit_says_nothing(company: Company) -> None:
    """The founder's profile has no unit that could learn of it."""
    with pytest.raises(Refused, match="keiner Stelle"):
        studying.put_off(company.founder.workspace, "gewalt", "Grund")
