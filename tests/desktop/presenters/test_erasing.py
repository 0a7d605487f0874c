"""What may be erased, by whom, and what is left to show."""

from __future__ import annotations

import pytest

from desktop.presenters import erasing, handling
from desktop.presenters.times import id_text
from tests.desktop.presenters.refusing import refused
from tests.helpers import releases
from tests.helpers.company import ASD, Company, Member
from tests.helpers.followed import ASSESSED, acknowledged


def test_an_id_stands_for_one_thing(police: Member, willich: Member) -> None:
    """A notification is found by its id; the name of a device's person, or what is not there, is nothing to erase."""
    entity = police.notify(ASD)
    assert erasing.find(police.workspace, entity) == ("notification", entity)
    for other in (willich.device, b"n" * 16):
        with refused("not_found", "id"):
            erasing.find(police.workspace, other)


def test_asking_twice_is_asking_once(company: Company, police: Member) -> None:
    """What is gone already is not asked for again."""
    entity = police.notify(ASD)
    company.everybody_syncs()
    erasing.erase(police.workspace, entity, "Leitung A", "mistake")
    assert erasing.whole(police.workspace, "notification", entity)["state"] == "delivered"
    company.everybody_syncs()
    erasing.erase(police.workspace, entity, "Leitung A", "mistake")
    assert police.journal.outbox.all("waiting") == []
    shown = erasing.whole(police.workspace, "notification", entity)
    assert (shown["state"], shown["erased"]["reason"], shown["content"]) == ("erased", "mistake", {})


@pytest.mark.parametrize("by", ["willich", "police"])
def test_what_the_unit_kept_to_itself_goes_with_it(by: str, request: pytest.FixtureRequest) -> None:
    """Who had it and what two assessed goes from every device of the unit, whoever had the notification erased."""
    company: Company = request.getfixturevalue("company")
    police, willich = company.members
    colleague = company.enrol(ASD, company.spare[ASD])
    company.everybody_syncs(2)
    entity = acknowledged(company, police, willich)
    handling.assign(willich.workspace, entity, "Fachkraft A", id_text(willich.device))
    handling.assess(willich.workspace, entity, ASSESSED, "Fachkraft A")
    company.everybody_syncs(2)
    assert colleague.workspace.state("assessment", entity) is not None
    erasing.erase({"willich": willich, "police": police}[by].workspace, entity, "Leitung A", "mistake")
    company.everybody_syncs(3)
    for member in (willich, colleague):
        assert member.shown("notification", entity).erased
        assert member.workspace.state("assignment", entity) is None
        assert member.workspace.state("assessment", entity) is None
        assert member.workspace.unsent == 0


@pytest.mark.parametrize("kind", ["contact", "duty", "person"])
def test_what_leaves_nothing_is_said_to_be_gone(police: Member, kind: str) -> None:
    """Of what is not shown as erased nothing but that is said."""
    assert erasing.whole(police.workspace, kind, bytes(16)) == {
        "id": "00000000-0000-0000-0000-000000000000",
        "kind": kind,
        "state": "erased",
    }


def test_the_request_goes_with_what_was_released() -> None:
    """The words of a complaint stand in the office's own channel too: they go with it, on every device there."""
    office = releases.office()
    notification = office.released()
    ((_, state),) = office.lead.workspace.group(notification)
    erasing.erase(office.lead.workspace, state.id, "Leitung L", "mistake")
    office.sync()
    for member in (office.lead, office.writer, office.deputy):
        assert member.workspace.state("release", notification) is None
        assert member.shown("notification", state.id).erased


def test_the_request_goes_where_others_erased_what_was_released() -> None:
    """The police's lead erases the notification: a lead's device of the office has the request erased by itself."""
    office = releases.office()
    notification = office.released()
    ((_, state),) = office.police.workspace.group(notification)
    erasing.erase(office.police.workspace, state.id, "Leitung P", "mistake")
    office.sync()
    for member in (office.lead, office.writer, office.deputy):
        assert member.workspace.state("release", notification) is None
        assert member.shown("notification", state.id).erased
        assert member.workspace.unsent == 0
