"""What a session tells in its thread arrives in Qt's."""

from __future__ import annotations

import threading
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QThread, Slot
from pytestqt.qtbot import QtBot

from desktop.app.session import Session
from desktop.app.witness import QtWitness
from desktop.domain.refused import Refused
from desktop.keys.secret import DatabaseKey


class Ear(QObject):
    """Notes what it hears, and whether that was in Qt's thread."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[object] = []
        self.elsewhere = 0

    @Slot(object)
    @Slot(object, object)
    def hear(self, *what: object) -> None:
        self.heard.extend(what)
        self.elsewhere += QThread.currentThread() is not self.thread()


def no_key() -> DatabaseKey:
    raise Refused("no_key", "Kein Schlüssel.")


def test_everything_arrives_in_qt_s_thread(qtbot: QtBot) -> None:
    """Opening, failing, ending and calls are told in Qt's thread, each with its session."""
    witness, ear = QtWitness(), Ear()
    session = witness.session = Session(Path(), no_key, witness)
    for signal in (witness.opened_in_qt, witness.failed_in_qt, witness.ended_in_qt):
        signal.connect(ear.hear)
    problem = Refused("no_key", "Kein Schlüssel.")

    def tell() -> None:
        witness.opened(session)
        witness.failed(problem)
        witness.ended()
        witness.call(partial(ear.hear, "called"))

    threading.Thread(target=tell, daemon=True).start()
    qtbot.waitUntil(lambda: "called" in ear.heard)
    assert ear.heard == [session, session, problem, session, "called"]
    assert ear.elsewhere == 0
