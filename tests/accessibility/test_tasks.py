"""The usability walk by keyboard alone, in the whole program over real profiles, each task within its budget of keys.

1 an immediate notification, offline · 2 the on-call number · 3 acknowledging the oldest · 4 forwarding ·
5 calling the police · 6 feedback that discloses nothing, stopped where it would · 7 killed while typing.
"""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from datetime import timedelta
from pathlib import Path
from typing import Final

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.commands.desk import OwnDesk
from desktop.computer import System
from desktop.domain.notification_state import Notification
from desktop.domain.settings import Settings
from desktop.domain.templates import template
from desktop.presenters import sender
from desktop.presenters.times import moment, read_id
from desktop.ui.ask import Ask
from desktop.ui.detail_view import DetailView
from desktop.ui.form.opening import forms_in
from desktop.ui.form.quick_body import QuickBody
from desktop.ui.form.screen import FormScreen
from desktop.ui.left_open_dialog import LeftOpenDialog
from desktop.ui.notifications_screen import NotificationsScreen
from desktop.ui.on_call_sheet import OnCallSheet
from tests.helpers.desks import Desks, ask
from tests.helpers.keyboard import CTRL, SHIFT, Keyboard
from tests.helpers.listing import entities
from tests.helpers.programs import CASEWORKER, PASSPHRASE, POLICE, WILLICH
from tests.helpers.running import MILLISECONDS, Running, with_passphrase
from tests.helpers.server import running_server
from tests.helpers.showing import SHOWING
from tests.helpers.typist import EACH_MS, FIELD, TYPED

pytestmark = SHOWING
Start = Callable[[Path], Running]
NUMBER: Final = "02154 000-111"
LOST_MS: Final = 2_000
SECONDS: Final = 120


@pytest.fixture(scope="module")
def world() -> Iterator[Desks]:
    """A server, a device of police and one of Willich, a shift of Willich's, and two notifications that wait there."""
    with tempfile.TemporaryDirectory(prefix="sb-tasks-") as folder, running_server(Path(folder)) as server:
        desks = Desks(Path(folder), server)
        desks.make()
        with ExitStack() as opened:
            at_work = {
                name: OwnDesk(opened.enter_context(closing(desks.open(desks.folder / name))))
                for name in ("police", "willich")
            }
            furnish(desks, at_work["police"], at_work["willich"])
        for name in ("police", "willich"):
            with_passphrase(desks, name)
        yield desks


def furnish(desks: Desks, police: OwnDesk, willich: OwnDesk) -> None:
    """Bring in what the tasks find: whom to call, who asks, what waits."""
    now = moment(System().now())
    hours = {"from": (now - timedelta(hours=1)).isoformat(), "until": (now + timedelta(hours=9)).isoformat()}
    shifts, document = desks.folder / "shifts.json", desks.folder / "notification.json"
    shifts.write_text(json.dumps([{**hours, "unit": WILLICH, "name": "Rufdienst A", "phone": NUMBER}]))
    document.write_text(json.dumps(template("P01")))
    sender.keep_phone(police.opened.workspace, "030 23125 001")
    sender.keep_phone(willich.opened.workspace, "030 23125 003")
    for _ in range(2):
        assert all(ask(desk, "sync").code == 0 for desk in (police, willich))
    assert ask(willich, "duty", "set", "--from", str(shifts)).code == 0
    assert ask(police, "sync").code == 0
    for _ in range(2):
        assert ask(police, "notify", "--from", str(document)).code == 0
    assert ask(willich, "sync").code == 0


@pytest.fixture
def start(qtbot: QtBot, qapp: QApplication) -> Iterator[Start]:
    """Start a program that no mouse reaches over a profile; all of them end with the test."""
    with ExitStack() as ends:

        def begin(folder: Path) -> Running:
            running = Running(qtbot, qapp, folder)
            ends.callback(running.end)
            running.program.window.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            come(running)
            return running

        yield begin


def come(running: Running) -> None:
    """Turn to a window; Qt's platform without a screen now and then has none in front."""
    window = running.program.window
    with running.qtbot.waitActive(window, timeout=MILLISECONDS):
        window.activateWindow()


def unlock(running: Running) -> Keyboard:
    """Unlock as people do; gives the keyboard, on which one key was pressed for it."""
    keyboard = Keyboard(running.program.window)
    keyboard.type(PASSPHRASE)
    keyboard.press(Qt.Key.Key_Return)
    running.opened()
    come(running)
    keyboard.written_in.clear()
    return keyboard


