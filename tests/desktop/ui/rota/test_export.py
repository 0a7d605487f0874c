"""One's own shifts are written where somebody wants them."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from desktop.ui.rota.export import write_own
from tests.helpers.company import Member
from tests.helpers.rotas import OWN, planned
from tests.helpers.window import around


def test_a_calendar_file_is_written(qtbot: QtBot, willich: Member, tmp_path: Path) -> None:
    """It has one's own shifts, says how many, and is readable by its owner alone."""
    desk, out = around(willich).desk, tmp_path / "dienste.ics"
    assert write_own(desk, str(out)) == "0 Dienste stehen in der Kalenderdatei."
    planned(willich, 0, OWN)
    assert write_own(desk, str(out)) == "1 Dienst steht in der Kalenderdatei."
    assert out.read_bytes().count(b"BEGIN:VEVENT") == 1
    assert out.stat().st_mode & 0o077 == 0


def test_where_nothing_can_be_written_it_is_said(qtbot: QtBot, willich: Member, tmp_path: Path) -> None:
    """A folder that is not there leads to a sentence."""
    said = write_own(around(willich).desk, str(tmp_path / "fehlt" / "dienste.ics"))
    assert said == "Die Kalenderdatei ließ sich dort nicht sichern. Wählen Sie einen anderen Ort."
