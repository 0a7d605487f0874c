"""The strip: how things stand with the server, in words that promise nothing that is not so."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.presenters.chips import Chip
from desktop.presenters.strip import GREATEST_GAP_MS, Standing, strip, warnings
from desktop.ui.theme import icons
from desktop.workspace.ground import ALARMS
from tests.helpers.company import START

MINUTE = 60_000
LEVEL = Standing(level=True, last_success=START - MINUTE)


@pytest.mark.parametrize(
    ("standing", "text", "tone"),
    [
        (Standing(), "Noch nicht abgeglichen", "neutral"),
        (LEVEL, "Abgeglichen", "ok"),
        (replace(LEVEL, level=False, waiting_to_send=1), "Noch nicht alles übermittelt", "neutral"),
        (Standing(waiting_to_send=1), "Noch nicht abgeglichen", "neutral"),
        (replace(LEVEL, working=True), "Abgleich läuft", "info"),
        (replace(LEVEL, working=True, returned=3, to_return=9), "Dem Server zurückgegeben: 3 von 9", "info"),
        (replace(LEVEL, returned=9, to_return=9), "Abgeglichen", "ok"),
        (replace(LEVEL, level=False, trouble="Server nicht erreichbar."), "Ohne Verbindung", "neutral"),
        (replace(LEVEL, level=False, trouble="Speicher voll.", faulty=True), "Abgleich gestört", "warn"),
        (replace(LEVEL, trouble="Stimmt nicht.", stopped=True, working=True), "Abgleich angehalten", "danger"),
        (replace(LEVEL, enrolment="waiting_for_admission", trouble="x"), "Wartet auf Zulassung", "warn"),
        (replace(LEVEL, enrolment="revoked", stopped=True), "Dieses Gerät ist gesperrt", "danger"),
        (replace(LEVEL, enrolment="unknown", trouble="x"), "Dem Server unbekannt", "danger"),
    ],
)
def test_the_state_that_matters_most(standing: Standing, text: str, tone: str) -> None:
    """One state is said, the gravest first; offline is grey and not red."""
    state = strip(standing, START).state
    assert (state.text, state.tone) == (text, tone)
    assert state.icon in icons.names()


def test_as_of_when() -> None:
    """The time of the last whole contact is said, with its day if it was not today, and that there was none yet."""
    assert strip(LEVEL, START).as_of == "Stand 16:12 Uhr"
    assert strip(LEVEL, START + 24 * 60 * MINUTE).as_of == "Stand gestern, 16:12 Uhr"
    assert strip(Standing(), START).as_of == "noch nie abgeglichen"


def test_what_waits_is_counted() -> None:
    """What waits is counted and never called sent; where nothing waits nothing is said."""
    counted = [strip(replace(LEVEL, waiting_to_send=count), START).waiting for count in (0, 1, 3)]
    assert counted == ["", "1 wartet", "3 warten"]


def test_all_of_it_in_one_sentence() -> None:
    """Those who hear the strip hear everything that stands on it."""
    said = strip(replace(LEVEL, waiting_to_send=2, refused=1), START)
    assert said.spoken == "Abgeglichen, Stand 16:12 Uhr, 2 warten, 1 nicht zugestellt"


def test_warnings() -> None:
    """What was refused, what cannot be read, and a clock that is off by more than five minutes are said."""
    assert warnings(LEVEL) == warnings(replace(LEVEL, clock_gap=GREATEST_GAP_MS)) == []
    assert warnings(replace(LEVEL, refused=2, unreadable=1)) == ["2 nicht zugestellt", "1 beiseitegelegt"]
    for gap in (14 * MINUTE + 1, -14 * MINUTE - 1):
        said = strip(replace(LEVEL, clock_gap=gap), START)
        assert said.clock == Chip("Uhr weicht 14 min ab", "warn", "clock-alert")
        assert said.spoken.startswith("Abgeglichen, Uhr weicht 14 min ab, ")
    assert strip(replace(LEVEL, clock_gap=GREATEST_GAP_MS), START).clock is None


def test_every_alarm_has_its_words() -> None:
    """An alarm is said in a sentence, one of another version too, and never by the name it has inside."""
    said = warnings(replace(LEVEL, alarms=(*ALARMS, "of_tomorrow")))
    assert len(set(said)) == len(ALARMS) + 1
    assert all(sentence.endswith(".") and "_" not in sentence for sentence in said)


def test_what_keeps_files_back_is_a_warning() -> None:
    """It stops nothing else, so that the state stays what it is."""
    said = strip(replace(LEVEL, files="Die Dateien sind beschädigt."), START)
    assert (said.state.text, said.warnings) == ("Abgeglichen", ("Die Dateien sind beschädigt.",))
