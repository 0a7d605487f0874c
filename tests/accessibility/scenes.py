"""Every screen and dialog there is, in one table: a new screen is one line here.

A scene puts something up on a stage and gives what is to be looked at: the window, or the dialog before it.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final
from uuid import UUID

from PySide6.QtWidgets import QDialog, QPushButton, QWidget

from desktop.app.passphrase import PassphraseChange
from desktop.domain.notification_events import STEPS, Side
from desktop.keys.profile import Locks, create_profile
from desktop.presenters import access, synchronisation
from desktop.presenters.steps.table import TABLE
from desktop.presenters.strip import Standing
from desktop.presenters.synchronisation import Aside, Refusal
from desktop.presenters.words import reason_words
from desktop.ui import sync_parts
from desktop.ui.about_screen import AboutScreen
from desktop.ui.around import Around
from desktop.ui.ask import Ask
from desktop.ui.drafts_screen import DraftsScreen
from desktop.ui.invite_dialog import InviteDialog
from desktop.ui.left_open_dialog import LeftOpenDialog
from desktop.ui.notifications_screen import NotificationsScreen
from desktop.ui.palette import Palette
from desktop.ui.quit_dialog import QuitDialog
from desktop.ui.steps import StepTaker
from desktop.ui.sync_screen import SyncScreen
from desktop.ui.words import tr
from tests.accessibility.card_scenes import CARD_DIALOGS, CARD_SCREENS
from tests.accessibility.cast import draft
from tests.accessibility.contact_scenes import CONTACT_DIALOGS, CONTACT_SCREENS
from tests.accessibility.file_scenes import FILE_DIALOGS, FILE_SCREENS
from tests.accessibility.fitting import SCREEN
from tests.accessibility.form_scenes import FORMS
from tests.accessibility.governed_scenes import GOVERNED_DIALOGS, GOVERNED_SCREENS
from tests.accessibility.library_scenes import LIBRARY_DIALOGS, LIBRARY_SCREENS
from tests.accessibility.locked_scenes import LOCKED
from tests.accessibility.meeting_scenes import MEETING_DIALOGS, MEETING_SCREENS
from tests.accessibility.putting_up import area_of, dialog_of, list_of
from tests.accessibility.rota_scenes import ROTA_DIALOGS, ROTA_SCREENS
from tests.accessibility.stage import NARROW, SpokenWindow, Stage
from tests.desktop.keys.memory_keyring import MemoryKeyring
from tests.helpers.accessible import settled
from tests.helpers.doorkeeper import SHOWN, Doorkeeper
from tests.helpers.programs import PASSPHRASE
from tests.helpers.window import deleted_now

Scene = Callable[[Stage], QWidget]
_OFFLINE: Final = Standing(
    last_success=1_790_000_000_000,
    trouble="Der Server ist nicht erreichbar.",
    pause=120.0,
    waiting_to_send=2,
    alarms=("fork",),
)
_WHOLE_LOG: Final = "Ganzes Protokoll"
_ASKED_OF: Final = {
    "withdrawn": "queued",
    **dict.fromkeys(("released", "returned"), "to release"),
    "request_withdrawn": "requested",
    "forwarded": "phone_handover",
    **dict.fromkeys(("forward_taken_back", "files_passed_on"), "forwarded"),
    **dict.fromkeys(("acknowledgement_withdrawn", "closed", "feedback_given", "assessed"), "acknowledged"),
    **dict.fromkeys(("noted", "answered"), "followed"),
    **dict.fromkeys(("additions_passed_on", "additions_withheld"), "left behind"),
    **dict.fromkeys(("given_up", "misdirection_noted", "misdirection_taken_back"), "misdirected"),
    "told_also": "moved",
}
"""Of which notification a step is asked where it is not the one that is late."""
_OF_THE_SENDER: Final = frozenset({"answered", "misdirection_noted", "told_also"})
"""What the police are asked that is no event of a notification, or could be either side's."""
_LEVEL: Final = Standing(level=True, last_success=1_790_000_000_000)


def _detail(name: str, stage: Stage) -> QWidget:
    """What Willich sees of a notification."""
    return list_of(stage.willich(), stage.cast.shown[name])


def _outgoing(name: str, stage: Stage) -> QWidget:
    """What the police see of a notification."""
    return list_of(stage.police(), stage.cast.shown[name])


