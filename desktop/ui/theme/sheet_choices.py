"""The sheet of check boxes, radio buttons and progress bars. Bare Fusion shows neither box nor focus well enough."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.ui.theme.look import Look, rule
from desktop.ui.theme.tokens import RADIUS_CHIP

_BOX = 18
_SPACE = 4


def choices(look: Look) -> Iterator[str]:
    """Return the rules of check boxes, radio buttons and progress bars."""
    t = look.tokens
    for one in ("QCheckBox", "QRadioButton"):
        yield rule(
            one,
            **look.edge(look.line, "transparent", _SPACE, _SPACE),
            color=t.text,
            background="transparent",
            border_radius=look.px(RADIUS_CHIP),
            min_height=look.height(_SPACE),
            spacing=look.px(8),
        )
        yield rule(f"{one}:disabled", color=look.faded)
        yield rule(f"{one}:focus", **look.focused(_SPACE, _SPACE))
    yield from _boxes(look)
    yield from _dots(look)
    yield from _progress(look)


def _boxes(look: Look) -> Iterator[str]:
    t, inner = look.tokens, look.px(_BOX) - 2 * look.line
    # Lists that let their rows be ticked draw the same box.
    for one in ("QCheckBox::indicator", "QListView::indicator", "QTableView::indicator"):
        yield rule(
            one,
            width=inner,
            height=inner,
            border=f"{look.line}px solid {t.control}",
            border_radius=look.px(RADIUS_CHIP),
            background=t.surface,
        )
        yield rule(f"{one}:hover", border_color=t.accent)
        for state, glyph in (("checked", "check"), ("indeterminate", "minus")):
            yield rule(
                f"{one}:{state}",
                background=t.accent,
                border_color=t.accent,
                image=look.glyph(glyph, t.onaccent),
            )
            yield rule(
                f"{one}:{state}:disabled",
                background=look.faded,
                border_color=look.faded,
                image=look.glyph(glyph, t.surface),
            )
        yield rule(f"{one}:disabled", border_color=look.faded)


def _dots(look: Look) -> Iterator[str]:
    t, one, thick = look.tokens, "QRadioButton::indicator", look.px(5)
    for state, edge, colour in (
        ("", look.line, t.control),
        (":hover", look.line, t.accent),
        (":disabled", look.line, look.faded),
        (":checked", thick, t.accent),
        (":checked:disabled", thick, look.faded),
    ):
        inner = look.px(_BOX) - 2 * edge
        yield rule(
            f"{one}{state}",
            width=inner,
            height=inner,
            border=f"{edge}px solid {colour}",
            border_radius=look.px(_BOX) // 2,
            background=t.surface,
        )


def _progress(look: Look) -> Iterator[str]:
    t = look.tokens
    yield rule(
        "QProgressBar",
        border=f"{look.line}px solid {t.control}",
        border_radius=look.px(4),
        background=t.surface,
        color="transparent",
        min_height=look.px(8) - 2 * look.line,
        max_height=look.px(8) - 2 * look.line,
    )
    yield rule("QProgressBar::chunk", background=t.accent, border_radius=look.px(3))
