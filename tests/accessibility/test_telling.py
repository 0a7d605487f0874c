"""What is told without a look: 12 announcements · 13, 14 every state · 17 the warning before a lock · 18 notices."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QEvent, QSettings
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.catalogue import URGENCY_TITLES
from desktop.domain.notification_state import Delivery, Mark, Notification, Processing
from desktop.presenters import chips, register
from desktop.presenters.notification_cards import card
from desktop.presenters.notification_list import Filter, numbers
from desktop.presenters.strip import Standing
from desktop.presenters.times import read_id
from desktop.presenters.words import state_word
from desktop.ui.card_list import CardList
from desktop.ui.form.summary import HEADING
from desktop.ui.notification_model import NotificationModel
from desktop.ui.platform.idle import WARNING_SECONDS
from desktop.ui.platform.notifier import Notice
from desktop.ui.theme import icons
from desktop.ui.unlock_screen import UnlockScreen
from tests.accessibility.behaving import names_outside
from tests.accessibility.cast import CASEWORKER, SEEDED
from tests.accessibility.combinations import PLAIN, on_stage
from tests.accessibility.locked_scenes import ONE
from tests.accessibility.scenes import SCENES
from tests.accessibility.spoken import bare_chips, misspoken, mute_rows
from tests.accessibility.stage import Heard, Probing, SpokenWindow, Stage
from tests.helpers.accessible import wait_until
from tests.helpers.company import ASD, POLICE, founded
from tests.helpers.showing import SHOWING, show

pytestmark = SHOWING
LEVEL = Standing(level=True, last_success=1_790_000_000_000)


@pytest.fixture
def window(stage: Stage) -> Iterator[SpokenWindow]:
    """The police's window, with nothing heard yet."""
    made = stage.police()
    made.heard.pause_over()
    made.heard.pause_over()
    made.heard.events.clear()
    yield made
    stage.clear()


@on_stage([PLAIN])
def test_a_sync_that_was_asked_for_is_told_once(stage: Stage, window: SpokenWindow) -> None:
    """Who presses F5 hears how it went, once and politely; who did not hears nothing of a pass like the one before."""
    stage.stands(window, LEVEL)
    window.heard.pause_over()
    window.heard.events.clear()
    action = window.actions_bound.get("sync")
    assert action is not None
    action.trigger()
    stage.stands(window, LEVEL)
    stage.stands(window, LEVEL)
    assert misspoken(window.heard.events, "Abgeglichen") == []


@on_stage([PLAIN])
def test_what_is_missing_is_told_once(stage: Stage, window: SpokenWindow) -> None:
    """The summary of what is missing is announced politely."""
    assert SCENES["immediate form, wrong"](stage) is window
    assert misspoken(window.heard.events, HEADING) == []


@on_stage([PLAIN])
def test_a_conflict_is_told_once(stage: Stage) -> None:
    """A conflict that came with a pass is announced politely with it."""
    company = founded((POLICE, ASD, ASD), 3)
    _, first, second = company.members
    entity = read_id(register.add_contact(first.workspace, "", {"family_name": "Kreuz", "phone": "1"})["id"])
    company.everybody_syncs()
    backstage = Probing(first, stage.folder / "c", CASEWORKER)
    window = SpokenWindow(QSettings(str(stage.folder / "c.ini"), QSettings.Format.IniFormat), stage.appearance)
    window.show_unlocked(backstage)
    assert window.desk is not None
    told: list[frozenset[bytes]] = []
    window.desk.changed.connect(told.append)
    register.edit_contact(first.workspace, entity, {"phone": "2"})
    register.edit_contact(second.workspace, entity, {"phone": "3"})
    company.everybody_syncs()
    wait_until(lambda: bool(told))
    backstage.stands(LEVEL)
    assert misspoken(window.heard.events, "Konflikt") == []
    window.show_locked(QWidget())
    window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@on_stage([PLAIN])
@pytest.mark.parametrize("alarm", [False, True])
def test_a_lock_is_told_politely_and_an_alarm_at_once(stage: Stage, *, alarm: bool) -> None:
    """Why it is locked waits for its turn; that something immediate has come does not."""
    screen = UnlockScreen(ONE, stage.appearance)
    heard = screen._announcer = Heard(screen)
    if alarm:
        screen.show_alarm()
    else:
        screen.show_notice("Gesperrt nach 10 Minuten ohne Eingabe.")
    assert misspoken(heard.events, "Sofort" if alarm else "Gesperrt", assertive=alarm) == []
    screen.deleteLater()


@on_stage([PLAIN])
def test_a_burst_is_one(stage: Stage, window: SpokenWindow) -> None:
    """Of what is said within two seconds the first is heard at once and the last afterwards, nothing between."""
    for text in ("Eins.", "Zwei.", "Drei."):
        window.announce(text)
    assert misspoken(window.heard.events, "Eins.") == []
    window.heard.pause_over()
    assert [one.text for one in window.heard.events] == ["Eins.", "Drei."]


def test_every_state_has_words_and_an_icon() -> None:
    """No chip of any state, urgency or clock is a colour alone, and no state is told by its code."""
    made = [chips.state_chip(code) for code in chips._STATES]
    made += [chips.urgency_chip(code) for code in chips._URGENCIES]
    made += [chips.deadline_chip(1, 2), chips.deadline_chip(2, 1), chips.refused_chip(), chips.conflict_chip()]
    assert bare_chips(made, icons.names()) == []
    assert [code for code in chips._STATES if code in state_word(code)] == []


@on_stage([PLAIN])
def test_every_state_speaks(stage: Stage, qtbot: QtBot) -> None:
    """A row says urgency, agencies, time and state in words, whatever its state and urgency are."""
    workspace = stage.cast.willich.workspace
    listed = workspace.numbered(numbers(workspace, Filter.ALL))
    row, state = next((row, state) for row, state in listed if isinstance(state, Notification))
    codes = (*Delivery, *Processing, Mark.WITHDRAWN, Mark.RECALLED, "erased")
    made = [
        card(workspace, replace(row, status=code, conflict=conflict), replace(state, urgency=urgency), given=None)
        for code, urgency, conflict in product(codes, URGENCY_TITLES, (False, True))
    ]
    model = NotificationModel(lambda wanted: [made[number] for number in wanted])
    rows = CardList(model)
    model.setParent(rows)
    model.show_numbers(range(len(made)))
    show(qtbot, rows)
    assert mute_rows(rows) == []
    assert [one.spoken for one in made if not all(word in one.spoken for word in (one.time, one.title))] == []


def test_a_lock_is_announced_long_enough_before() -> None:
    """Who is about to be locked out has a minute to say that they are still there."""
    assert WARNING_SECONDS >= 60


def test_notices_of_the_system_name_nobody() -> None:
    """None of the fixed sentences holds a seeded name, and none has a place for one."""
    sentences = [notice.value for notice in Notice]
    assert names_outside(sentences, [*SEEDED, "{"]) == []
