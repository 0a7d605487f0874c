"""Checks 12, 13 and 14: announcements, rows that speak in whole, and colour that never stands alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QFrame, QLabel, QLineEdit, QPlainTextEdit, QWidget

from desktop.domain.said import Said
from desktop.presenters.chips import Chip
from desktop.presenters.notification_cards import Card
from desktop.ui.notification_model import CARD
from desktop.ui.words import tr
from tests.helpers.accessible import described, visible, words

RAW: Final = re.compile(r"[0-9a-f]{16,}|\b[a-z]+_[a-z_]+\b|\b[a-z]+(-[a-z]+){2,}\b|\{\w*\}|None\b")
"""Ids, codes and names of units as programs write them, places that were never filled."""


@dataclass(frozen=True)
class Announced:
    """What somebody heard, and whether it broke into what was being said."""

    text: str
    assertive: bool


def misspoken(heard: Sequence[Announced], wanted: str, *, assertive: bool = False) -> list[str]:
    """Find what is wrong with what was heard in one moment: nothing, too much, another thing, too loud."""
    if not heard:
        return ["nothing was announced"]
    found = [f"announced as well: {one.text}" for one in heard[1:]]
    if wanted.casefold() not in heard[0].text.casefold():
        found.append(f"announced „{heard[0].text}“, not „{wanted}“")
    if heard[0].assertive is not assertive:
        found.append("announced politely" if assertive else "announced into what was being said")
    return found


def mute_rows(root: QWidget) -> list[str]:
    """Find rows of lists that say nothing, not all, or what only programs understand."""
    found = []
    for view in (widget for widget in visible(root) if isinstance(widget, QAbstractItemView)):
        for row in range(view.model().rowCount()):
            index = view.model().index(row, 0)
            spoken = str(index.data(Qt.ItemDataRole.AccessibleTextRole) or "")
            card = index.data(CARD)
            missing = _missing(card, spoken) if isinstance(card, Card) else [] if spoken else ["anything"]
            found += [f"row {row} of {described(view)} does not say {part}" for part in missing]
            found += [f"row {row} of {described(view)} says {raw.group()}" for raw in RAW.finditer(spoken)]
    return found


def _missing(card: Card, spoken: str) -> list[str]:
    """The parts of a card that are not spoken: urgency, state and clock by its chips, agencies, time, title."""
    route = [tr(card.route)] if isinstance(card.route, Said) else card.route.split(" → ")
    parts = [tr(chip.text) for chip in card.chips] + route + [tr(card.time), tr(card.title)]
    return [f"„{part}“" for part in parts if part and part not in spoken and tr(part) not in spoken]


def colour_alone(root: QWidget) -> list[str]:
    """Find tones without words: banners and chips with nothing in them, wrong fields without a message."""
    found = []
    for widget in visible(root):
        if not widget.property("tone"):
            continue
        if isinstance(widget, (QLineEdit, QPlainTextEdit)) and not _message_near(widget):
            found.append(f"{described(widget)} is wrong by colour alone")
        elif isinstance(widget, QLabel) and not words(widget):
            found.append(f"{described(widget)} has a tone and no words")
        elif isinstance(widget, QFrame) and not isinstance(widget, (QLabel, QPlainTextEdit)) and _is_wordless(widget):
            found.append(f"{described(widget)} is a banner without words")
    return found


def _is_wordless(banner: QFrame) -> bool:
    return not any(words(label).strip() for label in banner.findChildren(QLabel))


def _message_near(field: QWidget) -> bool:
    """Whether a message of an error stands beside a field, or a little further out."""
    parent = field.parentWidget()
    for _ in range(6):
        if parent is None:
            return False
        if any(
            one.property("role") == "error" and one.isVisible() and one.text() for one in parent.findChildren(QLabel)
        ):
            return True
        parent = parent.parentWidget()
    return False


def bare_chips(chips: Sequence[Chip], icons: Sequence[str]) -> list[str]:
    """Find chips without words or without an icon that exists."""
    return [f"{chip.icon or chip.text} is a bare chip" for chip in chips if not chip.text or chip.icon not in icons]
