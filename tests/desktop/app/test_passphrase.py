"""Changing the passphrase of the profile that is open."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop.app.passphrase import PassphraseChange, changed
from desktop.computer import System
from desktop.domain.refused import Refused
from desktop.keys.problems import WrongPassphrase
from desktop.keys.profile import Locks, create_profile
from desktop.keys.unlock import unlock, unlock_with_keyring
from desktop.ui.desk import Desk
from tests.desktop.keys.memory_keyring import MemoryKeyring
from tests.helpers.company import founded
from tests.helpers.window import Backstage

OLD = "alt und lang genug"
NEW = "neu und lang genug"


@pytest.fixture(scope="module")
def created(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("profile")
    create_profile(folder, UUID(int=7), Locks(OLD))
    return folder


@pytest.fixture
def made(created: Path, tmp_path: Path) -> Path:
    """A profile that the old passphrase opens, to be changed."""
    return shutil.copytree(created, tmp_path / "profile")


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[Desk]:
    desk = Desk(Backstage(founded().members[0]))
    yield desk
    desk.close()


def test_whoever_knows_the_present_one_sets_another(made: Path) -> None:
    """The new passphrase opens the profile and the old one does not; a wrong or weak one changes nothing."""
    with pytest.raises(Refused, match="stimmt nicht") as refused:
        changed(made, "falsch und lang", NEW, MemoryKeyring())
    assert refused.value.field == "present"
    with pytest.raises(Refused) as refused:
        changed(made, OLD, "kurz", MemoryKeyring())
    assert refused.value.field == "passphrase"
    changed(made, OLD, NEW, MemoryKeyring())
    with pytest.raises(WrongPassphrase):
        unlock(made, OLD, System().now())
    unlock(made, NEW, System().now())


def test_the_dialog_says_what_is_wrong(made: Path, desk: Desk, window: QWidget, qtbot: QtBot) -> None:
    """Two different new passphrases are said to be different in the dialog, which stays open until it is right."""
    ask = PassphraseChange(window, desk, made, MemoryKeyring()).ask()
    for name, text in (("present", OLD), ("passphrase", NEW), ("again", "etwas ganz anderes")):
        line = ask.fields[name]
        assert isinstance(line, QLineEdit)
        assert line.echoMode() is QLineEdit.EchoMode.Password
        line.setText(text)
    ask.confirm.click()
    assert "verschieden" in ask.problem.text()
    again = ask.fields["again"]
    assert isinstance(again, QLineEdit)
    again.setText(NEW)
    with qtbot.waitSignal(ask.accepted):
        ask.confirm.click()
    unlock(made, NEW, System().now())


def test_a_profile_without_one_gets_its_first_by_the_programs_keyring(tmp_path: Path) -> None:
    """What opens by the keyring alone is opened by the very keyring that the program was given."""
    keyring = MemoryKeyring()
    create_profile(tmp_path, UUID(int=8), Locks(keyring=keyring))
    changed(tmp_path, None, NEW, keyring)
    assert unlock(tmp_path, NEW, System().now()).reveal() == unlock_with_keyring(tmp_path, keyring).reveal()
