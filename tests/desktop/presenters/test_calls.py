"""Telephone calls: said with when they were and with whom, whatever an entered time turns out to be."""

from __future__ import annotations

import pytest

from desktop.domain.refused import Refused
from desktop.presenters.calls import Call, call_words, noted
from desktop.presenters.times import read_moment

NOW = read_moment("2026-01-31T03:20:00+01:00", "now")


@pytest.mark.parametrize(
    ("at", "words"),
    [
        ("2026-01-31T03:15:00+01:00", "Telefonisch übergeben um 03:15 Uhr an Rufdienst A"),
        ("2026-01-31T02:15:00+00:00", "Telefonisch übergeben um 03:15 Uhr an Rufdienst A"),
        ("2026-01-30T23:59:00+01:00", "Telefonisch übergeben gestern um 23:59 Uhr an Rufdienst A"),
        ("2025-12-24T18:00:00+01:00", "Telefonisch übergeben am 24.12.2025 um 18:00 Uhr an Rufdienst A"),
        ("", "Telefonisch übergeben an Rufdienst A"),
        ("gegen drei", "Telefonisch übergeben an Rufdienst A"),
        ("99999-01-01", "Telefonisch übergeben an Rufdienst A"),
    ],
)
def test_a_call_is_said_with_its_time_and_whom(at: str, words: str) -> None:
    """The time is that of a clock here; what is no time is left out, and the call is said all the same."""
    assert call_words("Rufdienst A", at, NOW) == words


def test_a_call_is_noted_once_it_was() -> None:
    """A few minutes ahead is a clock that runs fast; more is a call that is still to come."""
    at = "2026-01-31T03:25:00+01:00"
    assert noted("Rufdienst A", at, NOW) == Call("Rufdienst A", at)
    with pytest.raises(Refused, match="Zukunft"):
        noted("Rufdienst A", "2026-01-31T03:25:01+01:00", NOW)
