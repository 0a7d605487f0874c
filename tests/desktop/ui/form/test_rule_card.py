"""The rule beside the form, in the words of the agreement."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.presenters import form_guidance
from desktop.ui.form.rule_card import RuleCard
from desktop.ui.theme.theme import Theme
from tests.helpers.company import Member
from tests.helpers.showing import SHOWING

pytestmark = SHOWING


def test_the_rule_is_shown(qtbot: QtBot, themed: Theme, police: Member) -> None:
    """Deadline, what belongs in it, what does not, and the basis; the same again changes nothing."""
    card = RuleCard()
    qtbot.addWidget(card)
    rule = form_guidance.guidance(police.workspace, "P01", "immediate")
    card.show_guidance(rule)
    card.show_guidance(rule)
    said = [one.text() for one in card.findChildren(QLabel)]
    assert rule.belongs in said
    assert rule.excludes in said
    assert any("15 Minuten" in text for text in said)
    assert any("§ 34a PolG NRW" in text for text in said)
