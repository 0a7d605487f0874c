"""What is seen without a profile: the lock screen in its states, and the four steps of setting up."""

from __future__ import annotations

from typing import Final

from benchmarks.screens.easel import Easel
from desktop.app.enrolment import Enrolment
from desktop.domain.settings import Settings
from desktop.ui.enrol_ports import Enrolled
from desktop.ui.enrol_screen import EnrolScreen
from desktop.ui.unlock_screen import UnlockScreen
from tests.helpers.invites import LETTERS, SERVER, SHOWN

_LIGHT: Final = Settings(mode="light")
_DARK: Final = Settings(mode="dark")
_CONTRAST: Final = Settings(mode="contrast")
_LARGE: Final = Settings(mode="light", scale=200)
_PROFILES: Final = (
    ("a", "Kreispolizeibehörde Viersen, Kinderschutz"),
    ("b", "Kreispolizeibehörde Viersen, Wach- und Wechseldienst"),
)
_PHRASE: Final = "vorfuehrung mit erfundenen daten"


def _locked(easel: Easel) -> UnlockScreen:
    screen = UnlockScreen(_PROFILES, easel.appearance)
    easel.locked(screen)
    return screen


def _wrong(easel: Easel) -> None:
    screen = _locked(easel)
    screen.passphrase.line.setText("falsch")
    screen.show_problem("Die Passphrase stimmt nicht.", 8, "wrong_passphrase")


def _rings(easel: Easel) -> None:
    _locked(easel).show_alarm()


def _nobody(easel: Easel) -> None:
    easel.locked(UnlockScreen((), easel.appearance))


def _begin(easel: Easel) -> EnrolScreen:
    screen = EnrolScreen(Enrolment())
    easel.locked(screen)
    return screen


def _typed(easel: Easel) -> EnrolScreen:
    screen = _begin(easel)
    screen.invite.server.setText(SERVER)
    screen.invite.letters.setText(LETTERS)
    return screen


def _compare(easel: Easel) -> EnrolScreen:
    screen = _typed(easel)
    screen.next.click()
    screen.show_invite(SHOWN)
    return screen


def _person(easel: Easel) -> EnrolScreen:
    screen = _compare(easel)
    screen.check.same.setChecked(True)
    screen.next.click()
    return screen


def _done(easel: Easel) -> None:
    screen = _person(easel)
    screen.person.name.setText("Eingang Kempen")
    screen.person.phone.setText("030 23125 003")
    for field in (screen.person.passphrase.first, screen.person.passphrase.second):
        field.line.setText(_PHRASE)
    screen.next.click()
    screen.finish(Enrolled("a", "Jugendamt Kempen, ASD", "active"))


SCENES: Final = (
    ("gesperrt", "Gesperrt: die Profile dieses Computers", _locked, "", (_LIGHT, _DARK, _CONTRAST, _LARGE)),
    ("gesperrt-falsch", "Falsche Passphrase, mit Wartezeit", _wrong, "Passphrase stimmt nicht"),
    ("gesperrt-alarm", "Gesperrt, und eine Sofortmeldung ist da", _rings, "zum Lesen entsperren", (_LIGHT, _DARK)),
    ("gesperrt-ohne-profil", "Noch kein Profil eingerichtet", _nobody, "noch kein Profil"),
    ("einrichten-einladung", "Einrichten: Einladung als Datei, Bild oder Buchstaben", _typed, "Schritt 1 von 4"),
    ("einrichten-vergleichen", "Einrichten: am Telefon vergleichen", _compare, "Schritt 2 von 4"),
    ("einrichten-person", "Einrichten: Name und Passphrase", _person, "Schritt 3 von 4"),
    ("einrichten-fertig", "Einrichten: fertig", _done, "Arbeitsbereich öffnen"),
)
