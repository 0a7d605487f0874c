"""Which languages, appearances and sizes of text the screens are shown in.

The three usual ones have every language, every appearance and both sizes; the others are marked slow, because all
eighteen take six times as long: `make test-all` shows them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from typing import Final

import pytest

from desktop.domain.settings import Settings

LANGUAGES: Final = ("de", "en", "xx")
MODES: Final = ("light", "dark", "contrast")
SCALES: Final = (100, 200)


@dataclass(frozen=True)
class Combination:
    """One language, appearance and size of text (percent)."""

    language: str
    mode: str
    scale: int

    def __str__(self) -> str:
        return f"{self.language}-{self.mode}-{self.scale}"

    @property
    def appearance(self) -> Settings:
        """The choice of a person that leads to it."""
        return Settings(language=self.language, mode=self.mode, scale=self.scale)


PLAIN: Final = Combination("de", "light", 100)
LARGE: Final = Combination("xx", "contrast", 200)
USUAL: Final = (PLAIN, Combination("en", "dark", 200), LARGE)
APPEARANCES: Final = tuple(Combination("de", mode, 100) for mode in MODES)
EVERY: Final = tuple(Combination(*values) for values in product(LANGUAGES, MODES, SCALES))


def in_mode(mode: str) -> list[Combination]:
    """Every combination with one appearance."""
    return [one for one in EVERY if one.mode == mode]


def on_stage(combinations: Sequence[Combination]) -> pytest.MarkDecorator:
    """Give a test the stage of each combination."""
    shown = [pytest.param(one, id=str(one)) for one in combinations]
    return pytest.mark.parametrize("stage", shown, indirect=True)
