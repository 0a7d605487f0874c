"""A new invite in the window, as people do it: back into the profile that is open, or into one beside it."""

from __future__ import annotations

import contextlib
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop.app.readmission import Home, redeem
from desktop.commands.desk import OwnDesk
from desktop.computer import default_folder
from desktop.domain.refused import Refused
from desktop.domain.templates import template
from desktop.keys.invites import invite_letters, read_invite, write_invite
from desktop.presenters import notifying
from desktop.presenters.readmission import WAYS, Way
from desktop.presenters.times import id_text
from desktop.ui.enrol_ports import Given, InviteShown
from desktop.ui.enrol_screen import EnrolScreen
from desktop.ui.invite_dialog import InviteDialog
from desktop.ui.revoked_bar import RevokedBar
from desktop.workspace.workspace import Workspace
from tests.helpers.desks import NOWHERE, ask, desks_in
from tests.helpers.running import MILLISECONDS, Running, with_keyring
from tests.helpers.secret_service import open_keyring
from tests.helpers.unknown import Unknown, made_unknown


@pytest.fixture(scope="module")
def unknown() -> Iterator[Unknown]:
    """A device that its server does not know any more, and one that has taken its place."""
    with tempfile.TemporaryDirectory(prefix="sb-readmission-") as folder, desks_in(Path(folder)) as desks:
        yield made_unknown(desks)


@contextlib.contextmanager
def running(bus: str, qtbot: QtBot, qapp: QApplication, folder: Path, *, named: bool = True) -> Iterator[Running]:
    """A whole program over a profile that the keyring opens."""
    with open_keyring(bus):
        made = Running(qtbot, qapp, folder, named=named)
        try:
            yield made
        finally:
            made.end()


def bar_of(program: Running) -> RevokedBar:
    """The bar across the window."""
    bar = program.workplace.findChild(RevokedBar)
    assert bar is not None
    return bar


def offered(program: Running, way: Way) -> QPushButton:
    """Wait for the bar, and for what it offers."""
    bar = bar_of(program)

    def found() -> list[QPushButton]:
        return [one for one in bar.findChildren(QPushButton) if one.text() == WAYS[way] and one.isVisible()]

    program.qtbot.waitUntil(lambda: bool(found()), timeout=MILLISECONDS)
    return found()[0]


def write(workspace: Workspace) -> bytes:
    """Write a notification to Willich; gives its id."""
    entity, document = workspace.new_id(), template("P01")
    notifying.write(workspace, entity, document, "Dienst C")
    return bytes(workspace.group(entity)[0][1].id)


@pytest.fixture
def home(unknown: Unknown) -> Home:
    """Where the device belongs; its profile is closed again."""
    with contextlib.closing(unknown.desks.open(unknown.folder)) as opened:
        return Home.of(opened)


@pytest.mark.parametrize("kind", ["root_mismatch", "another_unit"])
def test_an_invite_that_leads_elsewhere_is_told_before_any_server_is_asked(
    unknown: Unknown, home: Home, kind: str
) -> None:
    """Of another cooperation or unit, in a file."""
    invite = read_invite(unknown.bad(kind).read_bytes())
    away = write_invite(replace(invite, terms=replace(invite.terms, server=NOWHERE)))
    home.read(Given(away))
    with pytest.raises(Refused) as refused:
        home.look(Given(away))
    assert refused.value.code == kind


def test_who_looks_needs_no_open_profile(unknown: Unknown, tmp_path: Path) -> None:
    """After a lock whoever still waits for the server opens nothing again; it says what letters are for."""
    copy = unknown.desks.copy(unknown.name, tmp_path / "copy", unknown.desks.server.url)
    with contextlib.closing(unknown.desks.open(copy)) as opened:
        home = Home.of(opened)
    for kept in copy.glob("*.db*"):
        kept.unlink()
    letters = invite_letters(read_invite(unknown.invite("letters").read_bytes()))
    home.read(Given(letters=letters))
    assert home.look(Given(letters=letters)).server == unknown.desks.server.url