def words(root: QWidget) -> str:
    """Everything that can be read in labels."""
    return "\n".join(one.text() for one in root.findChildren(QLabel) if one.isVisible())


def form_of(running: Running) -> FormScreen:
    """The form that is open, or about to."""
    running.qtbot.waitUntil(lambda: bool(forms_in(running.workplace)), timeout=MILLISECONDS)
    (found,) = forms_in(running.workplace)
    return found


def notifications(desk: OwnDesk) -> list[Notification]:
    """What a desk has, the oldest first."""
    found = [state for _, state in desk.opened.workspace.states("notification") if state is not None]
    return sorted(found, key=lambda state: state.accepted_at)


def test_task_1_an_immediate_notification_at_night(world: Desks, start: Start, tmp_path: Path) -> None:
    """Two children in Schiefbahn, dark, offline, from the lock screen on: twelve keys, seven fields, five required."""
    police = start(world.copy_with_passphrase("police", tmp_path / "police"))
    police.program.apply(Settings(mode="dark"))
    keyboard = unlock(police)
    police.qtbot.waitUntil(lambda: bool(police.desk.standing.trouble), timeout=MILLISECONDS)
    keyboard.press(Qt.Key.Key_N, CTRL | SHIFT)
    body = form_of(police).body
    assert isinstance(body, QuickBody)
    assert (len(body.questions), sum(one.needed for one in body.questions)) == (7, 5)
    keyboard.fill_in("Schiefbahn")
    keyboard.press(Qt.Key.Key_Return, CTRL)
    window = police.program.window
    police.qtbot.waitUntil(lambda: "Noch nicht übermittelt" in words(window), timeout=MILLISECONDS)
    assert keyboard.pressed <= 12
    assert len(set(keyboard.written_in)) <= 7
    assert NUMBER in words(window)
    written = next(state for _, state in police.desk.workspace.states("notification") if state.delivery == "queued")
    assert (written.to_unit, written.urgency, written.content.child_count) == (WILLICH, "immediate", 2)


def test_task_2_the_number_on_call(world: Desks, start: Start, tmp_path: Path) -> None:
    """One key shows whom to call at Willich now, wherever one is."""
    police = start(world.copy_with_passphrase("police", tmp_path / "police"))
    keyboard = unlock(police)
    keyboard.pressed = 0
    keyboard.press(Qt.Key.Key_F9)
    (sheet,) = police.program.window.findChildren(OnCallSheet)
    assert keyboard.pressed == 1
    assert sheet.isVisible()
    assert {"Jugendamt Willich", NUMBER} <= set(words(sheet).splitlines())


def test_task_3_acknowledging_the_oldest(world: Desks, start: Start) -> None:
    """B and Enter acknowledge what waits longest; the dialog says what the sender will see, and they see it."""
    willich = start(world.folder / "willich")
    keyboard = unlock(willich)
    willich.level()
    keyboard.pressed = 0
    keyboard.press(Qt.Key.Key_B)
    dialog = asked_by(willich)
    assert "sieht Name und Uhrzeit" in words(dialog)
    keyboard.press(Qt.Key.Key_Return)
    assert keyboard.pressed == 2
    with closing(world.open(world.folder / "police")) as opened:
        police = OwnDesk(opened)

        def seen() -> bool:
            assert ask(police, "sync").code == 0
            return any(state.acknowledgement for state in notifications(police))

        willich.qtbot.waitUntil(seen, timeout=MILLISECONDS)
        oldest, other = notifications(police)
        assert oldest.acknowledgement is not None
        assert oldest.acknowledgement.person == CASEWORKER
        assert other.acknowledgement is None


