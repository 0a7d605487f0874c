"""The strip at the bottom: honest, in words, with the number to call, and heard as it is seen."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.presenters.register import plan_shifts
from desktop.presenters.strip import Standing
from desktop.presenters.times import written
from desktop.ui.chip_row import ChipRow
from desktop.ui.desk import Desk
from desktop.ui.status_strip import StatusStrip
from desktop.ui.theme.theme import Theme
from tests.helpers.company import ASD, KEMPEN, START, Company, Member, founded
from tests.helpers.devices import POLICE
from tests.helpers.window import Backstage

HOUR = 3_600_000


@pytest.fixture
def desk(themed: Theme, qtbot: QtBot, police: Member) -> Desk:
    return Desk(Backstage(police))


@pytest.fixture
def strip(desk: Desk, qtbot: QtBot) -> StatusStrip:
    made = StatusStrip(desk)
    qtbot.addWidget(made)
    return made


def seen(strip: StatusStrip) -> tuple[str, str]:
    """The state's chip and the words beside it."""
    [chip] = strip.findChildren(ChipRow)
    [words] = strip.findChildren(QLabel)
    return chip.accessibleName(), words.text()


def stand(desk: Desk, standing: Standing) -> None:
    """Let things stand so."""
    desk.standing = standing
    desk.standing_changed.emit(standing)


def test_before_the_first_contact(strip: StatusStrip) -> None:
    """A profile that has met no server yet says so."""
    assert seen(strip) == ("Noch nicht abgeglichen", "noch nie abgeglichen")


def test_it_follows(strip: StatusStrip, desk: Desk) -> None:
    """State, time and what waits are those of the last pass, seen as heard, and only once."""
    stand(desk, Standing(level=True, last_success=START))
    assert seen(strip) == ("Abgeglichen", "Stand 16:13 Uhr")
    stand(desk, Standing(trouble="Server nicht erreichbar.", last_success=START, waiting_to_send=2))
    assert seen(strip) == ("Ohne Verbindung", "Stand 16:13 Uhr · 2 warten")
    assert strip.accessibleName() == "Ohne Verbindung, Stand 16:13 Uhr, 2 warten"


def test_what_says_the_same_is_left_as_it_stands(strip: StatusStrip, desk: Desk) -> None:
    """While much arrives things stand anew many times a second; nothing is made anew for it, and a change is."""
    stand(desk, Standing(working=True, last_success=START, received=1))
    before = strip.findChildren(ChipRow)
    stand(desk, Standing(working=True, last_success=START, received=500))
    assert strip.findChildren(ChipRow) == before
    stand(desk, Standing(working=True, last_success=START, waiting_to_send=1))
    assert strip.findChildren(ChipRow) != before
    assert seen(strip)[1].endswith("1 wartet")


def test_a_warning_stays(strip: StatusStrip, desk: Desk) -> None:
    """What else is true of this computer is said with every state, and heard."""
    strip.add_warning("Kein Ton gefunden.")
    stand(desk, Standing(level=True, last_success=START))
    assert seen(strip)[1] == "Stand 16:13 Uhr · Kein Ton gefunden."
    assert strip.accessibleName().endswith(", Kein Ton gefunden.")


def test_a_clock_that_is_off_is_a_warning(strip: StatusStrip, desk: Desk) -> None:
    """It stands as a chip of its own beside the state, below it where it is narrow, and is heard."""
    for wide in (900, 400):
        strip.resize(wide, strip.sizeHint().height())
        stand(desk, Standing(level=True, last_success=START, clock_gap=13 * 60_000))
        chips = [one.accessibleName() for one in strip.findChildren(ChipRow)]
        assert chips == ["Abgeglichen", "Uhr weicht 13 min ab"]
        assert "Uhr weicht 13 min ab" in strip.accessibleName()


def test_the_number_to_call(
    *, strip: StatusStrip, desk: Desk, company: Company, willich: Member, police: Member, qtbot: QtBot
) -> None:
    """Whom to call now stands in the strip with its key, as soon as it is known and as long as it holds."""
    assert strip.on_call.text() == "Rufbereitschaft  [F9]"
    at = {"from": written(START), "until": written(START + HOUR)}
    plan_shifts(willich.workspace, [{"unit": "", "name": "A", "phone": "02154 000-000", **at}])
    with qtbot.waitSignal(desk.changed):
        company.everybody_syncs()
    assert strip.on_call.text() == "Jugendamt Willich 02154 000-000  [F9]"
    strip.resize(300, strip.height())
    strip.refresh()
    assert (strip.on_call.text(), strip.on_call.accessibleName()) == (
        "Rufbereitschaft  [F9]",
        "Jugendamt Willich 02154 000-000",
    )
    company.clock.time += HOUR
    strip.refresh()
    assert strip.on_call.text() == "Rufbereitschaft  [F9]"


def test_the_one_usually_notified_is_named_first(qtbot: QtBot, themed: Theme) -> None:
    """The strip names whom the sheet behind it names first, also once somebody notified another."""
    company = founded((POLICE, ASD, KEMPEN))
    police, willich, kempen = company.members
    for member, phone in ((willich, "02154 000-000"), (kempen, "02152 000-000")):
        at = {"from": written(START), "until": written(START + HOUR)}
        plan_shifts(member.workspace, [{"unit": "", "name": "A", "phone": phone, **at}])
    company.everybody_syncs()
    police.notify(ASD)
    desk = Desk(Backstage(police))
    strip = StatusStrip(desk)
    qtbot.addWidget(strip)
    strip.resize(900, strip.height())
    assert strip.on_call.text() == "Jugendamt Willich 02154 000-000  [F9]"
    company.clock.time += 1
    with qtbot.waitSignal(desk.changed):
        police.notify(KEMPEN)
    assert strip.on_call.text() == "Jugendamt Kempen 02152 000-000  [F9]"


def test_the_form_that_is_shown_comes_first(qtbot: QtBot, themed: Theme) -> None:
    """With a form for another town the strip names that town's unit, and afterwards the usual one again."""
    company = founded((POLICE, ASD, KEMPEN))
    police, *others = company.members
    for member, phone in zip(others, ("02154 000-000", "02152 000-000"), strict=True):
        at = {"from": written(START), "until": written(START + HOUR)}
        plan_shifts(member.workspace, [{"unit": "", "name": "A", "phone": phone, **at}])
    company.everybody_syncs()
    police.notify(ASD)
    strip = StatusStrip(Desk(Backstage(police)))
    qtbot.addWidget(strip)
    strip.resize(900, strip.height())
    strip.call_first(KEMPEN)
    assert strip.on_call.text() == "Jugendamt Kempen 02152 000-000  [F9]"
    strip.call_first("")
    assert strip.on_call.text() == "Jugendamt Willich 02154 000-000  [F9]"


def test_where_it_is_narrow_the_words_go_below(strip: StatusStrip, desk: Desk, qtbot: QtBot) -> None:
    """With large text in a small window the strip takes two lines, not a tower of single words."""
    strip.show()
    qtbot.waitExposed(strip)
    stand(desk, Standing(level=True, last_success=START))
    strip.resize(400, strip.sizeHint().height())
    [chip], [words] = strip.findChildren(ChipRow), strip.findChildren(QLabel)
    qtbot.waitUntil(lambda: words.y() >= chip.y() + chip.height())
    assert words.width() > strip.width() // 2
    assert seen(strip) == ("Abgeglichen", "Stand 16:13 Uhr")