def _narrow(stage: Stage, *, reading: bool) -> QWidget:
    window = list_of(stage.willich(), stage.cast.shown["late"])
    # At twice the size of text the window is as narrow for it as one of half the width.
    window.resize(max(NARROW[0], SCREEN[0] * stage.appearance.scale // 200), NARROW[1])
    settled()
    screen = area_of(window, "notifications")
    assert isinstance(screen, NotificationsScreen)
    if reading:
        screen.open_chosen()
    settled()
    return window


def _empty(stage: Stage) -> QWidget:
    return list_of(stage.empty(), None)


def _drafts(stage: Stage, *, undo: bool = False) -> QWidget:
    window = stage.police()
    screen = area_of(window, "drafts")
    assert isinstance(screen, DraftsScreen)
    screen.undo.setVisible(undo)
    settled()
    return window


def _no_drafts(stage: Stage) -> QWidget:
    window = stage.empty()
    area_of(window, "drafts")
    return window


def _sync(standing: Standing, stage: Stage) -> QWidget:
    window = stage.police()
    screen = area_of(window, "synchronisation")
    assert isinstance(screen, SyncScreen)
    stage.stands(window, standing)
    screen.connection.test()
    settled()
    return window


def _troubled(stage: Stage) -> QWidget:
    """What the server refused and what cannot be used, as the screen shows it."""
    window = stage.police()
    screen = area_of(window, "synchronisation")
    assert isinstance(screen, SyncScreen)
    stage.stands(window, _OFFLINE)
    waits = synchronisation.waiting(stage.cast.police.workspace)[0]
    refused = Refusal(waits.entity, waits.what, waits.to, waits.since, reason_words("recipient_without_device"))
    screen._show("refused", (refused,), sync_parts.refusals)
    reasons = dict.fromkeys(synchronisation._ASIDE.values())
    aside = tuple(Aside("1 Eintrag", reason, waits=bool(number % 2)) for number, reason in enumerate(reasons))
    screen._show("aside", aside, sync_parts.kept_aside)
    settled()
    return window


def _log(stage: Stage) -> QWidget:
    """The whole log, of passes that went well and that did not."""
    window = stage.police()
    area_of(window, "synchronisation")
    for _ in range(5):
        for standing in (_LEVEL, _OFFLINE):
            stage.stands(window, standing)
    settled()
    deleted_now()
    opener = next(one for one in window.findChildren(QPushButton) if one.isVisible() and one.text() == tr(_WHOLE_LOG))
    opener.setFocus()
    opener.click()
    return dialog_of(window)


def _conflict(stage: Stage) -> QWidget:
    window = stage.willich()
    area_of(window, "synchronisation")
    return window


def _overview(window: SpokenWindow, standing: Standing | None, stage: Stage) -> QWidget:
    """The overview, filled."""
    if standing is not None:
        stage.stands(window, standing)
    area_of(window, "overview")
    settled()
    return window


def _area(name: str, stage: Stage) -> QWidget:
    window = stage.willich()
    area_of(window, name)
    return window


def _licences(stage: Stage) -> QWidget:
    window = stage.empty()
    screen = area_of(window, "about")
    assert isinstance(screen, AboutScreen)
    screen.texts.setFocus()
    screen.texts.click()
    return dialog_of(window)


def _read_log(stage: Stage) -> QWidget:
    window = stage.watcher()
    screen = area_of(window, "about")
    assert isinstance(screen, AboutScreen)
    screen.read_log.whole.setFocus()
    screen.read_log.whole.click()
    return dialog_of(window)


def _opened(window: SpokenWindow, action: str) -> QDialog:
    """The dialog that an action opens."""
    found = window.actions_bound.get(action)
    assert found is not None
    found.trigger()
    return dialog_of(window)


def _help(stage: Stage) -> QWidget:
    window = list_of(stage.willich(), stage.cast.shown["late"])
    return _opened(window, "help")


def _palette(stage: Stage, *, text: str = "") -> QWidget:
    window = stage.willich()
    screen = area_of(window, "notifications")
    assert isinstance(screen, NotificationsScreen)
    screen.list.setFocus()
    made = _opened(window, "palette")
    assert isinstance(made, Palette)
    made.line.setText(text)
    made.refresh()
    return made


def _on_call(stage: Stage) -> QWidget:
    window = stage.police()
    assert window.workplace is not None
    window.workplace.strip.on_call.setFocus()
    return _opened(window, "on_call")


def _ask(step: str, stage: Stage) -> QWidget:
    """The dialog of a step, on the side that takes it."""
    row = STEPS.get(step)
    by_sender = step in _OF_THE_SENDER or (row and row.side is Side.SENDER)
    window = stage.police() if by_sender else stage.willich()
    entity = stage.cast.shown[_ASKED_OF.get(step, "late")]
    list_of(window, entity)
    assert window.desk is not None
    StepTaker(window.desk, window, window.announce, lambda _draft: None).take(entity, step)
    return dialog_of(window)


def _wrong_answer(stage: Stage) -> QWidget:
    dialog = _ask("phone_handover", stage)
    assert isinstance(dialog, Ask)
    dialog.show_problem("Hier fehlt eine Angabe.", "to")
    settled()
    return dialog


def _passphrase(stage: Stage) -> QWidget:
    window = stage.willich()
    assert window.desk is not None
    folder = stage.folder / "with a passphrase"
    if not folder.exists():
        create_profile(folder, UUID(int=7), Locks(PASSPHRASE))
    PassphraseChange(window, window.desk, folder, MemoryKeyring()).ask()
    return dialog_of(window)


def _quit(stage: Stage, *, background: bool) -> QWidget:
    window = stage.police()
    QuitDialog(2, background=background, parent=window).open()
    return dialog_of(window)


def _revoked(stage: Stage) -> QWidget:
    """A device the server turns away as revoked, over a notification; the other scenes find it admitted again."""
    window, member = stage.willich(), stage.cast.willich
    access.note(member.workspace, ended=True)
    stage.stands(window, Standing(enrolment="turned_away", trouble="Der Zugang wurde entzogen.", stopped=True))
    access.note(member.workspace, ended=False)
    settled()
    return list_of(window, stage.cast.shown["late"])


def _unknown(stage: Stage) -> QWidget:
    """A device that the server does not know any more; the other scenes find it known again."""
    window = stage.police()
    stage.stands(window, Standing(enrolment="unknown", trouble="Der Server kennt dieses Gerät nicht."))
    settled()
    return list_of(window, stage.cast.shown["late"])


def _new_invite(stage: Stage, *, shown: bool = False) -> QWidget:
    window = stage.police()
    assert window.desk is not None
    around = Around(window.desk, window.actions_bound, window.inside, stage.appearance)
    dialog = InviteDialog(around, Doorkeeper(stage.cast.police), window)
    dialog.show_now()
    if shown:
        dialog.show_invite(SHOWN)
    return dialog_of(window)


def _left_open(stage: Stage) -> QWidget:
    window, member = stage.police(), stage.cast.police
    made = draft(member, "P01", "immediate", quick=True)
    assert window.desk is not None
    LeftOpenDialog(
        Around(window.desk, window.actions_bound, window.inside, stage.appearance), made, "03:10:41", window
    ).open()
    return dialog_of(window)


def _notice(stage: Stage) -> QWidget:
    window = stage.willich()
    assert window.workplace is not None
    window.show_area("notifications")
    text = "Das Programm sperrt gleich. Ihr Entwurf ist gesichert."
    window.workplace.notice.show_notice("idle", text, "warn", "Weiterarbeiten", lambda: None)
    settled()
    return window


DIALOGS: Final[dict[str, Scene]] = {
    "licences": _licences,
    "read log": _read_log,
    "help": _help,
    "palette": _palette,
    "palette, searching": partial(_palette, text="me"),
    "on-call sheet": _on_call,
    **{f"ask: {name}": partial(_ask, name) for name, step in TABLE.items() if step.dialog},
    "ask: wrong": _wrong_answer,
    "ask: passphrase": _passphrase,
    **FILE_DIALOGS,
    **CONTACT_DIALOGS,
    **MEETING_DIALOGS,
    **LIBRARY_DIALOGS,
    **ROTA_DIALOGS,
    **CARD_DIALOGS,
    **GOVERNED_DIALOGS,
    "draft left open": _left_open,
    "new invite": _new_invite,
    "new invite, shown": partial(_new_invite, shown=True),
    "sync log": _log,
    "quit": partial(_quit, background=False),
    "quit, background": partial(_quit, background=True),
}
SCREENS: Final[dict[str, Scene]] = {
    **LOCKED,
    **FILE_SCREENS,
    **CONTACT_SCREENS,
    **GOVERNED_SCREENS,
    **FORMS,
    "overview": lambda stage: _overview(stage.willich(), _LEVEL, stage),
    "overview, offline": lambda stage: _overview(stage.police(), _OFFLINE, stage),
    "overview, nothing to do": lambda stage: _overview(stage.empty(), None, stage),
    "notifications, empty": _empty,
    "notifications, late": partial(_detail, "late"),
    "notifications, fresh": partial(_detail, "fresh immediate"),
    **{
        f"notifications, {name}": partial(_detail, name)
        for name in ("acknowledged", "closed", "forwarded", "left behind")
    },
    "notifications, protected": partial(_detail, "protected"),
    "notifications, not competent": partial(_detail, "not_competent"),
    "notifications, misdirected": partial(_outgoing, "misdirected"),
    "notifications, moved": partial(_outgoing, "moved"),
    "notifications, followed": partial(_detail, "followed"),
    "notifications, asked": partial(_outgoing, "followed"),
    "notifications, outgoing": partial(_outgoing, "phone_handover"),
    "notifications, queued": partial(_outgoing, "queued"),
    "notifications, to release": partial(_detail, "to release"),
    "notifications, release requested": partial(_detail, "requested"),
    "notifications, narrow list": partial(_narrow, reading=False),
    "notifications, narrow detail": partial(_narrow, reading=True),
    "drafts": _drafts,
    "drafts, undo": partial(_drafts, undo=True),
    "drafts, none": _no_drafts,
    "sync, level": partial(_sync, _LEVEL),
    "sync, offline": partial(_sync, _OFFLINE),
    "sync, conflict": _conflict,
    "sync, troubled": _troubled,
    **MEETING_SCREENS,
    **LIBRARY_SCREENS,
    **ROTA_SCREENS,
    **CARD_SCREENS,
    "settings": partial(_area, "settings"),
    "about": partial(_area, "about"),
    "notice bar": _notice,
    "revoked": _revoked,
    "unknown": _unknown,
}
SCENES: Final[dict[str, Scene]] = {**SCREENS, **DIALOGS}
