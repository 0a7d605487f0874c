"""Check 15: nothing is left untranslated, and German texts keep to the rules of how we write.

The language for trying makes every text strange: a word with a plain vowel in it was never translated, unless it is
something that somebody wrote.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cache
from typing import Final

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from tests.helpers.accessible import visible, words

_PLAIN: Final = re.compile(r"[^\W\d_]*[aeiouAEIOU][^\W\d_]*")
_WORD: Final = 3
_BANNED: Final = {
    "a gender sign": re.compile(r"\w[*_:·]in(nen)?\b|[a-zäöüß]Innen\b|\w/-?in(nen)?\b"),
    "Ctrl": re.compile(r"\bCtrl\b"),
    "an exclamation mark": re.compile(r"!"),
    "„leider“": re.compile(r"\b[Ll]eider\b"),
    "a place that was not filled": re.compile(r"\{\w*\}"),
}


def said(root: QWidget) -> Iterator[str]:
    """Everything of a screen that is read or heard."""
    for widget in visible(root):
        yield from (words(widget), widget.accessibleName(), widget.accessibleDescription(), widget.toolTip())
        if isinstance(widget, (QLineEdit, QPlainTextEdit)):
            yield widget.placeholderText()
        if isinstance(widget, QComboBox):
            yield from (widget.itemText(at) for at in range(widget.count()))
        if isinstance(widget, QAbstractItemView):
            yield from _rows(widget)


def _rows(view: QAbstractItemView) -> Iterator[str]:
    for row in range(view.model().rowCount()):
        for role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            yield str(view.model().index(row, 0).data(role) or "")


def untranslated(root: QWidget, written: tuple[str, ...]) -> list[str]:
    """Find words that kept their vowels in the language for trying; `written` is what somebody wrote."""
    return [finding for text in dict.fromkeys(said(root)) for finding in _plain_words(text, written)]


@cache
def _plain_words(text: str, written: tuple[str, ...]) -> tuple[str, ...]:
    """The words of one text; most texts stand on more than one screen."""
    rest = text
    for known in written:
        rest = rest.replace(known, " ")
    return tuple(f"„{word}“ in „{text[:80]}“" for word in _PLAIN.findall(rest) if len(word) >= _WORD)


def german_left(root: QWidget, german: Collection[str]) -> list[str]:
    """Find texts of the program that stand in German on a screen in another language."""
    return [f"„{text[:80]}“ is German" for text in dict.fromkeys(said(root)) if text in german]


def ill_written(root: QWidget) -> list[str]:
    """Find German texts that do not keep to how we write."""
    return [
        f"„{text[:80]}“ has {what}"
        for text in dict.fromkeys(said(root))
        for what, pattern in _BANNED.items()
        if pattern.search(text)
    ]


def foreign_toolkit() -> list[str]:
    """Find what Qt itself says in another language than German."""
    found = []
    if QCoreApplication.translate("QPlatformTheme", "Cancel") != "Abbrechen":
        found.append("Qt's own words are not German")
    if not QKeySequence("Ctrl+N").toString(QKeySequence.SequenceFormat.NativeText).startswith("Strg"):
        found.append("Qt's keys are not German")
    return found
