"""The hint beside a form at earlier notifications about the same child."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import pytest
from pytestqt.qtbot import QtBot

from desktop.domain.content import Child, Content
from desktop.ui.desk import Desk
from desktop.ui.form.earlier_card import EarlierCard
from desktop.ui.theme.theme import Theme
from tests.helpers.company import ASD, POLICE, Member, notified
from tests.helpers.window import Reading

EMIL = Child(given_name="Emil", family_name="Meyer")
ALIKE = Child(given_name="Emiel", family_name="Maier")
IDA = Child(given_name="Ida", family_name="Schulz")


@pytest.fixture
def desk(qtbot: QtBot, police: Member) -> Iterator[Desk]:
    """The police have notified about Emil Meyer."""
    body = notified(POLICE, ASD, content=Content(category="P01", children=(EMIL,)))
    police.do(ASD, "notification.notified", police.workspace.new_id(), body)
    made = Desk(Reading(police))
    yield made
    made.close()


def test_it_follows_the_children(themed: Theme, desk: Desk, qtbot: QtBot) -> None:
    """The hint stands there for a child that sounds alike, goes with another child, and names nobody."""
    card = EarlierCard()
    qtbot.addWidget(card)
    card.ask(desk, [ALIKE])
    qtbot.waitUntil(lambda: not card.isHidden())
    assert card.text.text().startswith("Ihrer Stelle liegt vermutlich schon etwas zu diesem Kind vor: VIE-")
    assert not [name for name in ("Emil", "Meyer", "Maier") if name in card.text.text()]
    card.ask(desk, [IDA])
    qtbot.waitUntil(card.isHidden)


def test_where_somebody_looks_on_nothing_is_told(themed: Theme, desk: Desk, qtbot: QtBot) -> None:
    """In the discreet mode it says the same of a child there is something about and of one there is nothing about."""
    card = EarlierCard()
    qtbot.addWidget(card)
    card.be_discreet(on=True)
    assert card.isHidden()
    said = []
    for child in (ALIKE, IDA):
        told: list[str] = []
        card.ask(desk, [child])
        desk.look(lambda _workspace: "", told.append)
        qtbot.waitUntil(partial(bool, told))
        said.append((card.isHidden(), card.text.text()))
    assert said == [(False, "Im Diskretmodus verborgen, ob es welche gibt.")] * 2
    card.ask(desk, [ALIKE])
    card.be_discreet(on=False)
    qtbot.waitUntil(lambda: "VIE-" in card.text.text())


def test_who_takes_the_child_out_again_is_told_nothing_either(themed: Theme, desk: Desk, qtbot: QtBot) -> None:
    """In the discreet mode what was found before is not said while it is looked for anew."""
    card = EarlierCard()
    qtbot.addWidget(card)
    card.ask(desk, [ALIKE])
    qtbot.waitUntil(lambda: not card.isHidden())
    card.be_discreet(on=True)
    card.ask(desk, [])
    assert (card.isHidden(), card.text.text()) == (True, "")


def test_what_was_found_for_another_child_is_not_said(themed: Theme, desk: Desk, qtbot: QtBot) -> None:
    """An answer that comes after somebody has entered another child says nothing."""
    card = EarlierCard()
    qtbot.addWidget(card)
    told: list[str] = []
    card.ask(desk, [ALIKE])
    card.ask(desk, [IDA])
    desk.look(lambda _workspace: "", told.append)
    qtbot.waitUntil(lambda: bool(told))
    assert card.isHidden()
