"""Who may speak in the directory."""

from __future__ import annotations

import pytest

from tests.wire.stating import A1, A2, B1, EVERYBODY, KPB, ROOT, WILLICH, Stated, device_id, everybody
from wire.authority import Denied, administers, has_administrator, is_root, leads, require, stands_above
from wire.directory import Directory
from wire.statements import Revoked, RolesStated


def who(question: str) -> set[str]:
    """Everybody of whom a claim holds."""
    directory = everybody().directory
    claims = {
        "root": lambda author: is_root(directory, author),
        "administers the police": lambda author: administers(directory, author, KPB),
        "administers Willich": lambda author: administers(directory, author, WILLICH),
        "stands above A2": lambda author: stands_above(directory, author, A2),
        "leads A1": lambda author: leads(directory, author, A1),
        "leads A2": lambda author: leads(directory, author, A2),
        "leads B1": lambda author: leads(directory, author, B1),
    }
    return {name for name in EVERYBODY if claims[question](device_id(name))}


ANSWERS = {
    "root": {ROOT},
    "administers the police": {"a1-lead"},
    "administers Willich": {"b1-lead"},
    "stands above A2": {ROOT, "a1-lead"},
    "leads A1": {"a1-lead"},
    "leads A2": {"a2-lead"},
    "leads B1": {"b1-lead"},
}


@pytest.mark.parametrize("question", ANSWERS)
def test_authority_is_where_it_was_given(question: str) -> None:
    """A claim holds of those whom the directory gave that role, and of nobody else."""
    assert who(question) == ANSWERS[question]


def test_nobody_is_root_before_the_founding() -> None:
    """An empty device id is not taken for the root that is not there yet."""
    assert not is_root(Directory(), b"")


def test_authority_ends_with_role_device_and_unit() -> None:
    """Whoever loses the role, is revoked, or whose unit is closed has no say any more."""

    def taken(stated: Stated) -> bool:
        return administers(stated.directory, device_id("a1-lead"), KPB)

    demoted, revoked, closed = everybody(), everybody(), everybody()
    assert taken(demoted)
    demoted.state("a1-lead", RolesStated(device_id("a1-lead"), ("member", "lead")))
    revoked.state(ROOT, Revoked(device_id("a1-lead"), "left"))
    closed.unit(A1, active=False)
    assert not any(map(taken, (demoted, revoked, closed)))
    assert not any(has_administrator(each.directory, KPB) for each in (demoted, revoked, closed))
    assert all(has_administrator(each.directory, WILLICH) for each in (demoted, revoked, closed))


def test_a_requirement_names_what_is_missing() -> None:
    """A claim that does not hold is denied with its reason, one that holds passes."""
    require(claim=True, why="never said")
    with pytest.raises(Denied, match=r"\Alead_only\Z"):
        require(claim=None, why="lead_only")
