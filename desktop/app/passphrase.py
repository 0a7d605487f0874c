"""Changing the passphrase of the open profile: the present one is asked again, then the database key is sealed anew."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QWidget

from desktop.computer import System
from desktop.domain.refused import Refused
from desktop.keys.problems import TooManyTries, WrongPassphrase
from desktop.keys.profile import change_passphrase
from desktop.keys.profile_file import read_profile
from desktop.keys.slots import Keyring
from desktop.keys.unlock import unlock, unlock_with_keyring
from desktop.presenters.steps.question import Question
from desktop.ui.ask import Ask
from desktop.ui.desk import Desk

_PRESENT: Final = "present"
_NEW: Final = "passphrase"
_AGAIN: Final = "again"


class PassphraseChange:
    """One change of the passphrase."""

    def __init__(self, window: QWidget, desk: Desk, folder: Path, keyring: Keyring) -> None:
        """Ask above a window, for the profile in a folder, which a keyring may open."""
        self._window = window
        self._desk = desk
        self._folder = folder
        self._keyring = keyring

    def ask(self) -> Ask:
        """Ask for the present passphrase and twice for a new one; gives the dialog, which is open."""
        present = (Question(_PRESENT, "Bisherige Passphrase", needed=True, secret=True),)
        questions = (
            *(present if read_profile(self._folder).passphrase_slot() else ()),
            Question(_NEW, "Neue Passphrase", needed=True, secret=True),
            Question(_AGAIN, "Neue Passphrase noch einmal", needed=True, secret=True),
        )
        text = "Niemand kann eine vergessene Passphrase wiederherstellen."
        ask = Ask("Passphrase ändern", text, "Ändern", questions, self._window)
        ask.accepted_with.connect(lambda answers: self._change(ask, answers))
        ask.open()
        return ask

    def _change(self, ask: Ask, answers: dict[str, str]) -> None:
        if answers[_NEW] != answers[_AGAIN]:
            ask.show_problem("Die beiden neuen Passphrasen sind verschieden.", _AGAIN)
            return
        self._desk.do(
            lambda _workspace: changed(self._folder, answers.get(_PRESENT), answers[_NEW], self._keyring),
            lambda _done: ask.finish(),
            lambda reason: ask.show_problem(reason.message, reason.field),
            send=False,
        )


def changed(folder: Path, present: str | None, new: str, keyring: Keyring) -> None:
    """Set a new passphrase for whoever knows the present one, or opens by the keyring a profile that has none.

    Raises `Refused` naming the field, and `NoKeyring`.
    """
    if present is None:
        change_passphrase(folder, unlock_with_keyring(folder, keyring), new)
        return
    try:
        key = unlock(folder, present, System().now())
    except (WrongPassphrase, TooManyTries) as error:
        raise Refused("wrong_passphrase", "Die bisherige Passphrase stimmt nicht.", field=_PRESENT) from error
    change_passphrase(folder, key, new)
