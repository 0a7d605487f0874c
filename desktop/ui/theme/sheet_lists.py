"""The sheet of lists, tables, their headers and scroll bars. Rows with a delegate of their own draw themselves."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.ui.theme.contrast import mixed
from desktop.ui.theme.look import Look, rule
from desktop.ui.theme.tokens import RADIUS_CARD, RADIUS_CHIP

_FRAME = 4
_BAR = 12
_FAINT = 0.15


def lists(look: Look) -> Iterator[str]:
    """Return the rules of lists, tables and scroll bars."""
    yield from _views(look)
    yield from _rows(look)
    yield from _header(look)
    yield from _scroll_bars(look)


def _views(look: Look) -> Iterator[str]:
    t = look.tokens
    for one in ("QListView", "QTableView", "QTreeView"):
        yield rule(
            one,
            **look.edge(look.line, t.subtle, _FRAME, _FRAME),
            background=t.surface,
            alternate_background_color=t.raised,
            color=t.text,
            border_radius=look.px(RADIUS_CARD),
            gridline_color=t.subtle,
            selection_background_color=t.selected,
            selection_color=t.on_selected,
            outline="none",
        )
        yield rule(f"{one}:focus", **look.focused(_FRAME, _FRAME))
        # Its rows show the focus themselves; a second ring around them all says nothing more.
        flush = f'{one}[role="flush"]'
        yield rule(f"{flush}, {flush}:focus", **look.edge(look.line, "transparent", 0, 0), border_radius=0)


def _rows(look: Look) -> Iterator[str]:
    t, ring = look.tokens, look.ring
    for one in ("QListView::item", "QTreeView::item"):
        yield rule(
            one,
            border=f"{ring}px solid transparent",
            border_radius=look.px(RADIUS_CHIP),
            padding=f"{look.px(2)}px {look.px(6)}px",
            min_height=look.px(24),
            color=t.text,
        )
    yield rule("QTableView::item", border=f"{ring}px solid transparent", padding=f"0 {look.px(6)}px", color=t.text)
    # On the selection the ring takes the colour of its text: in the contrast theme cyan on yellow would not show.
    on_selection = t.on_selected if t.selected == t.accent else t.focus
    for one in ("QListView::item", "QTreeView::item", "QTableView::item"):
        yield rule(f"{one}:hover", background=t.raised)
        yield rule(f"{one}:selected", background=t.selected, color=t.on_selected)
        yield rule(f"{one}:focus", border_color=t.focus)
        yield rule(f"{one}:selected:focus", border_color=on_selection)


def _header(look: Look) -> Iterator[str]:
    t = look.tokens
    yield rule("QHeaderView", background=t.surface, border="none")
    yield rule(
        "QHeaderView::section",
        background=t.surface,
        color=t.text2,
        border="none",
        border_bottom=f"{look.line}px solid {t.control}",
        padding=f"{look.px(6)}px {look.px(8)}px",
        min_height=look.px(20),
    )
    yield rule("QHeaderView::section:hover", color=t.text, background=t.raised)
    for place, glyph in (("down", "chevron-down"), ("up", "chevron-up")):
        side = look.px(14)
        yield rule(
            f"QHeaderView::{place}-arrow",
            image=look.glyph(glyph, t.text2),
            width=side,
            height=side,
            subcontrol_position="center right",
        )
    yield rule("QTableCornerButton::section", background=t.surface, border="none")


def _scroll_bars(look: Look) -> Iterator[str]:
    t, least, gap = look.tokens, look.px(32), look.px(3)
    # As faint as may be: it is there to be found, not to be looked at.
    handle = t.control if t.control == t.text else mixed(t.control, t.app, _FAINT)
    for way, across, along in (("vertical", "width", "height"), ("horizontal", "height", "width")):
        yield rule(f"QScrollBar:{way}", background="transparent", border="none", margin=0, **{across: look.px(_BAR)})
        yield rule(
            f"QScrollBar::handle:{way}",
            background=handle,
            border_radius=gap,
            margin=f"{gap}px",
            **{f"min_{along}": least},
        )
        yield rule(f"QScrollBar::handle:{way}:hover", background=t.text2)
        for part in ("add-line", "sub-line"):
            yield rule(f"QScrollBar::{part}:{way}", width=0, height=0, border="none")
        for part in ("add-page", "sub-page"):
            yield rule(f"QScrollBar::{part}:{way}", background="transparent")
    yield rule("QAbstractScrollArea::corner", background="transparent", border="none")
