"""Five years of rota in the window: until another month stands painted, and until F9 shows whom to call, offline.

In a new process over the real encrypted profile; the profile is filled once, by two units of three shifts a day.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Final

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from benchmarks.figure import Figure, percentile
from benchmarks.world import PHRASE, World
from desktop.composition import Opened, open_profile
from desktop.computer import System
from desktop.domain.duty import ShiftPlanned
from desktop.domain.local_time import day_begins
from desktop.domain.refused import Refused
from desktop.domain.settings import Settings
from desktop.keys.unlock import unlock
from desktop.presenters.strip import Standing
from desktop.presenters.times import moment
from desktop.ui.actions import Actions
from desktop.ui.around import Around
from desktop.ui.desk import Desk
from desktop.ui.finder_sheet import FinderSheet
from desktop.ui.on_call_sheet import OnCallSheet
from desktop.ui.rota.view import RotaView
from desktop.ui.window import Window, Wishes, dress
from desktop.workspace.recording import Deed
from desktop.workspace.workspace import Workspace

_UNITS: Final = ("jugendamt-willich-asd", "jugendamt-willich-jgh")
_AGENCY: Final = "jugendamt-willich"
_DAYS: Final = 5 * 365
_A_DAY: Final = 3
_PART: Final = 2_000
_EIGHT_HOURS: Final = 8 * 3600 * 1000
_TIMES: Final = 40
_SIZE: Final = (1280, 800)


def measure(world: World, part: int) -> Iterator[Figure]:
    """Fill a rota, and measure what people wait for in it."""
    opened = world.willich()
    days = max(90, _DAYS // part)
    count = _fill(opened.workspace, days)
    opened.close()
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-m", "benchmarks.rota", str(world.folder / "willich")]
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=environment)
    found: dict[str, float] = json.loads(done.stdout)
    n = f"{count:,} shifts of {days / 365:.1f} years"
    yield Figure("rota_month_p95_ms", f"{n}, another month painted", found["month"], "ms", bound=100)
    yield Figure("on_call_p95_ms", f"{n}, F9 until it is painted, offline", found["on_call"], "ms", bound=100)
    yield Figure(
        "competence_p95_ms", f"{n}, a place typed until the answer is painted", found["finder"], "ms", bound=100
    )


def _fill(workspace: Workspace, days: int) -> int:
    """Plan so many days around today for two units, three shifts a day; gives how many there are."""
    today = moment(workspace.now()).date()
    deeds = [
        Deed("duty.planned", workspace.new_id(), _shift(unit, today + timedelta(days=index), place))
        for index in range(-days + 60, 60)
        for unit in _UNITS
        for place in range(_A_DAY)
    ]
    for start in range(0, len(deeds), _PART):
        workspace.record(workspace.cooperation(), deeds[start : start + _PART])
    return len(deeds)


def _shift(unit: str, day: date, place: int) -> ShiftPlanned:
    begins = day_begins(day) + place * _EIGHT_HOURS
    name = f"Rufdienst {'ABCDEFG'[(day.toordinal() + place) % 7]}"
    return ShiftPlanned(unit, _AGENCY, begins, begins + _EIGHT_HOURS, name, "02154 000-000")


class _Backstage:
    """A profile without a connection, whose tasks are done at once."""

    person = "Dienst A"

    def __init__(self, opened: Opened) -> None:
        """Take an opened profile."""
        self.workspace = opened.workspace

    def listen(self, changed: Callable[[tuple[bytes, ...]], None], stands: Callable[[Standing], None]) -> None:
        """Say once how things stand: nothing changes here."""
        stands(Standing(trouble="Der Server ist nicht erreichbar."))
        self.workspace.watch(changed)

    def work(self, task: Callable[[], None], failed: Callable[[Refused], None], *, send: bool) -> None:
        """Do it at once."""
        del failed, send
        task()

    def sync(self) -> None:
        """Reach nobody."""


def _painted(app: QApplication, do: Callable[[], object]) -> float:
    """Do something and give how long it takes until it is painted (ms)."""
    app.processEvents()
    before = time.perf_counter()
    do()
    app.processEvents()
    return (time.perf_counter() - before) * 1000


def in_window(folder: Path) -> dict[str, float]:
    """Turn months, press F9 and type places; gives milliseconds."""
    app = QApplication([])
    dress(app, Settings(mode="light"))
    opened = open_profile(folder, unlock(folder, PHRASE, System().now()))
    desk = Desk(_Backstage(opened))
    around = Around(desk, Actions(), _window(folder).inside, Settings(mode="light"))
    view = RotaView(around, lambda _entity: None)
    view.resize(*_SIZE)
    view.show()
    months = [_painted(app, lambda: view.turn(-1)) for _ in range(_TIMES)]
    sheets = [_painted(app, lambda: _close(OnCallSheet(desk, view))) for _ in range(_TIMES)]
    finder = FinderSheet(desk, view)
    finder.show_lines()
    places = [_painted(app, lambda: _typed(finder)) for _ in range(_TIMES)]
    opened.close()
    return {
        "month": percentile(months, 0.95),
        "on_call": percentile(sheets, 0.95),
        "finder": percentile(places, 0.95),
    }


def _window(folder: Path) -> Window:

    settings = QSettings(str(folder / "bench.ini"), QSettings.Format.IniFormat)
    return Window(settings, Settings(), Wishes(lambda _: None, *(lambda: None,) * 3))


def _close(sheet: OnCallSheet) -> None:
    sheet.show_now()
    QApplication.processEvents()
    sheet.accept()


def _typed(finder: FinderSheet) -> None:
    finder.lines["place"].setText("Schiefbahn" if finder.lines["place"].text() != "Schiefbahn" else "Kempen")
    finder.find_now()


if __name__ == "__main__":
    print(json.dumps(in_window(Path(sys.argv[1]))))
