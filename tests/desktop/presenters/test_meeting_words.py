"""The words of meetings: every code has one, and what is said of time and rhythm can be read aloud."""

from __future__ import annotations

import pytest

from desktop.domain.meeting_answers import Seats
from desktop.domain.meeting_audience import LEVELS
from desktop.domain.meeting_events import ITEM_FIELDS, MEETING_FIELDS
from desktop.domain.meeting_kind import MEETING_KINDS
from desktop.domain.meeting_series import read_series, read_span
from desktop.domain.meeting_state import Answer
from desktop.presenters import meeting_words as words
from tests.desktop.domain.meetings import planned
from tests.helpers.company import ASD, Member


def test_every_code_has_a_word() -> None:
    """Kinds, fields and levels; a kind of a newer program is a meeting."""
    assert list(words.KIND_TITLES) == list(MEETING_KINDS)
    assert list(words.FIELD_TITLES) == list(MEETING_FIELDS)
    assert list(words.ITEM_FIELD_TITLES) == list(ITEM_FIELDS)
    assert list(words.LEVEL_TITLES) == list(LEVELS)
    assert words.kind_title("song") == "Termin"


@pytest.mark.parametrize(
    ("span", "said"),
    [
        ("2026-12-08T14:00/2026-12-08T16:00", "Di 08.12.2026, 14:00–16:00 Uhr"),
        ("2026-12-08T22:00/2026-12-09T01:00", "Di 08.12.2026, 22:00 Uhr bis Mi 09.12.2026, 01:00 Uhr"),
    ],
)
def test_when_it_is(span: str, said: str) -> None:
    """One day once, two days both."""
    found = read_span(span)
    assert found is not None
    assert words.span_words(found) == said


@pytest.mark.parametrize(
    ("series", "said"),
    [
        ("", ""),
        ("FREQ=WEEKLY;COUNT=4", "jede Woche, 4-mal"),
        ("FREQ=WEEKLY;INTERVAL=2;UNTIL=20271231", "alle 2 Wochen, bis 31.12.2027"),
        ("FREQ=MONTHLY;COUNT=4", "jeden Monat, 4-mal"),
        ("FREQ=MONTHLY;INTERVAL=3;COUNT=4", "alle 3 Monate, 4-mal"),
        ("FREQ=MONTHLY;BYDAY=2TU;COUNT=4", "jeden zweiten Dienstag im Monat, 4-mal"),
        ("FREQ=MONTHLY;INTERVAL=6;BYDAY=-1FR;COUNT=4", "jeden letzten Freitag im Monat, alle 6 Monate, 4-mal"),
    ],
)
def test_how_it_comes_again(series: str, said: str) -> None:
    """By the week, by the month, by the weekday in it; until when or how often."""
    assert words.series_words(read_series(series)) == said


def test_who_is_invited(police: Member) -> None:
    """By names and not by ids; nobody named is everybody."""
    workspace = police.workspace
    assert words.invited_words(workspace, ()) == "Alle Stellen"
    said = words.invited_words(workspace, (f"unit:{ASD}", "level:leadership", "role:member"))
    assert said.endswith(", Leitungsebene, Mitglied")
    assert ASD not in said.partition(",")[0]


def test_how_many_come() -> None:
    """Of how many, where there are only so many, and who waits."""
    assert words.seats_words(planned(), Seats((), (), (), ())) == "0 Zusagen"
    full = planned(capacity="1")
    somebody = Answer(bytes(16), "", "yes", "", 1, ASD, "jugendamt-willich", (), 0)
    one = Seats((somebody,), (somebody, somebody), (), ())
    assert words.seats_words(full, one) == "1 von 1 Plätzen · 2 auf der Warteliste"
    assert words.seats_words(planned(), Seats(one.taken, (), (), ())) == "1 Zusage"
