"""Plays the job without a screen and leaves pictures and a report; what was not seen is named and fails the run."""

from __future__ import annotations

import json
import shutil
import sys
import time
from datetime import timedelta
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QApplication

from benchmarks.demo.job import Job
from benchmarks.demo.report import written_report
from benchmarks.demo.side import Side
from benchmarks.invented import shifts, to_willich
from benchmarks.looking import Album, NotSeen, picture, quieten
from benchmarks.stage import POLICE, WILLICH, Stage
from desktop.composition import Opened
from desktop.computer import System, share_turns
from desktop.domain.derivation import derived_id
from desktop.domain.notification_events import Acknowledged
from desktop.presenters import notifications, register
from desktop.presenters.notifying import write
from desktop.presenters.times import moment

LEAST_PICTURES: Final = 12
_EARLIER: Final = ("urgent", "urgent", "urgent")


def say(text: str) -> None:
    """Tell people what happens."""
    print(text, flush=True)


def play_all(output: Path) -> int:
    """Play everything; gives the exit code: 0 only if everything was seen."""
    started = time.monotonic()
    share_turns()
    shutil.rmtree(output, ignore_errors=True)
    stage = Stage(output / "data")
    try:
        say("1. Server einrichten, Kooperation gründen, zwei Geräte anmelden …")
        _set_up(stage)
        stage.server.stop()
        missed = _play(stage, output)
    finally:
        stage.server.stop()
    for one in missed:
        say(f"   Nicht gesehen: {one}")
    end = "Nicht fertig" if missed else "Fertig"
    say(f"{end} nach {time.monotonic() - started:.0f} s. Bericht: {output / 'report.md'}")
    return 1 if missed else 0


def _set_up(stage: Stage) -> None:
    stage.found()
    stage.enrol("police", stage.invite(POLICE), "Dienst A")
    stage.enrol("willich", stage.invite(WILLICH), "Eingang Willich")
    now = moment(System().now())
    with stage.opened("police") as police:
        ids = [_written(police, index, urgency) for index, urgency in enumerate(_EARLIER)]
    with stage.opened("willich") as willich:
        register.plan_shifts(willich.workspace, shifts("willich", now))
        for one in ids[:2]:
            notifications.acknowledge(willich.workspace, one, Acknowledged("Eingang Willich", "W-0000", "Fachkraft A"))
    with stage.opened("police"):
        pass


def _written(opened: Opened, index: int, urgency: str) -> bytes:
    workspace = opened.workspace
    notification = workspace.new_id()
    day = moment(workspace.now()) - timedelta(days=1 + index)
    write(workspace, notification, to_willich(index, urgency, day), opened.person)
    return derived_id(notification, WILLICH)


def _play(stage: Stage, output: Path) -> list[str]:
    """Play scene by scene up to what cannot be seen; gives that, nothing if all was."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    app.setApplicationName("Schutzbrücke")
    app.setQuitOnLastWindowClosed(False)
    complaints = quieten()
    sides = Side(app, stage.profile("police")), Side(app, stage.profile("willich"))
    album = Album(output)
    job = Job(stage, sides, album)
    missed = _scenes(job)
    for name, side in zip(("polizei", "willich"), sides, strict=True):
        if missed:
            picture(side.window).save(str(output / f"zuletzt-{name}.png"))
        side.program.finish()
    missed += [f"Qt meldet: {complaint}" for complaint in dict.fromkeys(complaints)]
    if len(album.pictures) < LEAST_PICTURES:
        missed.append(f"{LEAST_PICTURES} Bilder; es sind {len(album.pictures)}")
    _leave(output, job, album, missed)
    return missed


def _scenes(job: Job) -> list[str]:
    scenes = list(job.scenes())
    for number, (words, scene) in enumerate(scenes, 2):
        say(f"{number}. {words}")
        try:
            scene()
        except NotSeen as unseen:
            return [f"{words} {unseen}", *(later for later, _ in scenes[number - 1 :])]
    return []


def _leave(output: Path, job: Job, album: Album, missed: list[str]) -> None:
    """Leave report and data."""
    told = {name: value for name, value in job.told.items() if name != "entity"}
    pictures = [{"file": one.name, "shows": one.title} for one in album.pictures]
    data = told | {"screenshots": pictures, "not_seen": missed}
    (output / "report.json").write_text(json.dumps(data, ensure_ascii=False, indent=2), encoding="utf-8")
    (output / "report.md").write_text(written_report(told, album.pictures, missed), encoding="utf-8")
