"""The colours, sizes of type and steps of space of the window. No other place below `desktop` may spell out a colour.

Ratios of contrast hold for pairs, not for single colours: whoever changes one runs the test of `contrast`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

Tone = Literal["danger", "warn", "ok", "info", "neutral"]
TONES: Final[tuple[Tone, ...]] = ("danger", "warn", "ok", "info", "neutral")


PAPER_FOUND: Final = "#FFF3A0"
PAPER_CHOSEN: Final = "#FFD640"
PAPER_EDGE: Final = "#784400"
"""What is found in a document: on paper, which is white in every appearance."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    """The colours of one appearance, by what they mean."""

    app: str
    surface: str
    raised: str
    selected: str
    on_selected: str
    text: str
    text2: str
    accent: str
    onaccent: str
    control: str
    subtle: str
    danger: str
    danger_back: str
    warn: str
    warn_back: str
    ok: str
    ok_back: str
    info: str
    info_back: str
    neutral: str
    neutral_back: str
    focus: str
    focus_width: int = 2

    def named(self, name: str) -> str:
        """Return the colour of a token by its name; raises `KeyError` for a name that is none."""
        colour = getattr(self, name, None)
        if not isinstance(colour, str):
            raise KeyError(name)
        return colour


LIGHT: Final = Tokens(
    app="#F3F5F8",
    surface="#FFFFFF",
    raised="#EAEFF4",
    selected="#D6E6F5",
    on_selected="#15212C",
    text="#15212C",
    text2="#465361",
    accent="#0B5394",
    onaccent="#FFFFFF",
    control="#6A7683",
    subtle="#D3DBE3",
    danger="#A8161F",
    danger_back="#FCE8E8",
    warn="#7A4400",
    warn_back="#FFF0D9",
    ok="#14613A",
    ok_back="#E1F3E8",
    info="#0B5394",
    info_back="#E3EFFA",
    neutral="#465361",
    neutral_back="#E6EBF0",
    focus="#0B5394",
)

DARK: Final = Tokens(
    app="#11171E",
    surface="#19212A",
    raised="#232E39",
    selected="#1E3D5C",
    on_selected="#EDF1F5",
    text="#EDF1F5",
    text2="#B6C1CC",
    accent="#82BCF2",
    onaccent="#0A1520",
    control="#8592A0",
    subtle="#33404D",
    danger="#FFA09C",
    danger_back="#4B1B1E",
    warn="#F6C571",
    warn_back="#43310F",
    ok="#86D5A7",
    ok_back="#173B29",
    info="#8FC4F6",
    info_back="#163450",
    neutral="#B6C1CC",
    neutral_back="#2A3540",
    focus="#82BCF2",
)

CONTRAST: Final = Tokens(
    app="#000000",
    surface="#000000",
    raised="#000000",
    selected="#FFE600",
    on_selected="#000000",
    text="#FFFFFF",
    text2="#FFFFFF",
    accent="#FFE600",
    onaccent="#000000",
    control="#FFFFFF",
    subtle="#FFFFFF",
    danger="#FF9A9A",
    danger_back="#000000",
    warn="#FFD166",
    warn_back="#000000",
    ok="#7CFFB2",
    ok_back="#000000",
    info="#8AD8FF",
    info_back="#000000",
    neutral="#FFFFFF",
    neutral_back="#000000",
    focus="#00E5FF",
    focus_width=3,
)

SCALES: Final = (1.0, 1.25, 1.5, 1.75, 2.0)
RADIUS_CHIP: Final = 4
RADIUS_CONTROL: Final = 6
RADIUS_CARD: Final = 8
CONTROL_HEIGHT: Final = 32
ICON: Final = 18
# How much of the background is stirred into the text of what is disabled.
FADING: Final = 0.3