def test_task_4_forwarding_to_the_competent_unit(world: Desks, start: Start, tmp_path: Path) -> None:
    """What is Kempen's goes there with a reason by eight keys at most, and police see that their deadline runs on."""
    document = tmp_path / "kempen.json"
    elsewhere = {"whereabouts": {"municipality": "Kempen"}, "residence": {"municipality": "Kempen"}}
    by_hand = {"override_unit": WILLICH, "override_reason": "Von Hand gewählt."}
    document.write_text(json.dumps(template("P01") | elsewhere | by_hand))
    with closing(world.open(world.folder / "police")) as opened:
        told = ask(OwnDesk(opened), "notify", "--from", str(document)).result["recipients"]
    entity = read_id(told[0]["id"])
    willich = start(world.folder / "willich")
    keyboard = unlock(willich)
    willich.level()
    keyboard.pressed = 0
    window = willich.program.window
    (detail,) = window.findChildren(DetailView)
    (screen,) = window.findChildren(NotificationsScreen)

    willich.qtbot.waitUntil(lambda: entity in entities(screen), timeout=MILLISECONDS)
    while screen.entity != entity:
        keyboard.press(Qt.Key.Key_Down)
        assert keyboard.pressed < 8
    # What is chosen stands beside the list a moment later.
    willich.qtbot.waitUntil(lambda: detail.shown is not None and detail.shown.entity == entity, timeout=MILLISECONDS)
    keyboard.press(Qt.Key.Key_W)
    dialog = asked_by(willich)
    assert "Ihre Frist endet erst mit deren Eingangsbestätigung." in words(dialog)
    assert "Für Kempen ist seit" in words(dialog)
    keyboard.press(Qt.Key.Key_Tab)
    keyboard.type("Das Kind wohnt in Kempen.")
    keyboard.press(Qt.Key.Key_Return, CTRL)
    assert keyboard.pressed <= 8
    with closing(world.open(world.folder / "police")) as opened:
        police = OwnDesk(opened)

        def seen() -> bool:
            assert ask(police, "sync").code == 0
            return any(state.forwarded_to for state in notifications(police))

        willich.qtbot.waitUntil(seen, timeout=MILLISECONDS)
        [passed_on] = [state for state in notifications(police) if state.forwarded_to]
        assert passed_on.forwarded_to.startswith("jugendamt-kempen")
        assert not passed_on.clock_stopped


def call_the_police(keyboard: Keyboard, cooperation: str) -> None:
    """Fill the open form J01 in: one child in Schiefbahn, immediate action is needed, the parents as given."""
    for text in ("Schiefbahn", "1", ""):
        if text:
            keyboard.type(text)
        keyboard.press(Qt.Key.Key_Tab)
    keyboard.type("Ein Elternteil droht mit einem Messer, das Kind ist mit im Zimmer.")
    keyboard.press(Qt.Key.Key_Tab)
    for answer in ("Ja", cooperation):
        keyboard.choose(answer)
        keyboard.press(Qt.Key.Key_Tab)


@pytest.mark.parametrize(
    ("answer", "cooperation", "reason"),
    [("Nein", "refused", ""), ("Ja", "cooperating", "Der andere Elternteil ist machtlos.")],
)
def test_task_5_the_police_is_needed_at_once(
    *, world: Desks, start: Start, tmp_path: Path, answer: str, cooperation: str, reason: str
) -> None:
    """The two checks of § 8a Abs 3 within eight fields; answers that do not carry the call ask for a sentence."""
    willich = start(world.copy_with_passphrase("willich", tmp_path / "willich"))
    keyboard = unlock(willich)
    willich.qtbot.waitUntil(lambda: bool(willich.desk.standing.trouble), timeout=MILLISECONDS)
    come(willich)
    keyboard.press(Qt.Key.Key_N, CTRL | SHIFT)
    form = form_of(willich)
    assert isinstance(form.body, QuickBody)
    willich.qtbot.waitUntil(form.body.fields["whereabouts"].put_in.first.hasFocus, timeout=MILLISECONDS)
    call_the_police(keyboard, answer)
    asked = form.body.fields["gates.reason"]
    willich.qtbot.waitUntil(lambda: bool(asked.gate.text) == bool(reason), timeout=MILLISECONDS)
    if reason:
        assert "§ 8a Abs. 3 Satz 2 SGB VIII" in words(form)
        keyboard.type(reason)
    keyboard.press(Qt.Key.Key_Tab)
    keyboard.choose("K")
    keyboard.press(Qt.Key.Key_Return, CTRL)
    window = willich.program.window
    willich.qtbot.waitUntil(lambda: "Noch nicht übermittelt" in words(window), timeout=MILLISECONDS)
    assert len(set(keyboard.written_in)) <= 8
    assert keyboard.pressed <= 16
    states = (state for _, state in willich.desk.workspace.states("notification"))
    written = next(state for state in states if state.category == "J01")
    assert written.to_unit == POLICE
    assert (written.content.gates.immediate_action, written.content.gates.guardians_cooperation) == (True, cooperation)
    assert (written.content.gates.reason or "") == reason


