"""What follows from a state of the directory, whoever asks and whatever happens meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from desktop.workspace.facts import Facts
from tests.helpers.company import ASD, KEMPEN, POLICE, Company, Member
from tests.helpers.revoking import revoke
from wire.directory import Directory

UNITS = (POLICE, POLICE, ASD)


class Moving:
    """A directory that moves on, once it is told to, while somebody reads its devices."""

    def __init__(self, directory: Directory) -> None:
        self._directory = directory
        self.moves: list[Callable[[], None]] = []

    def __getattr__(self, name: str) -> Any:
        if name == "devices" and self.moves:
            self.moves.pop()()
        return getattr(self._directory, name)


def test_each_state_has_its_own_facts(company: Company, police: Member) -> None:
    """A unit that has got its first device while the window asked is not held to have none from then on."""
    ground = police.workspace.local._ground
    before = ground.directory
    company.newcomer(KEMPEN, company.invites[KEMPEN]).synced()
    police.synced()
    after = ground.directory

    def move() -> None:
        ground.directory = after
        ground.learn_directory()

    moving = Moving(before)
    ground.directory = cast(Directory, moving)
    ground.learn_directory()
    moving.moves.append(move)
    assert not ground.has_device(KEMPEN)
    assert ground.has_device(KEMPEN)


def test_who_has_left_exposes_the_keys_they_hold(company: Company, police: Member) -> None:
    """A unit's key is exposed once one of its devices has left, and not while all are there."""
    _, colleague, _ = company.members
    directory = police.workspace.directory
    newest = directory.units[POLICE].newest_key
    assert newest is not None
    assert not Facts(directory).exposed(POLICE, newest.key)
    revoke(company, company.founder, colleague)
    assert Facts(colleague.workspace.directory).exposed(POLICE, newest.key)


def test_what_was_found_out_is_the_same_again(police: Member) -> None:
    """Who somebody is, and which rules hold, is found out once for a place in the directory."""
    directory = police.workspace.directory
    facts = Facts(directory)
    assert facts.author(police.device, directory.seq) is facts.author(police.device, directory.seq)
    assert facts.author(police.device, directory.seq).unit == POLICE
    assert facts.author(police.device, 1).roles == ()
    assert facts.author(b"?" * 16, directory.seq).unit == ""
    assert facts.rules(directory.seq) is facts.rules(directory.seq)
    assert (facts.rules(0).of("1"), facts.rules(directory.seq).of("1") is None) == (None, False)
