"""The demonstration around its windows: whether somebody can look, and what its report says."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

from benchmarks.demo.__main__ import OUTPUT, has_screen
from benchmarks.demo.report import written_report
from benchmarks.looking import Picture

ROOT: Final = Path(__file__).parent.parent.parent
FINAL = {
    "number": "VIE-2026-1-000004",
    "category": "P01",
    "urgency": "immediate",
    "to_name": "Jugendamt der Stadt Willich",
    "rule": "Schiefbahn ist ein Ortsteil von Willich.",
    "state": "acknowledged",
    "written_at": "2026-11-23T00:57:52.000+01:00",
    "accepted_at": "2026-11-23T00:57:55.000+01:00",
    "delivered_at": "2026-11-23T00:57:55.250+01:00",
    "acknowledged": {"by": "Eingang Willich", "at": "2026-11-23T00:57:56.500+01:00"},
    "timeline": [],
}
TOLD = {
    "written": {"state": "queued", "advice": {"text": "rufen Sie jetzt an."}},
    "final": FINAL,
    "receiver": {"state": "acknowledged"},
}


@pytest.mark.parametrize("platform", ["linux"])
def test_who_can_look(platform: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A display is a screen, unless somebody builds unattended or asks for none."""
    monkeypatch.setattr(sys, "platform", platform)
    assert has_screen({"DISPLAY": ":0"})
    assert has_screen({"WAYLAND_DISPLAY": "wayland-0"})
    assert not has_screen({})
    assert not has_screen({"DISPLAY": ":0", "CI": "true"})
    assert not has_screen({"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen"})


def test_the_report_of_a_whole_run() -> None:
    """The report says who has it, how long it took by the event log, and shows the pictures."""
    text = written_report(TOLD, [Picture("01-a.png", "Gesperrt", "")], [])
    assert "bestätigt von Eingang Willich" in text
    assert (
        "Wartete 3.0 s ohne Server; von der Annahme bis zur Zustellung 0.25 s, bis zur Eingangsbestätigung 1.5 s."
        in text
    )
    assert "![Gesperrt](01-a.png)" in text
    assert "Nicht alles" not in text


def test_the_report_of_half_a_run() -> None:
    """What was not seen stands first, and the report is written without it."""
    text = written_report({"written": TOLD["written"]}, [], ["Auf Englisch."])
    assert text.index("Nicht alles war zu sehen") < text.index("- Auf Englisch.") < text.index("## Bilder")


def test_it_plays_to_its_end(tmp_path: Path) -> None:
    """Without a screen the main job is played over real programs, and everything it speaks of was seen."""
    call = [sys.executable, "-m", "benchmarks.demo"]
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    played = subprocess.run(call, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert played.returncode == 0, played.stdout
    assert "Nicht alles" not in (tmp_path / OUTPUT / "report.md").read_text(encoding="utf-8")
