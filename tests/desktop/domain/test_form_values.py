"""What single fields accept, each with its refused twin."""

from __future__ import annotations

from datetime import timedelta

import pytest

from desktop.domain.form_values import Field, Kind, Wrong, clean
from tests.helpers.shipped import NOW

CHOICES = (("yes", "Ja"), ("no", "Nein"))


def field(kind: Kind, *, limit: int = 10, ahead: bool = False) -> Field:
    return Field("some", kind, "Etwas", limit=limit, choices=CHOICES, ahead=ahead)


@pytest.mark.parametrize(
    ("kind", "value", "kept"),
    [
        ("text", " Mu\u0308ller ", "Müller"),
        ("text", "x" * 10, "x" * 10),
        ("long", "a\n\tb", "a\n\tb"),
        ("phone", "110", "110"),
        ("ags", "05166036", "05166036"),
        ("postcode", "47877", "47877"),
        ("flag", False, False),
        ("count", 0, 0),
        ("count", 10, 10),
        ("numbers", [3, 1, 3], (3, 1)),
        ("choice", "yes", "yes"),
        ("choices", ["yes", "yes"], ("yes",)),
    ],
)
def test_right_values_are_kept(kind: Kind, value: object, kept: object) -> None:
    """A right value is kept, text composed and without blanks around it."""
    assert clean(field(kind), value, NOW) == kept


@pytest.mark.parametrize(
    ("kind", "value", "words"),
    [
        ("text", 3, "Text"),
        ("numbers", 3, "Liste von Zahlen"),
        ("numbers", [0], "von 1 bis 10"),
        ("numbers", [11], "von 1 bis 10"),
        ("numbers", [True], "Liste von Zahlen"),
        ("numbers", ["1"], "Liste von Zahlen"),
        ("text", "x" * 11, "höchstens 10 Zeichen"),
        ("text", "a\nb", "Steuerzeichen"),
        ("text", "a\x00b", "Steuerzeichen"),
        ("long", "a\rb", "Steuerzeichen"),
        ("long", "a\x1b[2J", "Steuerzeichen"),
        ("text", "\u202eabc", "Steuerzeichen"),
        ("text", "a\u200bb", "Steuerzeichen"),
        ("text", "\ud800", "Steuerzeichen"),
        ("phone", "ruf an", "Rufnummer"),
        ("phone", "٠٣٠", "Rufnummer"),
        ("ags", "5166036", "acht Ziffern"),
        ("postcode", "4787\uff17", "fünf Ziffern"),
        ("postcode", 47877, "Text"),
        ("flag", 1, "true oder false"),
        ("flag", "ja", "true oder false"),
        ("count", -1, "von 0 bis 10"),
        ("count", 11, "von 0 bis 10"),
        ("count", True, "ganze Zahl"),
        ("count", 1.0, "ganze Zahl"),
        ("choice", "maybe", "yes, no"),
        ("choice", ["yes"], "yes, no"),
        ("choices", "yes", "Liste"),
        ("choices", ["maybe"], "yes, no"),
        ("choices", ["yes"] * 3, "Liste"),
        ("group", "x", "einzelner Wert"),
    ],
)
def test_wrong_values_are_refused(kind: Kind, value: object, words: str) -> None:
    """A wrong value is refused with what is expected."""
    with pytest.raises(Wrong, match=words) as caught:
        clean(field(kind), value, NOW)
    assert not (isinstance(value, str) and len(value) > 3 and value in str(caught.value))


@pytest.mark.parametrize("value", ["2024-02-29", "1999-12-31", "2026-11-22"])
def test_days_up_to_today_are_accepted(value: str) -> None:
    """A day that exists and is not ahead is kept as it is."""
    assert clean(field("date"), value, NOW) == value


@pytest.mark.parametrize(
    "value",
    ["2023-02-29", "2026-11-23", "22.11.2026", "20261122", "2026-W01-1", "", "2026-11-22T00:00:00Z", "0001-01-01"],
)
def test_other_days_are_refused(value: str) -> None:
    """A day that does not exist, is ahead or is written otherwise is refused."""
    with pytest.raises(Wrong):
        clean(field("date", limit=40), value, NOW)


@pytest.mark.parametrize("value", ["2026-11-22T03:10:00Z", "2026-11-22T04:10+01:00", "2026-11-22T03:09:59.5Z"])
def test_times_with_offset_are_accepted(value: str) -> None:
    """A time of the past with its offset is kept as it is."""
    assert clean(field("moment", limit=40), value, NOW) == value


@pytest.mark.parametrize(
    "value",
    ["2026-11-22T03:10:00", "2026-11-22", "2026-11-22 03:10:00Z", "2026-11-22T25:00:00Z", "2026-11-22T03:10:00+99:99"],
)
def test_times_without_offset_or_sense_are_refused(value: str) -> None:
    """A time without offset or that does not exist is refused."""
    with pytest.raises(Wrong, match="Zeitpunkt wie"):
        clean(field("moment", limit=40), value, NOW)


def test_a_clock_that_runs_a_little_fast_holds_nothing_up() -> None:
    """Five minutes ahead pass, more is the future, and a time that may be ahead is free."""
    ahead = [(NOW + timedelta(minutes=minutes)).isoformat() for minutes in (5, 6)]
    assert clean(field("moment", limit=40), ahead[0], NOW) == ahead[0]
    with pytest.raises(Wrong, match="Zukunft"):
        clean(field("moment", limit=40), ahead[1], NOW)
    assert clean(field("moment", limit=40, ahead=True), ahead[1], NOW) == ahead[1]
    assert clean(field("date", ahead=True), "2030-01-01", NOW) == "2030-01-01"
