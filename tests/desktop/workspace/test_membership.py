"""This device in the directory: who it is, and how far its clock is off."""

from __future__ import annotations

import msgspec
import pytest

from tests.helpers.company import KEMPEN, POLICE, Company, Member
from tests.helpers.line import Line, Remote


def test_it_says_who_it_is(company: Company, police: Member) -> None:
    """A workspace names its device, its unit and its cooperation, and the founder's belongs to no unit."""
    workspace = police.workspace
    assert (workspace.device, workspace.root, workspace.unit) == (police.device, company.root, POLICE)
    assert workspace.active
    assert workspace.now() == company.clock.time
    assert (company.founder.workspace.unit, company.founder.workspace.active) == ("", False)


@pytest.mark.parametrize("ahead", [7_000, -400_000])
def test_it_says_how_far_its_clock_is_off(company: Company, police: Member, ahead: int) -> None:
    """The gap between this device's clock and the server's, as of the last contact, is known after a restart too."""
    said = Remote(company.server, Line(), company.clock.now).hello()
    police.workspace.local.greeted(msgspec.structs.replace(said, time=company.clock.time - ahead))
    assert police.workspace.clock_gap == ahead
    police.open()
    assert police.workspace.clock_gap == ahead


def test_before_any_contact_no_gap_is_known(company: Company) -> None:
    """A profile that has met no server claims nothing of its clock."""
    assert company.newcomer(KEMPEN, company.invites[KEMPEN]).workspace.clock_gap is None


def test_whoever_goes_on_as_another_device_is_the_same_person(police: Member, company: Company) -> None:
    """What somebody did before a restore they did themselves; a colleague did not."""
    before, other = police.device, company.members[1].device
    assert police.workspace.is_own(before)
    police.restore(police.backup())
    police.synced()
    assert police.device != before
    assert [police.workspace.is_own(one) for one in (before, police.device, other)] == [True, True, False]
