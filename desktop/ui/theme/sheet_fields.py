"""The sheet of what one writes into or chooses from: lines, texts, combo boxes, dates and numbers."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.ui.theme.look import Look, rule
from desktop.ui.theme.tokens import RADIUS_CARD, RADIUS_CONTROL

_LINES = ("QLineEdit", "QComboBox", "QAbstractSpinBox")
_TEXTS = ("QTextEdit", "QPlainTextEdit")
_V, _H = 7, 10
# Qt adds a little to these, and in a form they stand beside the others.
_SPIN_V = 6
_SIGN = 16
_ARROW = 16
_ARROW_ROOM = 28


def fields(look: Look) -> Iterator[str]:
    """Return the rules of all fields."""
    for one in _LINES + _TEXTS:
        yield from _field(look, one, _SPIN_V if one == "QAbstractSpinBox" else _V)
    yield from _aligned(look)
    yield from _inner(look)
    yield from _search(look)
    yield from _combo(look)
    yield from _spin(look)
    yield from _calendar(look)


def _field(look: Look, one: str, vertical: int) -> Iterator[str]:
    t = look.tokens
    yield rule(
        one,
        **look.edge(look.line, t.control, vertical, _H),
        background=t.surface,
        color=t.text,
        border_radius=look.px(RADIUS_CONTROL),
        placeholder_text_color=t.text2,
    )
    # Not of a text: the sheet's height would take the place of the one a text gives itself as it grows.
    if one not in _TEXTS:
        yield rule(one, min_height=look.height(vertical))
    # Not of a combo box: its list would take the colours over.
    if one != "QComboBox":
        yield rule(one, selection_background_color=t.accent, selection_color=t.onaccent)
    yield rule(f"{one}:hover", border_color=t.text2)
    yield rule(f"{one}:read-only", background=t.raised)
    yield rule(f"{one}:disabled", color=look.faded, background=t.app, border_color=t.subtle)
    yield rule(f'{one}[tone="danger"]', border_color=t.danger, background=t.danger_back)
    yield rule(f"{one}:focus", **look.focused(vertical, _H))


def _aligned(look: Look) -> Iterator[str]:
    # The words of all fields begin below each other: Qt adds two pixels before those of a line, and four in a text.
    for one, more in (("QComboBox", 2), ("QTextEdit", -2), ("QPlainTextEdit", -2)):
        for state, width in (("", look.line), (":focus", look.ring)):
            yield rule(f"{one}{state}", padding_left=look.px(_H) + more - width)


def _inner(look: Look) -> Iterator[str]:
    # The line inside another field, and the buttons inside a line, must not bring a box of their own.
    bare = rule("", border="none", border_radius=0, padding=0, min_height=0, min_width=0, background="transparent")
    for outer in _LINES:
        for state in ("", ":read-only", ":hover", ":focus", ":disabled"):
            yield f"{outer} QLineEdit{state}{bare}"
    for state in ("", ":hover", ":focus"):
        yield f"QLineEdit QToolButton{state}{bare}"


def _search(look: Look) -> Iterator[str]:
    one, before = 'QLineEdit[role="search"]', look.px(_H)
    for state, width in (("", look.line), (":focus", look.ring)):
        yield rule(
            f"{one}{state}",
            # A background begins inside the border, which is wider with the focus.
            background_image=look.sign("search", look.tokens.text2, look.px(_SIGN), before - width),
            background_position="left center",
            background_repeat="no-repeat",
            padding_left=before + look.px(_SIGN) + look.px(6) - width,
        )


def _combo(look: Look) -> Iterator[str]:
    t = look.tokens
    # A combo box that is not written into counts as read-only, and would look like a field that is locked.
    yield rule("QComboBox:read-only", background=t.surface)
    yield rule("QComboBox:read-only:disabled", background=t.app)
    yield from _drop_down(look, "QComboBox")
    for state in ("", ":focus"):
        yield rule(
            f"QComboBox QListView{state}",
            background=t.surface,
            color=t.text,
            border=f"{look.line}px solid {t.control}",
            border_radius=0,
            padding=look.px(4),
            selection_background_color=t.selected,
            selection_color=t.on_selected,
        )
    yield rule("QComboBox QListView::item", min_height=look.px(28), padding=f"0 {look.px(6)}px", border="none")


def _spin(look: Look) -> Iterator[str]:
    one = "QAbstractSpinBox"
    for place, side, glyph in (("up", "top right", "chevron-up"), ("down", "bottom right", "chevron-down")):
        yield rule(
            f"{one}::{place}-button",
            subcontrol_origin="border",
            subcontrol_position=side,
            width=look.px(_ARROW_ROOM),
            height=look.px(16),
            border="none",
            background="transparent",
        )
        yield from _arrow(look, f"{one}::{place}-arrow", glyph)
    yield from _drop_down(look, "QDateTimeEdit")


def _drop_down(look: Look, one: str) -> Iterator[str]:
    """Let a field open below what it holds, by an arrow at its right end."""
    yield rule(
        f"{one}::drop-down",
        subcontrol_origin="border",
        subcontrol_position="center right",
        width=look.px(_ARROW_ROOM),
        border="none",
    )
    yield from _arrow(look, f"{one}::down-arrow", "chevron-down")


def _arrow(look: Look, one: str, glyph: str) -> Iterator[str]:
    side = look.px(_ARROW)
    yield rule(one, image=look.glyph(glyph, look.tokens.text2), width=side, height=side)
    yield rule(f"{one}:disabled", image=look.glyph(glyph, look.faded))
    yield rule(f"{one}:off", image=look.glyph(glyph, look.faded))


def _calendar(look: Look) -> Iterator[str]:
    t = look.tokens
    yield rule("QCalendarWidget QWidget#qt_calendar_navigationbar", background=t.raised)
    yield rule("QCalendarWidget QTableView::item", padding=0, border="none")
    yield rule("QCalendarWidget QAbstractItemView", border_radius=0, selection_background_color=t.accent)
    yield rule("QCalendarWidget QAbstractItemView:enabled", selection_color=t.onaccent, color=t.text)
    yield rule("QCalendarWidget QAbstractItemView:disabled", color=look.faded)
    yield rule("QCalendarWidget QSpinBox", min_height=look.px(20), border_radius=look.px(RADIUS_CARD))
    for name, glyph in (("qt_calendar_prevmonth", "chevron-left"), ("qt_calendar_nextmonth", "chevron-right")):
        yield rule(f"QCalendarWidget QToolButton#{name}", qproperty_icon=look.glyph(glyph, t.text))
