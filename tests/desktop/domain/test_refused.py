"""The error of the rules."""

from __future__ import annotations

import pytest

from desktop.domain.refused import Refused


def test_a_refusal_says_what_and_where() -> None:
    """Code, message, field and pause come out as they were given."""
    with pytest.raises(Refused) as caught:
        raise Refused("too_long", "person: Der Name ist zu lang.", field="person", retry_after_seconds=2.5)
    refusal = caught.value
    assert (refusal.code, refusal.field, refusal.retry_after_seconds) == ("too_long", "person", 2.5)
    assert str(refusal) == refusal.message == "person: Der Name ist zu lang."


def test_a_refusal_needs_no_field() -> None:
    """A rule about the whole names no field and asks for no pause."""
    refusal = Refused("no_device", "Dieses Profil ist keinem Gerät zugeordnet.")
    assert (refusal.field, refusal.retry_after_seconds) == (None, None)
