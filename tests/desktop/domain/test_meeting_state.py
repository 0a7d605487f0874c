"""A meeting as it stands: what follows from its fields."""

from __future__ import annotations

import pytest

from desktop.domain.meeting_series import Series
from desktop.domain.meeting_state import is_of
from tests.desktop.domain.meetings import WHEN, planned
from tests.desktop.domain.test_event import SENDER, number


def test_what_follows_from_the_fields() -> None:
    """Its title, when it is, how it comes again, how many may come."""
    state = planned(series="FREQ=WEEKLY;COUNT=4", capacity="20")
    assert (state.title, state.span.text(), state.capacity) == ("Fachtreffen", WHEN, 20)
    assert state.series == Series("WEEKLY", count=4)
    assert (planned().series, planned().capacity) == (None, 0)


def test_a_field_nobody_has_touched_is_empty() -> None:
    """A day of a series stands nowhere until somebody moves it."""
    assert planned().value("2026-12-15") == ""


@pytest.mark.parametrize(("device", "own"), [(SENDER.device, True), (number(7), False)])
def test_whose_a_device_is(device: bytes, *, own: bool) -> None:
    """One's own, and nobody else's."""
    assert is_of(SENDER, device) is own


def test_there_is_no_item_that_was_not_added() -> None:
    """Whoever asks for one is told so."""
    assert planned().item(number(9)) is None
