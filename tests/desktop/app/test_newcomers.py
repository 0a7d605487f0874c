"""The first start: an invite that lies ready is begun with, and asks for no more than has to be asked."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.app.newcomers import Newcomers, preset_for
from desktop.app.place import Place
from desktop.domain.settings import Settings
from desktop.keys.os_keyring import OsKeyring
from desktop.keys.profile_folder import has_profile
from desktop.keys.unlock import unlock_with_keyring
from desktop.ui.choice_file import ChoiceFile
from desktop.ui.enrol_ports import Preset
from desktop.ui.enrol_screen import EnrolScreen
from tests.conftest import ExpectedLogs
from tests.helpers.desks import Desks
from tests.helpers.governed import governed, held
from tests.helpers.secret_service import open_keyring

LOGIN = "ahaas"


def ready(folder: Path, invite: Path) -> Path:
    """Lay an invite ready; gives the folder."""
    folder.mkdir()
    (folder / f"{LOGIN}.invite").write_bytes(invite.read_bytes())
    return folder


@pytest.mark.parametrize(
    ("values", "name", "compared", "asks"),
    [
        ({}, "Anna Haas", False, True),
        ({"root_fingerprint": "ab" * 32}, "Anna Haas", True, True),
        ({"root_fingerprint": "ab" * 32, "unlock": "keyring"}, "Anna Haas", True, False),
        ({"root_fingerprint": "ab" * 32, "unlock": "keyring"}, "", True, True),
        ({"unlock": "keyring"}, "Anna Haas", False, True),
    ],
)
def test_what_has_to_be_asked(tmp_path: Path, values: dict[str, str], name: str, *, compared: bool, asks: bool) -> None:
    """Nobody compares what the administration has pinned, and nobody is asked where name and lock are known as well."""
    (tmp_path / f"{LOGIN}.invite").write_bytes(b"invite")
    settings = held(invite_folder=str(tmp_path), **values).settings
    assert preset_for(settings, LOGIN, lambda _: name) == Preset(f"{LOGIN}.invite", b"invite", name, compared, asks)


@pytest.mark.parametrize("login", ["", "other", f"../{LOGIN}", "a/b"])
def test_nothing_lies_ready(tmp_path: Path, login: str) -> None:
    """Without a folder, a name or a file of that name there is nothing to begin with."""
    (tmp_path / f"{LOGIN}.invite").touch()
    assert preset_for(held(invite_folder=str(tmp_path / "in")).settings, login) is None
    assert preset_for(Settings(), LOGIN) is None


def test_a_folder_that_cannot_be_read(tmp_path: Path, expected_logs: ExpectedLogs) -> None:
    """What stands in the way of reading the folder is logged, and the program starts as if nothing lay ready."""
    expected_logs.expect("folder of invites cannot be read: OSError")
    assert preset_for(held(invite_folder=str(tmp_path)).settings, "x" * 300) is None


def place_of(profile: Path) -> Place:
    """A program's place with one profile."""
    return Place(ChoiceFile(profile.with_name("window.ini")), profile)


def begun(profile: Path, folder: Path, parent: QApplication) -> tuple[Newcomers, list[EnrolScreen]]:
    """A first start with a folder whose file gives nothing before somebody writes into it, and what it shows."""
    os.mkfifo(folder / f"{LOGIN}.invite")
    shown = list[EnrolScreen]()
    newcomers = Newcomers(place_of(profile), shown.append, lambda: None, lambda *_: None, parent)
    newcomers.begin(held(invite_folder=str(folder)).settings, LOGIN)
    return newcomers, shown


def test_nobody_waits_for_the_folder(tmp_path: Path, qtbot: QtBot, qapp: QApplication) -> None:
    """A folder that does not answer holds nothing up; what it gives in the end is shown, and said to be no invite."""
    _, shown = begun(tmp_path / "profile", tmp_path, qapp)
    assert shown == []
    (tmp_path / f"{LOGIN}.invite").write_bytes(b"no invite")
    qtbot.waitUntil(lambda: bool(shown), timeout=30_000)
    assert shown[0].invite.file_problem.text()
    shown[0].deleteLater()


def test_who_began_by_hand_goes_on(tmp_path: Path, qtbot: QtBot, qapp: QApplication) -> None:
    """An invite found after somebody has begun with another one takes nobody away from it."""
    newcomers, shown = begun(tmp_path / "profile", tmp_path, qapp)
    newcomers.enrol()
    with qtbot.waitSignal(newcomers._found, timeout=30_000):
        (tmp_path / f"{LOGIN}.invite").write_bytes(b"no invite")
    qapp.processEvents()
    assert len(shown) == 1
    shown[0].deleteLater()


def test_a_first_start_without_a_question(
    desks: Desks, session_bus: str, tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    """With root, name and lock known a profile comes to be and opens by the keyring, and nobody has pressed a key."""
    folder = ready(tmp_path / "invites", desks.invite("kpb-viersen-leitstelle"))
    profile, shown, opened = tmp_path / "profile", list[EnrolScreen](), list[tuple[str, str]]()
    newcomers = Newcomers(place_of(profile), shown.append, lambda: None, lambda *one: opened.append(one), qapp)
    root = desks.police.opened.workspace.root.hex()
    wanted = {"invite_folder": str(folder), "root_fingerprint": root, "unlock": "keyring"}
    with open_keyring(session_bus), governed(**wanted):
        preset = preset_for(held(**wanted).settings, LOGIN, lambda _: "Anna Haas")
        assert preset is not None
        newcomers.enrol().begin_with(preset)
        qtbot.waitUntil(lambda: bool(opened), timeout=30_000)
        assert opened == [(str(profile), "")]
        assert unlock_with_keyring(profile, OsKeyring()).reveal()
        newcomers.begin(held(**wanted).settings, LOGIN)
    assert has_profile(profile)
    assert len(shown) == 1
    shown[0].deleteLater()