def test_where_the_answer_is_lost_it_goes_on_by_itself(unknown: Unknown, tmp_path: Path) -> None:
    """What was handed in before and stays unanswered is no failure; what was never handed in, and another, is one."""
    copy = unknown.desks.copy(unknown.name, tmp_path / "copy")
    invite = read_invite(unknown.invite("pending").read_bytes())
    shown = InviteShown("", "", "", "", "", "", (), replace(invite, terms=replace(invite.terms, server=NOWHERE)))
    with contextlib.closing(unknown.desks.open(copy)) as opened:
        with pytest.raises(Refused, match="nicht erreichbar"):
            redeem(OwnDesk(opened), shown, lambda _step: None)
        opened.workspace.come_in_anew(opened.seals.redeem(invite.signing))
        with pytest.raises(Refused, match="nicht erreichbar"):
            redeem(OwnDesk(opened), shown, lambda _step: None)
        opened.store.settings.put("invite", invite.signing.private_bytes_raw())
        assert redeem(OwnDesk(opened), shown, lambda _step: None) == "not_enrolled"


def test_the_window_leads_back_in(unknown: Unknown, session_bus: str, qtbot: QtBot, qapp: QApplication) -> None:
    """It says what happened, takes the file, tells each step; what was written meanwhile arrives after admission."""
    desks = unknown.desks
    with open_keyring(session_bus):
        with_keyring(desks, unknown.name)
    with running(session_bus, qtbot, qapp, unknown.folder) as program:
        program.unlock()
        button = offered(program, Way.HERE)
        texts = [one.text() for one in program.workplace.findChildren(QLabel)]
        assert "Der Server kennt dieses Gerät nicht mehr." in texts
        written: list[bytes] = []
        program.desk.do(write, written.append)
        qtbot.waitUntil(lambda: bool(written), timeout=MILLISECONDS)
        button.click()
        dialog = program.program.window.findChild(InviteDialog)
        assert dialog is not None
        dialog.invite.open_file(unknown.bad("invite_expired"))
        dialog.next.click()
        qtbot.waitUntil(dialog.invite.file_problem.isVisible, timeout=MILLISECONDS)
        assert "abgelaufen" in dialog.invite.file_problem.text()
        dialog.invite.open_file(unknown.invite("back"))
        dialog.next.click()
        qtbot.waitUntil(dialog.terms.isVisible, timeout=MILLISECONDS)
        dialog.next.click()
        qtbot.waitUntil(dialog.ended.isVisible, timeout=MILLISECONDS)
        assert dialog.heading.text() == "Ihre Leitung muss dieses Gerät noch zulassen."
        dialog.next.click()
        assert ask(desks.police, "sync").code == 0
        state = program.desk.workspace
        qtbot.waitUntil(lambda: state.state("notification", written[0]).delivery != "queued", timeout=MILLISECONDS)
        assert bar_of(program).isHidden()
    assert ask(desks.willich, "sync").code == 0
    assert desks.willich.opened.workspace.state("notification", written[0]) is not None


def test_who_was_revoked_sets_up_a_profile_beside(
    unknown: Unknown, session_bus: str, qtbot: QtBot, qapp: QApplication
) -> None:
    """The old profile is locked and stays in the list, whatever becomes of the new one."""
    desks, folder, name = unknown.desks, default_folder(), f"{unknown.name} instead"
    with contextlib.closing(desks.open(desks.folder / name)) as opened:
        device = id_text(opened.workspace.device)
    with open_keyring(session_bus):
        with_keyring(desks, name)
    folder.parent.mkdir(parents=True, exist_ok=True)
    shutil.move(desks.folder / name, folder)
    assert ask(desks.police, "revoke", device, "--reason", "left").code == 0
    try:
        with running(session_bus, qtbot, qapp, folder, named=False) as program:
            program.unlock()
            offered(program, Way.BESIDE).click()
            screen = program.program.window.centralWidget()
            assert isinstance(screen, EnrolScreen)
            assert program.program.window.desk is None
            screen.left.emit()
            assert program.lock_screen.isVisible()
            assert folder.exists()
    finally:
        shutil.rmtree(folder)
