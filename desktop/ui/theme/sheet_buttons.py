"""The sheet of buttons and tabs. One button of a view is primary; the others are plain or quiet."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.ui.theme.contrast import mixed
from desktop.ui.theme.look import Look, rule
from desktop.ui.theme.tokens import CONTROL_HEIGHT, ICON, RADIUS_CONTROL

_V, _H = 8, 16
_PILL_V, _PILL_H = 7, 16
# As wide at its ends as the half circles of the focus: words would be cut else.
_QUIET_H = 6
_NAV_H = 12
_TOOL = 6
_TAB_V, _TAB_H = 8, 12


def buttons(look: Look) -> Iterator[str]:
    """Return the rules of push buttons, tool buttons and tabs."""
    yield from _plain(look)
    yield from _primary(look)
    yield from _danger(look)
    yield from _quiet(look)
    yield from _filter(look)
    yield from _nav(look)
    yield from _start(look)
    yield from _tool(look)
    yield from _tabs(look)


def _plain(look: Look) -> Iterator[str]:
    t = look.tokens
    yield rule(
        "QPushButton",
        **look.edge(look.line, t.control, _V, _H),
        background=t.surface,
        color=t.text,
        border_radius=look.px(RADIUS_CONTROL),
        min_height=look.height(_V),
    )
    yield rule("QPushButton:hover", background=t.raised)
    yield rule("QPushButton:pressed", background=t.subtle, color=t.on_selected if t.subtle == t.text else t.text)
    yield rule("QPushButton:disabled", color=look.faded, border_color=t.subtle, background="transparent")
    yield rule("QPushButton:focus", **look.focused(_V, _H))


def _primary(look: Look) -> Iterator[str]:
    t, one = look.tokens, 'QPushButton[role="primary"]'
    yield rule(one, **look.edge(look.line, t.accent, _V, _H), background=t.accent, color=t.onaccent)
    for state, share in (("hover", 0.12), ("pressed", 0.24)):
        shade = mixed(t.accent, t.text, share)
        yield rule(f"{one}:{state}", background=shade, border_color=shade, color=t.onaccent)
    yield rule(f"{one}:disabled", background=t.raised, border_color=t.subtle, color=look.faded)
    yield rule(f"{one}:focus", **look.focused_filled(t.accent, _V, _H))


def _danger(look: Look) -> Iterator[str]:
    t, one = look.tokens, 'QPushButton[role="danger"]'
    yield rule(one, **look.edge(look.line, t.danger, _V, _H), background=t.surface, color=t.danger)
    yield rule(f"{one}:hover", background=t.danger_back)
    yield rule(f"{one}:disabled", color=look.faded, border_color=t.subtle)
    yield rule(f"{one}:focus", **look.focused(_V, _H))


def _quiet(look: Look) -> Iterator[str]:
    t, one = look.tokens, 'QPushButton[role="quiet"]'
    yield rule(one, **look.edge(look.line, "transparent", _V, _QUIET_H), background="transparent", color=t.accent)
    yield rule(f"{one}:hover", background=t.raised)
    yield rule(f"{one}:disabled", color=look.faded, border_color="transparent")
    yield rule(f"{one}:focus", **look.focused(_V, _QUIET_H))


def _filter(look: Look) -> Iterator[str]:
    t, one = look.tokens, 'QPushButton[role="filter"]'
    yield rule(
        one,
        **look.edge(look.line, t.subtle, _PILL_V, _PILL_H),
        border_radius=look.px(CONTROL_HEIGHT) // 2,
        min_height=look.height(_PILL_V),
        background=t.surface,
        color=t.text,
    )
    yield rule(f"{one}:hover", background=t.raised)
    yield rule(
        f"{one}:checked",
        **look.edge(look.px(2), t.accent, _PILL_V, _PILL_H),
        background=t.selected,
        color=t.on_selected,
    )
    yield rule(f"{one}:disabled", color=look.faded, border_color=t.subtle)
    yield rule(f"{one}:focus", **look.focused(_PILL_V, _PILL_H))
    # Its ring stands already, so the filling has to tell that it has the focus.
    yield rule(f"{one}:checked:focus", **look.focused_pill(t.accent, _PILL_V, _PILL_H), color=t.onaccent)


def _nav(look: Look) -> Iterator[str]:
    t, one = look.tokens, 'QPushButton[role="nav"]'
    yield rule(
        one,
        **look.edge(look.px(3), "transparent", _V, _NAV_H),
        background="transparent",
        color=t.text2,
        text_align="left",
        min_height=look.px(38) - 2 * look.px(_V),
    )
    yield rule(f"{one}:hover", background=t.raised, color=t.text)
    # Straight where the bar stands: a round corner would bend it.
    yield rule(
        f"{one}:checked",
        background=t.selected,
        color=t.on_selected,
        border_left_color=t.accent,
        border_top_left_radius=0,
        border_bottom_left_radius=0,
    )
    yield rule(f"{one}:focus", **look.focused(_V, _NAV_H), border_radius=look.px(RADIUS_CONTROL))
    yield rule(f"{one}:checked:focus", **look.focused_filled(t.selected, _V, _NAV_H))


def _start(look: Look) -> Iterator[str]:
    t, one = look.tokens, 'QPushButton[role="start"]'
    yield rule(
        one,
        **look.edge(look.line, t.subtle, _V, _NAV_H),
        background=t.surface,
        color=t.text,
        text_align="left",
        min_height=look.px(38) - 2 * look.px(_V),
    )
    yield rule(f"{one}:hover", background=t.raised)
    yield rule(f"{one}:focus", **look.focused(_V, _NAV_H))


def _tool(look: Look) -> Iterator[str]:
    t = look.tokens
    yield rule(
        "QToolButton",
        **look.edge(look.line, "transparent", _TOOL, _TOOL),
        background="transparent",
        color=t.text,
        border_radius=look.px(RADIUS_CONTROL),
        min_height=look.height(_TOOL),
        min_width=look.height(_TOOL),
        icon_size=look.px(ICON),
    )
    yield rule("QToolButton:hover", background=t.raised)
    yield rule("QToolButton:checked", background=t.selected, color=t.on_selected)
    yield rule("QToolButton:disabled", color=look.faded)
    yield rule("QToolButton:focus", **look.focused(_TOOL, _TOOL))
    yield rule("QToolButton:checked:focus", **look.focused_filled(t.selected, _TOOL, _TOOL))
    yield rule("QToolButton::menu-indicator", image="none")


def _tabs(look: Look) -> Iterator[str]:
    t = look.tokens
    yield rule("QTabWidget::pane", border="none", border_top=f"{look.line}px solid {t.subtle}")
    yield rule("QTabBar", background="transparent", qproperty_drawBase="0")
    yield rule(
        "QTabBar::tab",
        **look.edge(look.px(3), "transparent", _TAB_V, _TAB_H),
        background="transparent",
        color=t.text2,
        min_height=look.height(_TAB_V),
    )
    yield rule("QTabBar::tab:hover", color=t.text)
    yield rule("QTabBar::tab:selected", color=t.text, border_bottom_color=t.accent)
    yield rule("QTabBar::tab:disabled", color=look.faded)
    yield rule("QTabBar::tab:selected:focus", **look.focused(_TAB_V, _TAB_H), border_radius=look.px(RADIUS_CONTROL))
