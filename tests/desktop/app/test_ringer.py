"""What rings, for how long, and what happens where nothing can sound."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from desktop.app.ringer import Ringer
from desktop.domain.notification_events import Acknowledged
from desktop.ui.desk import Desk
from desktop.ui.platform.notifier import Notice, Tray
from desktop.ui.platform.sound import AlarmSound
from tests.helpers.company import ASD, POLICE, Company, Member
from tests.helpers.window import Backstage


class NotingTray(Tray):
    """A tray that notes what it is to show."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(None, str, parent)
        self.notices: list[Notice] = []

    def notify(self, notice: Notice) -> None:
        self.notices.append(notice)


@dataclass
class Silence:
    """A ringer in a room without sound, whose calls for attention are counted."""

    ringer: Ringer
    tray: NotingTray
    flashes: list[bool]
    rings: list[bool]
    desks: list[Desk] = field(default_factory=list)

    def follow(self, member: Member) -> Desk:
        """Ring for a member's profile from now on; gives its desk."""
        desk = Desk(Backstage(member))
        self.desks.append(desk)
        self.ringer.follow(desk)
        return desk


@pytest.fixture
def silence(qtbot: QtBot) -> Iterator[Silence]:
    parent = QObject()
    sound = AlarmSound(find=lambda _name: None, windows=False, parent=parent)
    tray = NotingTray(parent)
    made = Silence(Ringer(sound, tray, parent), tray, [], [])
    made.ringer.silent.connect(lambda: made.flashes.append(True))
    made.ringer.rings.connect(made.rings.append)
    yield made
    for desk in made.desks:
        desk.close()
    made.ringer.close()
    parent.deleteLater()


def test_it_rings_until_somebody_acknowledges(silence: Silence, company: Company, qtbot: QtBot) -> None:
    """An immediate notification rings on its arrival and is still once any device of the unit has acknowledged it."""
    police, office = company.members
    desk = silence.follow(company.members[1])
    entity = police.notify(ASD, "immediate")
    with qtbot.waitSignal(desk.changed):
        company.everybody_syncs()
    assert silence.rings == [True]
    assert silence.flashes
    with qtbot.waitSignal(desk.changed):
        office.do(POLICE, "notification.acknowledged", entity, Acknowledged("Fach A"))
    assert silence.rings == [True, False]


def test_each_arrival_is_told_once(silence: Silence, company: Company, qtbot: QtBot) -> None:
    """Each immediate notification that comes is told, the second while the first still rings, and none again."""
    police, _ = company.members
    desk = silence.follow(company.members[1])
    told: list[bool] = []
    silence.ringer.arrived.connect(lambda: told.append(True))
    for arrivals in (1, 2):
        police.notify(ASD, "immediate")
        with qtbot.waitSignal(desk.changed):
            company.everybody_syncs()
        assert len(told) == arrivals
    police.notify(ASD, "routine")
    with qtbot.waitSignal(desk.changed):
        company.everybody_syncs()
    assert len(told) == 2


def test_other_urgencies_do_not_ring(silence: Silence, company: Company, qtbot: QtBot) -> None:
    """Only what is immediate rings, and only for the unit that receives it."""
    police, _ = company.members
    desk = silence.follow(company.members[1])
    for urgency in ("urgent", "routine"):
        police.notify(ASD, urgency)
    with qtbot.waitSignal(desk.changed):
        company.everybody_syncs()
    assert silence.rings == []
    police.notify(ASD, "immediate")
    silence.follow(police)
    assert silence.rings == []


def test_what_comes_is_told_to_the_system(silence: Silence, company: Company, qtbot: QtBot) -> None:
    """What comes is told once and without a word of it; what stood there before is not."""
    police, _ = company.members
    police.notify(ASD, "urgent")
    company.everybody_syncs()
    desk = silence.follow(company.members[1])
    assert silence.tray.notices == []
    for urgency, notice in (("routine", Notice.NEW), ("immediate", Notice.IMMEDIATE), ("urgent", Notice.NEW)):
        silence.tray.notices.clear()
        police.notify(ASD, urgency)
        with qtbot.waitSignal(desk.changed):
            company.everybody_syncs()
        assert silence.tray.notices == [notice]


def test_silenced_is_silent_until_the_next(silence: Silence, company: Company, qtbot: QtBot) -> None:
    """What somebody has silenced stays silent; the next immediate notification rings anew."""
    police, _ = company.members
    desk = silence.follow(company.members[1])
    for rings in ([True], [True, False, True]):
        police.notify(ASD, "immediate")
        with qtbot.waitSignal(desk.changed):
            company.everybody_syncs()
        assert silence.rings == rings
        silence.ringer.silence()


def test_what_stands_there_at_unlocking_rings(silence: Silence, company: Company) -> None:
    """Whoever unlocks hears at once of what nobody has acknowledged."""
    police, _ = company.members
    police.notify(ASD, "immediate")
    company.everybody_syncs()
    silence.follow(company.members[1])
    assert silence.rings == [True]
    silence.ringer.silence()
    silence.follow(company.members[1])
    assert silence.rings == [True, False, True]


def test_alarms_while_locked(silence: Silence) -> None:
    """An alarm while locked rings until somebody silences it; a lost reception sounds once and does not go on."""
    silence.ringer.ring_locked()
    assert silence.rings == [True]
    assert silence.ringer.ringing
    silence.ringer.silence()
    silence.ringer.lose_reception()
    assert silence.tray.notices == [Notice.IMMEDIATE_LOCKED, Notice.UNLOCK_TO_RECEIVE]
    assert silence.rings == [True, False]
    assert len(silence.flashes) == 2


def test_without_sound_it_says_so(silence: Silence) -> None:
    """That nothing can sound here is named, and that no tray holds a hidden window is known."""
    assert "Kein Ton" in silence.ringer.missing()[0]
    assert not silence.ringer.can_stay_unseen
