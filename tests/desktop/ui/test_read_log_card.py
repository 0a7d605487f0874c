"""What is noted of one's own reading stands about the program; the way to the whole log only for whom it is."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from desktop.ui.read_log_card import ReadLogCard
from desktop.ui.read_log_sheet import ReadLogSheet
from desktop.ui.theme.theme import Theme
from tests.helpers.company import Company, Member
from tests.helpers.showing import SHOWING, show
from tests.helpers.watchers import watched
from tests.helpers.window import around

pytestmark = SHOWING


def card(qtbot: QtBot, member: Member) -> ReadLogCard:
    made = ReadLogCard(around(member).desk)
    show(qtbot, made)
    made.look()
    return made


def test_ones_own(qtbot: QtBot, themed: Theme, willich: Member) -> None:
    """It says what is noted by now, and leads nowhere else."""
    made = card(qtbot, willich)
    assert made.own.text().startswith("Noch ist nichts notiert.")
    willich.workspace.readings.note("notification", bytes(16), "VIE-2026-1-1")
    made.look()
    assert made.own.text().startswith("Geöffnete Meldungen: 1. Tage: 1.")
    assert not made.whole.isVisible()


def test_the_way_to_the_log(qtbot: QtBot, themed: Theme, company: Company) -> None:
    """Whoever is of the data protection unit opens the log from here."""
    made = card(qtbot, watched(company))
    assert made.whole.isVisible()
    made.whole.click()
    [sheet] = made.window().findChildren(ReadLogSheet)
    qtbot.waitUntil(sheet.about.hasFocus)
    sheet.close()
