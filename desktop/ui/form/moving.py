"""Moving a form into a window that is made anew, in another language or size: what was typed, focus, caret, place.

What is kept here lives for as long as the window is being made; it is never written anywhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QScrollBar, QWidget

from desktop.presenters.drafts import Draft
from desktop.ui.form.order import in_order
from desktop.ui.form.screen import FormScreen


@dataclass(frozen=True, slots=True)
class Moved:
    """A form between two windows: its draft, whether that is saved, and where somebody was in it.

    `focus` is the place in the order of Tab, -1 for none; `scrolls` how far down each column was, from 0 to 1.
    """

    draft: Draft
    saved: str
    changed: bool
    tried: bool
    checking: bool
    shown: bool
    focus: int
    caret: int
    scrolls: tuple[float, ...]


def taken(form: FormScreen, *, shown: bool) -> Moved:
    """Take a form out of its window; from now on it saves nothing any more."""
    form.build_whole()
    changed = form.autosave.changed
    form.autosave.stop()
    walk, focused = _walk(form), QApplication.focusWidget()
    return Moved(
        draft=form.draft_now(),
        saved=form.saved_said,
        changed=changed,
        tried=form.tried,
        checking=form.checking,
        shown=shown,
        focus=walk.index(focused) if focused in walk else -1,
        caret=_caret(focused),
        scrolls=tuple(_share(bar) for bar in form.scroll_bars()),
    )


def given_back(form: FormScreen, moved: Moved) -> None:
    """Bring a form that was made anew to where it was; focus and place follow once it is shown."""
    form.build_whole()
    form.say_saved(moved.saved)
    form.tried = moved.tried
    form.examine()
    if moved.checking:
        form.show_check()
    if moved.changed:
        form.autosave.touch()
    form.when_shown(partial(_place, form, moved))


def _place(form: FormScreen, moved: Moved) -> None:
    walk = _walk(form)
    if 0 <= moved.focus < len(walk):
        walk[moved.focus].setFocus()
        _put_caret(walk[moved.focus], moved.caret)
    for bar, share in zip(form.scroll_bars(), moved.scrolls, strict=True):
        bar.setValue(round(share * bar.maximum()))


def _walk(form: FormScreen) -> list[QWidget]:
    return [widget for column in form.columns() for widget in in_order(column)]


def _share(bar: QScrollBar) -> float:
    return bar.value() / bar.maximum() if bar.maximum() else 0.0


def _caret(focused: QWidget | None) -> int:
    if isinstance(focused, QLineEdit):
        return focused.cursorPosition()
    return focused.textCursor().position() if isinstance(focused, QPlainTextEdit) else 0


def _put_caret(focused: QWidget, place: int) -> None:
    if isinstance(focused, QLineEdit):
        focused.setCursorPosition(place)
    elif isinstance(focused, QPlainTextEdit):
        cursor = focused.textCursor()
        cursor.setPosition(min(place, len(focused.toPlainText())))
        focused.setTextCursor(cursor)
