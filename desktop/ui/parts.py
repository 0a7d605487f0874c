"""Small parts that screens are put together of: labels, buttons, boxes with the theme's spaces. No meaning in them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, Literal

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from desktop.ui.measured import Measured
from desktop.ui.scrolling import Filling, Scrolling
from desktop.ui.theme import theme
from desktop.ui.theme.roles import Role, set_icon, set_role
from desktop.ui.theme.tokens import Tone
from desktop.ui.words import tr

Direction = Literal["down", "across"]
_SPACE: Final = 8
PAGE: Final = 920
"""The most width of a page (px at 100 %): longer lines are hard to read."""
_PAGE_MARGIN: Final = 24


def label(
    text: str, role: Role | None = None, *, wrap: bool = True, select: bool = False, inside: QWidget | None = None
) -> QLabel:
    """Make a label with a translated text; one that is made where it will stand is dressed once and not again."""
    made = Measured(tr(text), inside)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wrap)
    if select:
        made.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
    if role is not None:
        set_role(made, role, just_made=True)
    return made


def caption(field: QWidget, text: str, role: Role | None = None) -> QLabel:
    """Make the label of a field and give the field its name; a letter behind `&` becomes the key that leads there."""
    made = label(text, role)
    if "&" in made.text():
        # Plain text shows the sign itself.
        made.setTextFormat(Qt.TextFormat.AutoText)
    made.setBuddy(field)
    field.setAccessibleName(tr(text).replace("&", ""))
    return made


class Button(QPushButton):
    """A button that Enter presses as Space does, and only while it has the focus."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press by Enter: Qt leaves it to the default button, and outside dialogs there is none."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


def button(text: str, run: Callable[[], object], role: Role | None = None, icon: str = "") -> QPushButton:
    """Make a button with a translated text."""
    made = Button(tr(text))
    made.setAutoDefault(False)
    if role is not None:
        set_role(made, role, just_made=True)
    if icon:
        set_icon(made, icon)

    def press() -> None:
        run()

    made.clicked.connect(press)
    return made


def box(widget: QWidget, direction: Direction = "down", space: int = _SPACE, margin: int = 0) -> QBoxLayout:
    """Give a widget a layout, with space between its parts and a margin around them (px at 100 %)."""
    made: QBoxLayout = QVBoxLayout(widget) if direction == "down" else QHBoxLayout(widget)
    shown = theme.current()
    made.setSpacing(shown.px(space))
    made.setContentsMargins(*(shown.px(margin) for _ in range(4)))
    return made


def frame(
    role: Role, tone: Tone | None = None, *, direction: Direction = "down", space: int = _SPACE, margin: int = 16
) -> tuple[QFrame, QBoxLayout]:
    """Make a frame of a role with its layout."""
    made = QFrame()
    set_role(made, role, tone, just_made=True)
    return made, box(made, direction, space, margin)


def titled_card(heading: str, *, space: int = 12) -> tuple[QFrame, QBoxLayout]:
    """Make a card under a heading, with its layout."""
    card, layout = frame("card", space=space)
    layout.addWidget(label(heading, "section"))
    return card, layout


def scrolled(widget: QWidget, *, filling: bool = False) -> QScrollArea:
    """Put a widget into an area that scrolls down, never sideways; one that is `filling` asks for no room."""
    area = Filling() if filling else Scrolling()
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(widget)
    return area


def show_whole(area: QScrollArea, widget: QWidget, air: int) -> None:
    """Scroll until a widget is in sight with some air around it, its top if it is too high.

    Not `ensureWidgetVisible`: that goes by the caret, which in a long text is far below what is seen of it.
    """
    top = widget.mapTo(area.viewport(), QPoint()).y() + area.verticalScrollBar().value()
    area.ensureVisible(0, top + widget.height(), 0, air)
    area.ensureVisible(0, top, 0, air)


def page(title: str, *, framed: bool = False) -> tuple[QWidget, QBoxLayout]:
    """Make the page of an area with its title; `framed` says that what scrolls it keeps the width of its focus free."""
    made, shown = QWidget(), theme.current()
    made.setMaximumWidth(shown.px(PAGE))
    layout = box(made, space=16)
    margin = shown.px(_PAGE_MARGIN) - (shown.px(shown.tokens.focus_width) if framed else 0)
    layout.setContentsMargins(margin, margin, margin, margin)
    layout.addWidget(label(title, "title"))
    return made, layout


def clear(layout: QBoxLayout) -> None:
    """Take everything out of a layout."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            let_go(widget)


def let_go(widget: QWidget) -> None:
    """Take a widget away for good, out of its layout too."""
    # Qt shows what came into a layout a moment later: without a parent that would be a window of its own.
    widget.hide()
    widget.setParent(None)
    widget.deleteLater()
