"""What a step of a sync says of itself."""

from __future__ import annotations

import pytest

from desktop.domain.progress import Absorbed, Halt, Remaining, Settled


def test_nothing_done_says_nothing() -> None:
    """A step that did nothing asks for nothing more."""
    assert Absorbed() == Absorbed(events=0, shown=(), more=False, current=True)
    assert Settled() == Settled(accepted=0, refused=0, again=False, later=0.0)


def test_level_is_only_said_when_told() -> None:
    """With nothing known, the heads are not called equal."""
    assert not Remaining().level
    assert Remaining().alarms == ()


def test_a_halt_says_why_and_tells_a_person() -> None:
    """A halt carries a name for programs and a sentence for people."""
    with pytest.raises(Halt) as caught:
        raise Halt("server_restored", "Der Server wurde zurückgesetzt.")
    assert caught.value.reason == "server_restored"
    assert str(caught.value) == caught.value.message == "Der Server wurde zurückgesetzt."
