"""A client is killed at thirty moments drawn from a seed: nothing it had said is lost, and nothing is doubled."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.e2e.kills import Kills
from tests.helpers.programs import World

KILLS = 30


def test_whatever_was_said_is_there(online: World) -> None:
    """After each kill the doctor finds nothing wrong and all is there; in the end it is on both sides, once."""
    kills = Kills(online)
    kills.run(range(KILLS))
    assert sum(len(victim.notified) for victim in kills.victims) > 0


def forget_a_draft(kills: Kills) -> None:
    """What a program does that says "saved" too early."""
    kills.victims[0].drafts["ff" * 16] = "00"


def forget_a_notification(kills: Kills) -> None:
    kills.victims[0].notified.add("0197" + "0" * 28)


@pytest.mark.parametrize("forget", [forget_a_draft, forget_a_notification])
def test_what_was_lost_is_found_out(online: World, forget: Callable[[Kills], None]) -> None:
    """Whatever was said and is not there fails this very test, which then names the kill."""
    kills = Kills(online)
    forget(kills)
    with pytest.raises(AssertionError) as caught:
        kills.run(range(4))
    assert "python -m tests.e2e.kills 1 " in caught.value.__notes__[0]