def test_task_6_feedback_that_discloses_nothing(world: Desks, start: Start) -> None:
    """R and Ctrl+Enter tell who has it and how it stands; more waits for a basis, and the dialog says why."""
    willich = start(world.folder / "willich")
    keyboard = unlock(willich)
    workspace = willich.desk.workspace
    (detail,) = willich.program.window.findChildren(DetailView)
    # What an earlier task passed on may wait for its receiver still: here it is the screen that is waited for.
    willich.qtbot.waitUntil(lambda: detail.shown is not None, timeout=MILLISECONDS)

    def had() -> list[Notification]:
        return [state for _, state in workspace.states("notification") if state is not None and state.acknowledgement]

    if not had():
        keyboard.press(Qt.Key.Key_B)
        asked_by(willich)
        keyboard.press(Qt.Key.Key_Return)
        willich.qtbot.waitUntil(lambda: bool(had()) and not dialogs(willich.program.window), timeout=MILLISECONDS)
    entity = had()[0].id
    willich.program.window.show_notification(entity)
    come(willich)
    keyboard.pressed = 0
    keyboard.press(Qt.Key.Key_R)
    asked_by(willich)
    keyboard.press(Qt.Key.Key_Return, CTRL)
    willich.qtbot.waitUntil(
        lambda: bool(workspace.state("notification", entity).feedback) and not dialogs(willich.program.window),
        timeout=MILLISECONDS,
    )
    assert keyboard.pressed <= 5
    [told] = workspace.state("notification", entity).feedback
    assert (told.confirmed, told.acted, told.still_active, told.text) == (*("unsaid",) * 3, "")
    assert (told.responsible, told.standing) == (CASEWORKER, "in_progress")
    keyboard.press(Qt.Key.Key_R)
    dialog = asked_by(willich)
    walked = walk(dialog, keyboard)
    assert dialog.fields["basis"] in walked
    assert not {dialog.fields[name] for name in ("confirmed", "acted", "still_active")} & walked
    assert "§ 4 Abs. 4 KKG" in words(dialog)


def dialogs(window: QWidget) -> list[Ask]:
    """The dialogs that are open before a window."""
    return [one for one in window.findChildren(Ask) if one.isVisible()]


def asked_by(running: Running) -> Ask:
    """The dialog that a key opens, once it has the keyboard."""
    window = running.program.window
    running.qtbot.waitUntil(lambda: any(one.isActiveWindow() for one in dialogs(window)), timeout=MILLISECONDS)
    (dialog,) = dialogs(window)
    return dialog


def walk(dialog: Ask, keyboard: Keyboard) -> set[QWidget]:
    """Everything that Tab reaches in a dialog."""
    reached: set[QWidget] = set()
    for _ in range(2 * len(dialog.fields)):
        focused = QApplication.focusWidget()
        if focused is not None:
            reached.add(focused)
        keyboard.press(Qt.Key.Key_Tab)
    return reached


@pytest.mark.parametrize("letters", [24, 39])
def test_task_7_killed_while_typing(world: Desks, start: Start, tmp_path: Path, letters: int) -> None:
    """After a kill and the next unlock one key leads back to the text, and at most two seconds of it are lost."""
    folder = world.copy_with_passphrase("police", tmp_path / "police")
    # The later kill is just before the second saving is due, when most is lost.
    call = [sys.executable, "-m", "tests.helpers.typist", str(folder), str(letters)]
    killed = subprocess.run(call, check=False, timeout=SECONDS)
    assert killed.returncode == -signal.SIGKILL
    police = start(folder)
    keyboard = unlock(police)
    keyboard.pressed = 0
    window = police.program.window
    police.qtbot.waitUntil(lambda: asked(window), timeout=MILLISECONDS)
    keyboard.press(Qt.Key.Key_Return)
    form = form_of(police)
    text = form.document()["statements"][0]["text"]
    assert keyboard.pressed <= 2
    assert TYPED.startswith(text)
    assert (letters - len(text)) * EACH_MS <= LOST_MS
    assert isinstance(form.body, QuickBody)
    assert QApplication.focusWidget() is form.body.fields[FIELD].put_in.first


def asked(window: QWidget) -> bool:
    """Whether the program asks about what was being written."""
    return any(isinstance(one, LeftOpenDialog) and one.isVisible() for one in window.findChildren(QDialog))
