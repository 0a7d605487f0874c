"""What the sheets are written with: tokens at a scale, lengths, boxes, and pictures as files a style sheet can name.

Qt reads a style sheet's pictures from files only, so tinted ones are written into a folder that the theme owns.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from desktop.ui.theme import icons
from desktop.ui.theme.contrast import mixed
from desktop.ui.theme.tokens import CONTROL_HEIGHT, FADING, RADIUS_CONTROL, Tokens

_RING: Final = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="{full}" height="{full}">'
    '<rect x="{half}" y="{half}" width="{outer}" height="{outer}" rx="{radius}" fill="none" stroke="{focus}"'
    ' stroke-width="{line}"/>'
    '<rect x="{inset}" y="{inset}" width="{inner}" height="{inner}" rx="{tight}" fill="{fill}"/></svg>'
)
# The ring is drawn finer than it is shown, so that it stays sharp on fine screens.
_FINE: Final = 3


def rule(selector: str, **declarations: str | int) -> str:
    """Return a rule of a style sheet; an underscore in a name stands for a hyphen, a number for pixels."""
    written = (
        f"{name.replace('_', '-')}: {f'{value}px' if isinstance(value, int) else value};"
        for name, value in declarations.items()
    )
    return f"{selector} {{ {' '.join(written)} }}"


@dataclass(frozen=True, slots=True)
class Look:
    """The tokens at a scale, and the folder for pictures."""

    tokens: Tokens
    scale: float
    folder: Path

    def px(self, length: int) -> int:
        """Return a length at the scale; one that is not nothing stays visible."""
        return max(1, round(length * self.scale)) if length else 0

    @property
    def faded(self) -> str:
        """The colour of what is disabled: weaker than any text, in the contrast theme too."""
        return mixed(self.tokens.text2, self.tokens.surface, FADING)

    @property
    def line(self) -> int:
        """The width of a border."""
        return self.px(1)

    @property
    def ring(self) -> int:
        """The width of the ring around what has the focus."""
        return self.px(self.tokens.focus_width)

    def height(self, vertical: int) -> int:
        """Return the least height of the contents of a control that keeps so much space above and below."""
        return self.px(CONTROL_HEIGHT) - 2 * self.px(vertical)

    def edge(self, width: int, colour: str, vertical: int, horizontal: int) -> dict[str, str | int]:
        """Return border and padding that together take the same space, however wide the border is."""
        above, beside = (max(0, self.px(space) - width) for space in (vertical, horizontal))
        return {"border": f"{width}px solid {colour}", "padding": f"{above}px {beside}px"}

    def focused(self, vertical: int, horizontal: int) -> dict[str, str | int]:
        """Return the border and padding of a control that has the focus."""
        return self.edge(self.ring, self.tokens.focus, vertical, horizontal)

    def focused_filled(self, fill: str, vertical: int, horizontal: int) -> dict[str, str | int]:
        """Return what shows the focus on a filled control: a ring, a gap, then the filling.

        A border alone would have the colour of the filling, and Qt draws no second one. Qt can stretch a picture.
        """
        cut = self.px(RADIUS_CONTROL + 2)
        picture = self._ring(fill, 4 * cut, self.px(RADIUS_CONTROL))
        return self._framed(picture, (cut, cut), vertical, horizontal)

    def focused_pill(self, fill: str, vertical: int, horizontal: int) -> dict[str, str | int]:
        """Return the same as `focused_filled` for a control whose ends are half circles."""
        height = self.px(CONTROL_HEIGHT)
        picture = self._ring(fill, height, height // 2)
        return self._framed(picture, (self.px(vertical), height // 2 - 1), vertical, horizontal)

    def _framed(self, picture: str, cut: tuple[int, int], vertical: int, horizontal: int) -> dict[str, str | int]:
        above, beside = cut
        return {
            "background": "transparent",
            "border-width": f"{above}px {beside}px",
            "border-style": "solid",
            "border-color": "transparent",
            "border-radius": 0,
            "border-image": f"{picture} {above * _FINE} {beside * _FINE} {above * _FINE} {beside * _FINE} stretch",
            "padding": f"{max(0, self.px(vertical) - above)}px {max(0, self.px(horizontal) - beside)}px",
        }

    def glyph(self, name: str, colour: str) -> str:
        """Return an icon in a colour as a style sheet names it."""
        return _url(self._kept(icons.svg(name, colour)))

    def sign(self, name: str, colour: str, size: int, before: int) -> str:
        """Return an icon in its size, with room before it, as a style sheet names a background."""
        plain, fine = (icons.sized(icons.svg(name, colour), size, before, fineness) for fineness in (1, 2))
        file = self._kept(plain)
        # Qt takes the one beside it on a fine screen.
        file.with_name(f"{file.stem}@2x{file.suffix}").write_text(fine, encoding="utf-8")
        return _url(file)

    def _ring(self, fill: str, side: int, radius: int) -> str:
        full, line, round_off = side * _FINE, self.ring * _FINE, radius * _FINE
        drawing = _RING.format(
            full=full,
            line=line,
            half=line / 2,
            outer=full - line,
            radius=round_off - line / 2,
            inset=2 * line,
            inner=full - 4 * line,
            tight=max(round_off - 2 * line, line / 2),
            focus=self.tokens.focus,
            fill=fill,
        )
        return _url(self._kept(drawing))

    def _kept(self, drawing: str) -> Path:
        # Named by what it shows: Qt keeps pictures by the name of their file and would show the last theme's.
        file = self.folder / f"{hashlib.sha256(drawing.encode()).hexdigest()[:16]}.svg"
        if not file.exists():
            file.write_text(drawing, encoding="utf-8")
        return file


def _url(file: Path) -> str:
    return f'url("{file.as_posix()}")'
