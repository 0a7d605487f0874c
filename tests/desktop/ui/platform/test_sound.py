"""The alarm sound, with small programs of our own in the place of players."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from desktop.ui.platform.sound import AlarmSound

Players = Callable[..., AlarmSound]
NOTES_TONE = 'for last; do :; done; echo "$last" >> "$0.played"'
FAILS = "exit 1"
HANGS = "exec sleep 60"


@pytest.fixture
def players(tmp_path: Path, qapp: object) -> Iterator[Players]:
    """Give a sound on a machine with these players: what each does, as a line of shell."""
    sounds = []

    def on_a_machine_with(**lines: str) -> AlarmSound:
        for name, line in lines.items():
            program = tmp_path / name.replace("_", "-")
            program.write_text(f"#!/bin/sh\n{line}\n", encoding="utf-8")
            program.chmod(0o700)

        def find(name: str) -> str | None:
            return str(tmp_path / name) if (tmp_path / name).exists() else None

        sounds.append(AlarmSound(tmp_path / "tone.wav", find))
        return sounds[-1]

    yield on_a_machine_with
    for sound in sounds:
        sound.close()


def played(tmp_path: Path, name: str) -> list[str]:
    """The files a player was given."""
    notes = tmp_path / f"{name}.played"
    return notes.read_text(encoding="utf-8").split() if notes.exists() else []


def test_the_first_player_found_plays_the_tone(players: Players, tmp_path: Path, qtbot: QtBot) -> None:
    """The tone goes to the first of the known players that is there."""
    sound = players(paplay=NOTES_TONE, aplay=NOTES_TONE)
    assert sound.available
    sound.play()
    qtbot.waitUntil(lambda: not sound.sounding)
    assert played(tmp_path, "paplay") == [str(tmp_path / "tone.wav")]
    assert played(tmp_path, "aplay") == []


def test_playing_does_not_wait_and_does_not_overlap(players: Players) -> None:
    """A call returns while the tone sounds, and another one meanwhile starts nothing."""
    sound = players(aplay=HANGS)
    sound.play()
    sound.play()
    assert sound.sounding


def test_closing_ends_the_tone_without_an_alarm_about_it(players: Players, qtbot: QtBot) -> None:
    """Nothing sounds after closing, and that is no failure."""
    sound = players(aplay=HANGS)
    sound.play()
    with qtbot.assertNotEmitted(sound.failed):
        sound.close()
    assert not sound.sounding


def test_a_player_that_fails_is_followed_by_the_next(players: Players, tmp_path: Path, qtbot: QtBot) -> None:
    """A player without a sound server is not the end: the next one is tried."""
    sound = players(pw_play=FAILS, aplay=NOTES_TONE)
    with qtbot.assertNotEmitted(sound.failed):
        sound.play()
        qtbot.waitUntil(lambda: played(tmp_path, "aplay") != [] and not sound.sounding)


def test_a_player_that_cannot_be_started_is_followed_by_the_next(
    players: Players, tmp_path: Path, qtbot: QtBot
) -> None:
    """A player that is gone since the start counts as one that fails."""
    sound = players(pw_play=NOTES_TONE, aplay=NOTES_TONE)
    (tmp_path / "pw-play").unlink()
    sound.play()
    qtbot.waitUntil(lambda: played(tmp_path, "aplay") != [] and not sound.sounding)


def test_failure_of_all_players_is_told(players: Players, qtbot: QtBot) -> None:
    """When no player works, the signal says so, and says so again the next time."""
    sound = players(paplay=FAILS, aplay=FAILS)
    for _ in range(2):
        with qtbot.waitSignal(sound.failed):
            sound.play()


def test_a_player_that_hangs_is_ended_and_told(players: Players, qtbot: QtBot) -> None:
    """When patience ends, a silent player is taken for none."""
    sound = players(aplay=HANGS)
    sound.play()
    patience = sound.findChild(QTimer)
    assert patience is not None
    assert patience.isActive()
    with qtbot.waitSignal(sound.failed):
        patience.timeout.emit()
    assert not sound.sounding


def test_no_player_is_known_from_the_start(players: Players, qtbot: QtBot) -> None:
    """Without a player the sound is not available, and playing tells so at once."""
    sound = players()
    assert not sound.available
    with qtbot.waitSignal(sound.failed):
        sound.play()


def test_on_windows_the_system_plays(qtbot: QtBot, tmp_path: Path) -> None:
    """On Windows no program is looked for; where the system cannot play, as here, that is told."""
    sound = AlarmSound(tmp_path / "tone.wav", lambda _: None, windows=True)
    assert sound.available
    with qtbot.waitSignal(sound.failed):
        sound.play()
    sound.close()
