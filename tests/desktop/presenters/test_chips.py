"""Chips: a word, a tone and an icon for everything a notification can be."""

from __future__ import annotations

from typing import get_args

import pytest

from desktop.domain.notification_state import Delivery, Mark, Processing
from desktop.presenters.chips import (
    Tone,
    conflict_chip,
    deadline_chip,
    discreet_chip,
    hands_chip,
    refused_chip,
    span,
    state_chip,
    step_icon,
    urgency_chip,
)
from desktop.ui.theme import icons

MINUTE = 60_000
HOUR = 60 * MINUTE
DAY = 24 * HOUR


@pytest.mark.parametrize("code", [*Delivery, *Processing, *Mark])
def test_every_state_has_its_words(code: str) -> None:
    """A state and a mark are said in German and have an icon there is and a tone there is."""
    chip = state_chip(code)
    assert chip.text != code
    assert chip.icon in icons.names()
    assert chip.tone in get_args(Tone)


def test_what_has_happened_has_an_icon() -> None:
    """A step that is a state has its icon, one that takes something back the icon of taking back; none is without."""
    assert step_icon("forwarded") == state_chip("forwarded").icon
    assert step_icon("forward_taken_back") == step_icon("withdrawn")
    assert step_icon("unheard_of") in icons.names()


def test_an_unknown_state_is_shown_as_it_is() -> None:
    """What another version calls a state stands there under its own name."""
    assert (state_chip("archived").text, state_chip("archived").tone) == ("archived", "neutral")


def test_who_has_it_is_not_named_where_somebody_looks_on() -> None:
    """The chip of a person then says only that there is one; every other stays as it is."""
    assert hands_chip("Dienst B").text == "Dienst B"
    assert hands_chip("Dienst B", mine=True).text == "Mir zugewiesen"
    assert hands_chip("Dienst B", stands_in=True).text == "Vertretung für Dienst B"
    assert discreet_chip(hands_chip("Dienst B")).text == "Zugewiesen"
    assert discreet_chip(state_chip("queued")) == state_chip("queued")


def test_danger_is_kept_for_danger() -> None:
    """What waits is grey; red are the immediate, the overdue and the refused alone."""
    assert state_chip("queued").tone == "neutral"
    assert [urgency_chip(code).tone for code in ("immediate", "urgent", "routine")] == ["danger", "warn", "neutral"]
    assert refused_chip().tone == deadline_chip(0, 1).tone == "danger"
    assert deadline_chip(1, 0).tone == conflict_chip().tone == "warn"


@pytest.mark.parametrize(
    ("due", "text"),
    [
        (6 * MINUTE, "Bestätigung offen · noch 6 min"),
        (MINUTE - 1, "Bestätigung offen · noch weniger als 1 min"),
        (0, "Bestätigung offen · noch weniger als 1 min"),
        (2 * HOUR, "Bestätigung offen · noch 2 h"),
        (3 * DAY, "Bestätigung offen · noch 3 Tage"),
        (-1, "Überfällig seit weniger als 1 min"),
        (-3 * MINUTE, "Überfällig seit 3 min"),
        (-(HOUR + 5 * MINUTE), "Überfällig seit 1 h 5 min"),
        (-DAY, "Überfällig seit 1 Tag"),
        (-2 * DAY, "Überfällig seit 2 Tagen"),
    ],
)
def test_a_clock_that_runs(due: int, text: str) -> None:
    """The chip counts down to the deadline and up from it, in words that fit."""
    assert deadline_chip(10 * DAY + due, 10 * DAY).text == text


def test_a_span_of_days_fits_its_sentence() -> None:
    """After "seit" days stand in the dative, else not."""
    assert (span(2 * DAY), span(2 * DAY, since=False)) == ("2 Tagen", "2 Tage")
