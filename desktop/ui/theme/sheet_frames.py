"""The sheet of grounds and words: windows, frames, labels, chips, menus, tips. No shadows: a surface and a hairline."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.ui.theme.look import Look, rule
from desktop.ui.theme.tokens import RADIUS_CARD, RADIUS_CHIP, TONES, Tokens


def frames(look: Look) -> Iterator[str]:
    """Return the rules of windows, frames, labels, menus and tips."""
    yield from _grounds(look)
    yield from _roles(look)
    yield from _labels(look)
    yield from _tones(look)
    yield from _menus(look)


def _grounds(look: Look) -> Iterator[str]:
    t = look.tokens
    yield rule("QMainWindow, QDialog", background=t.app, color=t.text)
    yield rule("QScrollArea > QWidget > QWidget", background="transparent")
    yield rule("QScrollArea", **look.edge(look.ring, "transparent", 0, 0), background="transparent")
    # A line along the top says that a whole page has the focus; a ring around so much would shout.
    yield rule("QScrollArea:focus", border_color=f"{t.focus} transparent transparent transparent")
    yield rule('QScrollArea[focusPolicy="NoFocus"]', border="none")
    yield rule("QSplitter::handle", background="transparent")
    for way, length, side in (("horizontal", "width", "left"), ("vertical", "height", "top")):
        hairline: dict[str, str | int] = {f"border_{side}": f"{look.line}px solid {t.subtle}", length: look.px(6)}
        yield rule(f"QSplitter::handle:{way}", **hairline)
        yield rule(f"QSplitter::handle:{way}:hover", **{f"border_{side}": f"{look.px(3)}px solid {t.accent}"})
    yield rule("QStatusBar::item", border="none")


def _roles(look: Look) -> Iterator[str]:
    t, line = look.tokens, f"{look.line}px solid {look.tokens.subtle}"
    yield rule('QFrame[role="card"]', background=t.surface, border=line, border_radius=look.px(RADIUS_CARD))
    yield rule('QFrame[role="panel"]', background=t.surface, border="none")
    yield rule('QFrame[role="strip"]', background=t.surface, border="none", border_top=line)
    yield rule('QFrame[role="nav"]', background=t.app, border="none", border_right=line)
    yield rule('QFrame[role="banner"]', border_radius=look.px(RADIUS_CARD))
    yield rule('QFrame[role="notice"]', border_radius=0)


def _labels(look: Look) -> Iterator[str]:
    t = look.tokens
    yield rule("QLabel", color=t.text, background="transparent")
    yield rule("QLabel:disabled", color=look.faded)
    yield rule('QLabel[role="small"], QLabel[role="muted"]', color=t.text2)
    yield rule('QLabel[role="error"]', color=t.danger)
    yield rule(
        'QLabel[role="chip"]',
        border_radius=look.px(RADIUS_CHIP),
        padding=f"{look.px(2)}px {look.px(8)}px",
        min_height=look.px(18),
    )


def _tones(look: Look) -> Iterator[str]:
    t = look.tokens
    for tone in TONES:
        front, back = t.named(tone), t.named(f"{tone}_back")
        edge = f"{look.line}px solid {_edge(t, front, back)}"
        yield rule(f'QLabel[role="chip"][tone="{tone}"]', color=front, background=back, border=edge)
        for role in ("banner", "notice"):
            yield rule(f'QFrame[role="{role}"][tone="{tone}"]', background=back, border=edge)
            yield rule(f'QFrame[role="{role}"][tone="{tone}"] > QLabel', color=front)


def _edge(tokens: Tokens, front: str, back: str) -> str:
    # A background that is the ground itself shows no shape, so a line has to.
    return front if back == tokens.surface else back


def _menus(look: Look) -> Iterator[str]:
    t, edge = look.tokens, f"{look.line}px solid {look.tokens.control}"
    yield rule("QToolTip", background=t.raised, color=t.text, border=edge, padding=f"{look.px(4)}px {look.px(8)}px")
    yield rule("QMenu", background=t.surface, color=t.text, border=edge, padding=look.px(4))
    yield rule(
        "QMenu::item",
        padding=f"{look.px(6)}px {look.px(24)}px {look.px(6)}px {look.px(12)}px",
        min_height=look.px(20),
        border_radius=look.px(RADIUS_CHIP),
    )
    yield rule("QMenu::item:selected", background=t.selected, color=t.on_selected)
    yield rule("QMenu::item:disabled", color=look.faded, background="transparent")
    yield rule("QMenu::separator", height=look.line, background=t.subtle, margin=f"{look.px(4)}px {look.px(8)}px")
    yield rule("QMenu::icon", padding_left=look.px(8))
    yield rule("QMenu::indicator", width=look.px(16), height=look.px(16), left=look.px(6))
    yield rule("QMenu::indicator:checked", image=look.glyph("check", t.text))
    yield rule("QMenu::indicator:checked:selected", image=look.glyph("check", t.on_selected))
    yield rule("QMenu::right-arrow", image=look.glyph("chevron-right", t.text2), width=look.px(16), height=look.px(16))
