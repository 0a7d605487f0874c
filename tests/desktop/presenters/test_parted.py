"""What is shared no longer says so, on both sides, and comes back with the unit."""

from __future__ import annotations

import pytest

from desktop.presenters.banner import Banner
from desktop.presenters.notification_detail import detail
from tests.helpers.company import ASD, Company, Member
from wire.statements import UnitStated

NAME = "Behörde jugendamt-willich, Stelle Willich"


def takes_part(company: Company, unit: str, *, active: bool) -> None:
    """Root states whether a unit takes part, and everybody hears of it."""
    agency = company.server.directory.units[unit].agency
    company.founder.workspace.state_in_directory([UnitStated(unit, agency, "Stelle Willich", active=active)])
    company.founder.synced()
    company.everybody_syncs()


def banner(member: Member, entity: bytes) -> Banner:
    found = detail(member.workspace, entity).banner
    assert found is not None
    return found


@pytest.fixture
def arrived(company: Company, police: Member) -> bytes:
    """A notification that both units have."""
    entity = police.notify(ASD)
    company.everybody_syncs(3)
    return entity


def test_what_arrived_is_shared_no_longer(company: Company, police: Member, willich: Member, arrived: bytes) -> None:
    """Each side reads that the unit has gone and that nothing arrives any more; all of it can still be read."""
    before = [detail(one.workspace, arrived) for one in (police, willich)]
    takes_part(company, ASD, active=False)
    assert banner(police, arrived).heading == f"{NAME} nimmt nicht mehr teil."
    assert banner(willich, arrived).heading == "Ihre Stelle nimmt nicht mehr teil."
    for one, then in zip((police, willich), before, strict=True):
        assert "kommt nicht mehr an" in banner(one, arrived).text
        assert detail(one.workspace, arrived).timeline == then.timeline


def test_with_the_unit_it_comes_back(company: Company, police: Member, arrived: bytes) -> None:
    """Where the unit takes part again nothing is left of it."""
    before = banner(police, arrived)
    takes_part(company, ASD, active=False)
    takes_part(company, ASD, active=True)
    assert banner(police, arrived).heading == before.heading


def test_what_waits_for_it_is_to_be_phoned(company: Company, police: Member) -> None:
    """What never went out is not said to go later: its content has to be handed on by telephone."""
    waiting = police.notify(ASD)
    company.founder.workspace.state_in_directory(
        [UnitStated(ASD, company.server.directory.units[ASD].agency, "Stelle Willich", active=False)]
    )
    company.founder.synced()
    police.pull()
    shown = banner(police, waiting)
    assert (shown.tone, shown.heading) == ("danger", "Nicht übermittelt")
    assert shown.text == f"{NAME} nimmt nicht mehr teil. Geben Sie den Inhalt telefonisch weiter."
    assert shown.number is not None
