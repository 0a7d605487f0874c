"""The pictures of meetings: the list, one that is answered, one that was held, what dialogs ask, what is owed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtWidgets import QScrollArea

from benchmarks.looking import settle
from benchmarks.screens.easel import Easel
from desktop.ui.ask import Ask
from desktop.ui.learning_screen import LearningScreen
from desktop.ui.meetings.view import MeetingsView
from tests.helpers.meetings import furnish


def _view(easel: Easel) -> MeetingsView:
    easel.willich()
    screen = easel.area("learning")
    assert isinstance(screen, LearningScreen)
    view = screen.view_of("meetings")
    assert isinstance(view, MeetingsView)
    return view


def _meeting(easel: Easel, name: str) -> MeetingsView:
    district = easel.district
    made = furnish(district.company, district.police, district.willich)
    view = _view(easel)
    view.side.choose_entity(made[name])
    view.side.list.setFocus()
    settle()
    return view


def _minutes(easel: Easel) -> None:
    view = _meeting(easel, "over")
    bar = view.page.verticalScrollBar()
    bar.setValue(bar.maximum())


def _asked(easel: Easel, deed: str, about: object = None) -> None:
    _meeting(easel, "series")._take(deed, about)
    settle()


def _invitations(easel: Easel) -> None:
    """Whom a meeting is for: the lower part of the dialog."""
    _plan(easel)
    settle()
    for dialog in easel.window.findChildren(Ask):
        bar = dialog.findChildren(QScrollArea)[0].verticalScrollBar()
        bar.setValue(bar.maximum())


def _plan(easel: Easel) -> None:
    _view(easel).side.plan.click()


def _sheet(easel: Easel, name: str) -> None:
    side = _meeting(easel, "series").side
    {"owed": side.owed, "tasks": side.tasks}[name].click()


SCENES: Final[tuple[tuple[str, str, Callable[[Easel], object], str], ...]] = (
    (
        "termine",
        "Termine: was ansteht, eine Reihe in ganzer Länge",
        lambda e: _meeting(e, "series"),
        "Runder Tisch",
    ),
    ("termine-leer", "Noch keine Termine: was die Vereinbarung verlangt", _view, "Keine Termine geplant"),
    (
        "termin-voll",
        "Ein voller Termin: der Platz auf der Warteliste",
        lambda e: _meeting(e, "full"),
        "Warteliste",
    ),
    ("termin-abgesagt", "Ein abgesagter Termin", lambda e: _meeting(e, "cancelled"), "Dieser Termin ist abgesagt"),
    ("termin-protokoll", "Ein Termin, der war: Anwesenheit, Protokoll, Aufgaben", _minutes, "Protokoll"),
    ("termin-anlegen", "Einen Termin anlegen", _plan, "Termin anlegen"),
    ("termin-anwesenheit", "Anwesenheit abhaken", lambda e: _asked(e, "check_off"), "anwesend"),
    ("termin-einladen", "Wen ein Termin angeht: Ebenen, Stellen, Rollen", _invitations, "Termin anlegen"),
    ("termin-absagen", "Einen Termin absagen", lambda e: _asked(e, "cancel"), "absagen"),
    ("termin-vertretung", "Eine Vertretung schicken", lambda e: _asked(e, "reply", "deputy"), "Vertretung"),
    ("termin-beschluss", "Einen Beschluss festhalten", lambda e: _asked(e, "write", "decision"), "Beschluss"),
    ("termin-aufgabe", "Eine Aufgabe: wer, bis wann", lambda e: _asked(e, "write", "task"), "Aufgabe"),
    ("termin-verlegen", "Einen Tag einer Reihe verlegen", lambda e: _asked(e, "move"), "Was geschieht mit diesem Tag"),
    ("termine-verpflichtungen", "Was die Behörden einander schulden", lambda e: _sheet(e, "owed"), "Verpflichtungen"),
    ("termine-aufgaben", "Die eigenen Aufgaben aus Terminen", lambda e: _sheet(e, "tasks"), "Materialien einstellen"),
)
