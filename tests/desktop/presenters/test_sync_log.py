"""The log of the passes: what is an entry, what is joined to one, what is kept, and that it stays short."""

from __future__ import annotations

import pytest

from desktop.presenters.strip import Standing
from desktop.presenters.sync_log import MOST, SyncLog

THEN = 1_790_000_000_000
MINUTE = 60_000
TROUBLE = "Der Server ist nicht erreichbar."
LEVEL = Standing(level=True, last_success=THEN)
OFFLINE = Standing(last_success=THEN, trouble=TROUBLE)


def noted(*standings: Standing) -> SyncLog:
    """A log of passes a minute apart."""
    log = SyncLog()
    for number, standing in enumerate(standings):
        log.note(standing, THEN + number * MINUTE)
    return log


def test_a_pass_is_an_entry_in_words() -> None:
    """A pass says when it was and how much it moved."""
    [line] = noted(Standing(level=True, last_success=THEN, sent=3, received=12)).lines(THEN)
    assert (line.time, line.text) == ("16:13 Uhr", "Abgeglichen · 3 gesendet, 12 empfangen")
    assert (line.tone, line.icon) == ("ok", "check")


def test_alike_passes_are_one_entry() -> None:
    """Passes without movement that went the same way are joined, with their number and their span."""
    first, second = noted(OFFLINE, LEVEL, LEVEL, LEVEL).lines(THEN)
    assert (first.time, first.text) == ("16:14 Uhr bis 16:16 Uhr", "Abgeglichen · 3 Mal")
    assert (second.text, second.tone) == (TROUBLE, "neutral")


def test_what_moved_something_stands_alone() -> None:
    """A pass that sent or received is never joined to another."""
    moved = Standing(level=True, last_success=THEN, sent=1)
    assert len(noted(moved, moved, LEVEL, moved).entries) == 4


def test_a_pass_that_did_not_finish() -> None:
    """A pass without trouble that left something is not called level."""
    [line] = noted(Standing(last_success=THEN, received=5)).lines(THEN)
    assert line.text.startswith("Teilweise abgeglichen")


def test_beginnings_are_no_entries() -> None:
    """A pass that has just begun, and a profile that has never synced, are not noted."""
    log = SyncLog()
    assert not log.note(Standing(working=True, level=True), THEN)
    assert not log.note(Standing(), THEN)
    assert log.lines(THEN) == ()


def test_since_when_there_is_trouble() -> None:
    """Trouble counts from its first pass, of whatever kind, and is over with the first that went well."""
    other = Standing(last_success=THEN, trouble="Der Server meldet einen Fehler.")
    assert noted(LEVEL, OFFLINE, other, OFFLINE).trouble_since() == THEN + MINUTE
    assert noted(OFFLINE, LEVEL).trouble_since() == 0
    assert SyncLog().trouble_since() == 0


def test_it_comes_back() -> None:
    """What was kept comes back as it was."""
    log = noted(LEVEL, OFFLINE)
    assert SyncLog.kept(log.text()).entries == log.entries


@pytest.mark.parametrize("text", ["", "[", "{}", '[["x"]]'])
def test_what_cannot_be_read_is_nothing(text: str) -> None:
    """A log that cannot be read begins anew."""
    assert SyncLog.kept(text).entries == ()


def test_it_stays_short() -> None:
    """Only the last entries are kept, however long the program runs."""
    moved = Standing(level=True, last_success=THEN, sent=1)
    log = noted(*[moved] * (MOST + 50))
    assert len(log.entries) == MOST
    assert log.entries[-1].first == THEN + (MOST + 49) * MINUTE
