"""Stating in the directory as part of a command: what is refused is not queued, and what is not kept is taken back."""

from __future__ import annotations

import pytest

from desktop.commands.stating import state_now
from desktop.domain.refused import Refused
from desktop.domain.rules import encode_rules
from desktop.sync.failures import RequestFailed
from tests.desktop.commands.desks import MemberDesk
from tests.helpers.company import POLICE, founded
from tests.helpers.shipped import RULES
from wire.statements import AgencyStated, RulesStated, UnitStated

NEWER = RulesStated(encode_rules(RULES))


def test_what_may_not_be_stated_is_not_queued() -> None:
    """Whoever may not state something is told so, and nothing of it waits."""
    desk = MemberDesk(founded((POLICE,)).members[0])
    with pytest.raises(Refused) as caught:
        state_now(desk, [NEWER])
    assert caught.value.code == "root_only"
    assert desk.member.workspace.unplaced() == []


def test_several_statements_stand_together() -> None:
    """What is stated at once is in the directory once the server has answered."""
    founder = founded((POLICE,)).founder
    state_now(MemberDesk(founder), [NEWER, NEWER])
    assert len(founder.workspace.directory.rules) == 3


def test_all_of_them_or_none() -> None:
    """One that may not be stated keeps those before it from being queued; what builds on one before it may be."""
    founder = founded((POLICE,)).founder
    unit = UnitStated("neu-wache", "neu", "Neue Wache", active=True)
    with pytest.raises(Refused) as caught:
        state_now(MemberDesk(founder), [NEWER, unit])
    assert caught.value.code == "unknown_agency"
    assert founder.workspace.unplaced() == []
    state_now(MemberDesk(founder), [AgencyStated("neu", "Neu", "police"), unit])
    assert "neu-wache" in founder.workspace.directory.units


def test_without_a_server() -> None:
    """Where the server does not answer a statement waits, or is taken back where it is not to be kept."""
    founder = founded((POLICE,)).founder
    with pytest.raises(RequestFailed):
        state_now(MemberDesk(founder, online=False), [NEWER], kept=False)
    assert founder.workspace.unplaced("waiting") == []
    with pytest.raises(RequestFailed):
        state_now(MemberDesk(founder, online=False), [NEWER])
    assert len(founder.workspace.unplaced("waiting")) == 1
