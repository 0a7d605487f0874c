"""Tokens: the one place with colours."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.ui.theme.tokens import CONTRAST, DARK, LIGHT, TONES, Tokens

HOUSE = Path(__file__).parents[4]
COLOUR = re.compile(r"#[0-9a-fA-F]{3,8}\b")


def colours_in(text: str) -> Iterator[str]:
    """Colours spelled out in a module: in a string, or as the numbers of a QColor."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and COLOUR.search(node.value):
            yield node.value
        if isinstance(node, ast.Call) and ast.unparse(node.func).startswith("QColor") and node.args:
            first = node.args[0]
            if isinstance(first, ast.Constant):
                yield ast.unparse(node)


def modules() -> Iterator[Path]:
    """Every module of the window but the tokens themselves."""
    for place in (HOUSE / "desktop/ui", HOUSE / "desktop/app", HOUSE / "desktop/app.py"):
        for path in [place] if place.suffix else place.rglob("*.py"):
            if path.exists() and path.name != "tokens.py":
                yield path


def test_no_other_module_spells_out_a_colour() -> None:
    """A colour stands in the tokens and nowhere else in the window."""
    found = [f"{path}: {colour}" for path in modules() for colour in colours_in(path.read_text(encoding="utf-8"))]
    assert found == []


@pytest.mark.parametrize("text", ["x = '#fff'", "QColor(1, 2, 3)", "QColor.fromRgb(0x112233)", "'color: #A1B2C3;'"])
def test_a_colour_is_found(text: str) -> None:
    """A colour that is spelled out is seen, however it is written."""
    assert list(colours_in(text))


@pytest.mark.parametrize("tokens", [LIGHT, DARK, CONTRAST], ids=["light", "dark", "contrast"])
def test_every_token_is_a_colour_by_its_name(tokens: Tokens) -> None:
    """Each token but the width of the ring is a colour, and each tone has its background."""
    names = [name for name in Tokens.__dataclass_fields__ if name != "focus_width"]
    assert all(COLOUR.fullmatch(tokens.named(name)) for name in names)
    assert all({tone, f"{tone}_back"} <= set(names) for tone in TONES)


@pytest.mark.parametrize("name", ["pink", "focus_width", "named"])
def test_a_name_that_is_no_colour_is_refused(name: str) -> None:
    """Asking for a colour that does not exist is an error, not a black square."""
    with pytest.raises(KeyError):
        LIGHT.named(name)
