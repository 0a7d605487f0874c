"""Checks 3, 10 and 11: no mouse is needed, letters do nothing but write, and every key is said and used once."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from string import ascii_lowercase, ascii_uppercase
from typing import Final

from PySide6.QtCore import QAbstractAnimation, QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QDialog, QLabel, QLineEdit, QPlainTextEdit, QWidget

from desktop.ui.actions import Spec, Where
from tests.helpers.accessible import described, settled, visible, wait_until

_LETTER: Final = re.compile(r"[A-Z]")
_HARD: Final = re.compile(r"Ctrl\+(Shift\+)?[/\\\[\]{}|~@]")
_RESTS: Final = QAbstractAnimation.State.Stopped
_MNEMONIC: Final = re.compile(r"&(\w)")


def acting_letters(root: QWidget) -> list[str]:
    """Press every letter in every text field; find those that are not written, or do something else."""
    acted: list[str] = []
    actions = root.window().findChildren(QAction)
    noting = [action.triggered.connect(lambda *_, action=action: acted.append(action.text())) for action in actions]
    found: list[str] = []
    for field in visible(root):
        if isinstance(field, (QLineEdit, QPlainTextEdit)) and field.isEnabled() and not field.isReadOnly():
            found += _typed_into(field, acted)
    for action, one in zip(actions, noting, strict=True):
        QObject.disconnect(one)
        del action
    # The button that empties a line comes and goes by fading, which is the toolkit's own.
    wait_until(lambda: all(one.state() is _RESTS for one in root.window().findChildren(QAbstractAnimation)))
    return found


def _typed_into(field: QLineEdit | QPlainTextEdit, acted: list[str]) -> Iterator[str]:
    field.setFocus(Qt.FocusReason.OtherFocusReason)
    if isinstance(field, QLineEdit):
        field.deselect()
    before = len(_text(field))
    QTest.keyClicks(field, ascii_lowercase)
    yield from (f"a letter in {described(field)} does „{action}“" for action in acted)
    acted.clear()
    room = len(ascii_lowercase)
    if isinstance(field, QLineEdit):
        room = min(room, field.maxLength() - before)
    if len(_text(field)) < before + room:
        yield f"letters cannot be written in {described(field)}"
    field.undo()
    settled()


def letters_in_list(listed: QAbstractItemView, after: Callable[[], object]) -> set[str]:
    """Press every letter where a list has the focus; gives those that do something. `after` tidies up each time."""
    acted: list[str] = []
    actions = listed.window().findChildren(QAction)
    noting = [action.triggered.connect(lambda *_: acted.append("")) for action in actions]
    found = set()
    for letter in ascii_uppercase:
        listed.setFocus(Qt.FocusReason.OtherFocusReason)
        QTest.keyClick(listed, Qt.Key(ord(letter)))
        settled()
        if acted:
            found.add(letter)
        acted.clear()
        after()
    for one in noting:
        QObject.disconnect(one)
    return found


def _text(field: QLineEdit | QPlainTextEdit) -> str:
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()


def faulty_keys(specs: Iterable[Spec], sheet: str) -> list[str]:
    """Find actions without words, keys that are taken twice, hard to press or AltGr, and keys not on the sheet.

    `sheet` is everything that stands on the F1 sheet.
    """
    known = [spec for spec in specs if spec.key]
    found = [f"{spec.name} has no words" for spec in known if not spec.text]
    found += [f"{spec.name}: {spec.key} is AltGr" for spec in known if {"Ctrl", "Alt"} <= set(spec.key.split("+"))]
    found += [f"{spec.name}: {spec.key} needs Shift or AltGr" for spec in known if _HARD.fullmatch(spec.key)]
    found += [
        f"{spec.name}: the letter {spec.key} works outside of lists"
        for spec in known
        if _LETTER.fullmatch(spec.key) and spec.where is not Where.LIST
    ]
    found += [
        f"{key} is taken {count} times" for key, count in Counter(spec.key for spec in known).items() if count > 1
    ]
    return found + [f"{spec.name} is not on the sheet" for spec in known if spec.text not in sheet]


def double_mnemonics(root: QWidget) -> list[str]:
    """Find letters that Alt brings to two places of one window."""
    taken = Counter(letter.casefold() for widget in visible(root) for letter in _mnemonics(widget))
    return [f"Alt+{letter} leads to {count} places" for letter, count in taken.items() if count > 1]


def _mnemonics(widget: QWidget) -> list[str]:
    """The letters marked on a widget; two signs stand for one that is shown."""
    if isinstance(widget, QAbstractButton) or (isinstance(widget, QLabel) and widget.buddy() is not None):
        plain = isinstance(widget, QLabel) and widget.textFormat() is Qt.TextFormat.PlainText
        return [] if plain else _MNEMONIC.findall(widget.text().replace("&&", ""))
    return []


def sheet_text(sheet: QDialog) -> str:
    """Everything that stands on a sheet."""
    return "\n".join(one.text() for one in sheet.findChildren(QLabel))
