"""What people write and what a document keeps: the same value, in each one's way."""

from __future__ import annotations

import pytest

from desktop.domain.form_values import Kind
from desktop.presenters.form_entry import entered, present, shown


@pytest.mark.parametrize(
    ("kind", "written", "kept"),
    [
        ("text", " Kim ", "Kim"),
        ("count", "2", 2),
        ("numbers", "1, 3", [1, 3]),
        ("numbers", "1 und 3", [1, 3]),
        ("date", "31.01.2026", "2026-01-31"),
        ("date", "1.2.2026", "2026-02-01"),
        ("moment", "31.01.2026 03:10", "2026-01-31T03:10:00+01:00"),
        ("moment", "01.07.2026, 03:10 Uhr", "2026-07-01T03:10:00+02:00"),
        ("text", "  ", None),
    ],
)
def test_what_is_written_is_read(kind: Kind, written: str, kept: object) -> None:
    """Days and times are read as they are written here, in Europe/Berlin."""
    assert entered(kind, written) == kept


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("count", "zwei"),
        ("count", "²"),
        ("numbers", "eins"),
        ("numbers", "und"),
        ("date", "31.02.2026"),
        ("moment", "3"),
    ],
)
def test_what_is_no_value_is_kept_as_written(kind: Kind, text: str) -> None:
    """Nothing is lost; the check names it."""
    assert entered(kind, text) == text


@pytest.mark.parametrize(
    ("kind", "text"),
    [("date", "31.01.2026"), ("moment", "31.01.2026 03:10"), ("count", "2"), ("text", "Kim"), ("numbers", "1, 3")],
)
def test_a_value_is_shown_as_it_was_written(kind: Kind, text: str) -> None:
    """Reading and showing are each other's opposite."""
    assert shown(entered(kind, text), kind) == text


def test_nothing_is_shown_as_nothing() -> None:
    """A field without a value is empty."""
    assert shown(None, "date") == ""


def test_the_present_is_written_like_a_moment() -> None:
    """What is filled in for now can be read again."""
    assert entered("moment", present(1_790_000_000_000)) == "2026-09-21T16:13:00+02:00"
