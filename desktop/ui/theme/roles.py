"""What a widget is, said by dynamic properties that style sheet and theme go by. It must not know any screen.

- `QPushButton`: `primary` (one a view), `danger`, `quiet` (no border), `filter` (a pill to check), `nav` (a row with an
  icon to check), `start` (a row that begins something, among those); none for a plain button.
- `QLabel`: `title`, `section`, `strong`, `small`, `muted`, `phone` (large, figures of equal width), `error`, and `chip`
  with a tone.
- `QFrame`: `card`, `panel`, `strip`, `nav`, and with a tone `banner` and `notice` (from edge to edge of the window).
  Their own labels take the colour.
- `QLineEdit`: `search`, with a sign before what is written.
- Views: `flush` for a list without a frame of its own.
- Fields: `field`, with the tone `danger` where what stands in it is wrong, without a tone where it is right again.
  Combo boxes and spin boxes need it for rows of full height and for room beside the number.

Tones: `danger`, `warn`, `ok`, `info`, `neutral`. Colour never stands alone: chips have words, a wrong field a message.
"""

from __future__ import annotations

from typing import Literal

from PySide6.QtWidgets import QFrame, QLabel, QWidget

from desktop.ui.theme import theme
from desktop.ui.theme.tokens import ICON, Tone

Role = Literal[
    "primary", "danger", "quiet", "filter", "nav", "start",
    "title", "section", "strong", "small", "muted", "phone", "error", "chip",
    "card", "panel", "strip", "banner", "notice", "flush", "field", "search",
]  # fmt: skip


def set_role(widget: QWidget, role: Role, tone: Tone | None = None, *, just_made: bool = False) -> None:
    """Make a widget what its role says, in its tone, now and through every change of the theme.

    One that is `just_made`, with nothing in it, gets from the style sheet what is its own before it is first shown.
    """
    widget.setProperty(theme.ROLE, role)
    widget.setProperty(theme.TONE, tone)
    theme.current().dress(widget)
    if just_made:
        return
    _polish(widget)
    if isinstance(widget, QFrame) and not isinstance(widget, QLabel):
        for label in widget.findChildren(QLabel):
            _polish(label)


def set_icon(widget: QWidget, name: str, colour: str | None = None, size: int = ICON) -> None:
    """Give a button or a label an icon that keeps to the theme, in a token's colour or the one of the widget's role.

    Args:
        widget: a button or a label; a label shows the icon instead of words.
        name: one of `icons.names()`.
        colour: the name of a token.
        size: pixels at 100 %.
    """
    widget.setProperty(theme.ICON_NAME, name)
    widget.setProperty(theme.ICON_COLOUR, colour)
    widget.setProperty(theme.ICON_SIZE, size)
    theme.current().dress(widget)


def _polish(widget: QWidget) -> None:
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)
    widget.update()
