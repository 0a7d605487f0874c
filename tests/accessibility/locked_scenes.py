"""The scenes of before unlocking: the lock screen and the four steps of setting up, with what can go wrong there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from PySide6.QtWidgets import QWidget

from desktop.domain.refused import Refused
from desktop.keys.root_words import root_words
from desktop.ui.enrol_ports import Enrolled, Given, InviteShown
from desktop.ui.enrol_screen import EnrolScreen
from desktop.ui.unlock_screen import UnlockScreen
from tests.accessibility.cast import OFFICER
from tests.accessibility.stage import Stage
from tests.helpers.accessible import settled

ONE: Final = (("police", "Polizei, Wache Viersen"),)
SEVERAL: Final = (*ONE, ("willich", "Jugendamt Willich, ASD"), ("kempen", "Jugendamt Kempen, ASD"))
PASSPHRASE: Final = "vier Birken am Wehr"
WORDS: Final = root_words(bytes(range(32)))
_SHOWN: Final = InviteShown(
    "Polizei, Wache Viersen",
    "Kinderschutz",
    "Mitglied",
    "https://server.example",
    "22.11.2026",
    "0123456789abcdef" * 4,
    WORDS,
)


class Contented:
    """Reads whatever it is given, and takes every name and passphrase but empty ones."""

    def read(self, given: Given) -> None:
        if given.letters == "falsch":
            raise Refused("invite_incomplete", "Die Einladung ist unvollständig.", field="letters")

    def check_person(self, name: str) -> None:
        if not name:
            raise Refused("name_missing", "Geben Sie Ihren Namen ein.")

    def check_phone(self, number: str) -> None:
        if not number:
            raise Refused("phone_invalid", "Es fehlt die Rufnummer.", field="phone")

    def check_passphrase(self, passphrase: str) -> None:
        if len(passphrase) < len(PASSPHRASE):
            raise Refused("passphrase_short", "Die Passphrase ist zu kurz.")


def _unlock(stage: Stage, profiles: Sequence[tuple[str, str]] = ONE) -> tuple[QWidget, UnlockScreen]:
    screen = UnlockScreen(profiles, stage.appearance)
    return stage.locked(screen), screen


def _unlocking(profiles: Sequence[tuple[str, str]], stage: Stage) -> QWidget:
    window, screen = _unlock(stage, profiles)
    screen.offer_keyring([key for key, _ in profiles])
    settled()
    return window


def _wrong_passphrase(stage: Stage) -> QWidget:
    window, screen = _unlock(stage)
    screen.show_problem("Die Passphrase stimmt nicht.", 30, "wrong_passphrase")
    settled()
    return window


def _alarm(stage: Stage) -> QWidget:
    window, screen = _unlock(stage)
    screen.show_alarm()
    screen.show_notice("Gesperrt nach 10 Minuten ohne Eingabe.")
    screen.forgotten.click()
    settled()
    return window


def _enrol(stage: Stage) -> tuple[QWidget, EnrolScreen]:
    screen = EnrolScreen(Contented(), lambda _parent: "")
    window = stage.locked(screen)
    settled()
    return window, screen


def _invite(stage: Stage) -> QWidget:
    return _enrol(stage)[0]


def _wrong_invite(stage: Stage) -> QWidget:
    window, screen = _enrol(stage)
    screen.invite.letters.setText("falsch")
    screen.next.click()
    settled()
    return window


def _checking(stage: Stage) -> tuple[QWidget, EnrolScreen]:
    window, screen = _enrol(stage)
    screen.show_invite(_SHOWN)
    settled()
    return window, screen


def _check(stage: Stage, *, other: bool = False) -> QWidget:
    window, screen = _checking(stage)
    screen.check.other.setChecked(other)
    settled()
    return window


def _choosing(stage: Stage) -> tuple[QWidget, EnrolScreen]:
    window, screen = _checking(stage)
    screen.check.same.setChecked(True)
    screen.next.click()
    settled()
    return window, screen


def _person(stage: Stage, *, wrong: bool = False) -> QWidget:
    window, screen = _choosing(stage)
    if wrong:
        screen.next.click()
        screen.person.name.setText(OFFICER)
        screen.next.click()
        screen.person.phone.setText("030 23125 001")
        screen.next.click()
    settled()
    return window


def _syncing(stage: Stage) -> tuple[QWidget, EnrolScreen]:
    window, screen = _choosing(stage)
    screen.person.name.setText(OFFICER)
    screen.person.phone.setText("030 23125 001")
    for one in (screen.person.passphrase.first, screen.person.passphrase.second):
        one.line.setText(PASSPHRASE)
    screen.next.click()
    settled()
    return window, screen


def _first_sync(stage: Stage) -> QWidget:
    return _syncing(stage)[0]


def _failed(stage: Stage) -> QWidget:
    window, screen = _syncing(stage)
    screen.show_problem(Refused("unreachable", "Der Server ist nicht erreichbar."))
    settled()
    return window


def _done(state: str, stage: Stage) -> QWidget:
    window, screen = _syncing(stage)
    screen.finish(Enrolled("police", "Polizei", state))
    settled()
    return window


LOCKED: Final[dict[str, Callable[[Stage], QWidget]]] = {
    "unlock": partial(_unlocking, ONE),
    "unlock, several": partial(_unlocking, SEVERAL),
    "unlock, none": partial(_unlocking, ()),
    "unlock, wrong": _wrong_passphrase,
    "unlock, alarm": _alarm,
    "enrol, invite": _invite,
    "enrol, wrong invite": _wrong_invite,
    "enrol, check": _check,
    "enrol, other": partial(_check, other=True),
    "enrol, person": _person,
    "enrol, wrong person": partial(_person, wrong=True),
    "enrol, sync": _first_sync,
    "enrol, failed": _failed,
    "enrol, waiting": partial(_done, "waiting_for_admission"),
    "enrol, done": partial(_done, "active"),
}
