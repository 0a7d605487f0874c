"""Puts the program together for this computer: what it rings with, when it locks, what it is behind.

All a program is made of is loaded with this room, what its window shows of a profile included.
"""

from __future__ import annotations

import os
import time

from PySide6.QtWidgets import QApplication

from desktop.app.door import Door
from desktop.app.locking import Locking
from desktop.app.place import Place
from desktop.app.program import Program
from desktop.app.ringer import Ringer
from desktop.ui.inside import Inside
from desktop.ui.platform.idle import IdleWatch
from desktop.ui.platform.notifier import Tray, notice_without_tray, tray_icon
from desktop.ui.platform.session_lock import SessionLock, sources_here
from desktop.ui.platform.sound import AlarmSound
from desktop.ui.theme import theme
from desktop.ui.words import tr


def assemble(app: QApplication, place: Place) -> Program:
    """Put a program behind a door of its own, for those who do not load it behind one: checks and demonstrations."""
    return behind(Door(app, place))


def behind(door: Door) -> Program:
    """Put a program behind a door."""
    app = door.app
    door.window.furnish(Inside)
    tray = Tray(tray_icon(theme.current().icon("shield"), app), tr, app, notice_without_tray())
    ringer = Ringer(AlarmSound(parent=app), tray, app)
    system = SessionLock(sources_here(app, os.environ), app)
    locking = Locking(app, IdleWatch(time.monotonic, 0, app), system, ringer, app)
    program = Program(door, ringer, locking)
    tray.activated.connect(door.window.come_forward)
    return program
