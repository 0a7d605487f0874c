"""Contrast: what WCAG reckons, and that every pair of tokens reaches what it must."""

from __future__ import annotations

import pytest

from desktop.ui.theme.contrast import luminance, mixed, ratio
from desktop.ui.theme.tokens import CONTRAST, DARK, LIGHT, TONES, Tokens

GROUNDS = ("app", "surface", "raised")
TEXT = [
    *((text, ground) for text in ("text", "text2", "accent") for ground in GROUNDS),
    ("on_selected", "selected"),
    ("onaccent", "accent"),
    *((tone, ground) for tone in TONES for ground in (f"{tone}_back", "surface", "app")),
]
SHAPES = [
    *((shape, ground) for shape in ("control", "focus", "accent") for ground in GROUNDS),
    ("danger", "danger_back"),
]
PAIRS = [*((one, other, 4.5) for one, other in TEXT), *((one, other, 3.0) for one, other in SHAPES)]
THEMES = pytest.mark.parametrize("tokens", [LIGHT, DARK, CONTRAST], ids=["light", "dark", "contrast"])


@THEMES
@pytest.mark.parametrize(("one", "other", "least"), PAIRS)
def test_every_pair_reaches_its_contrast(tokens: Tokens, one: str, other: str, least: float) -> None:
    """Text stands out by 4.5 to 1 from what it stands on, and lines and shapes by 3 to 1."""
    assert ratio(tokens.named(one), tokens.named(other)) >= least


@THEMES
def test_words_on_a_pressed_primary_button_stay_legible(tokens: Tokens) -> None:
    """The shades of a primary button keep the contrast of its words."""
    for share in (0.12, 0.24):
        assert ratio(tokens.onaccent, mixed(tokens.accent, tokens.text, share)) >= 4.5


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_quiet_words_on_a_selection_are_legible(tokens: Tokens) -> None:
    """The second line of a selected row is legible."""
    assert ratio(tokens.text2, tokens.selected) >= 4.5


def test_known_ratios() -> None:
    """Black and white have 21 to 1, equal colours 1 to 1, and the order does not matter."""
    assert ratio("black", "white") == pytest.approx(21)
    assert ratio("white", "black") == pytest.approx(21)
    assert ratio("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.01)
    assert ratio("red", "red") == 1


def test_luminance_goes_from_black_to_white() -> None:
    """Black has no luminance and white has all of it."""
    assert luminance("black") == 0
    assert luminance("white") == pytest.approx(1)


def test_a_mixture_lies_between() -> None:
    """A share of nothing leaves a colour, a whole share replaces it."""
    assert mixed("#102030", "#ffffff", 0) == "#102030"
    assert mixed("#102030", "#ffffff", 1) == "#ffffff"
    assert mixed("#000000", "#ffffff", 0.5) in {"#7f7f7f", "#808080"}
