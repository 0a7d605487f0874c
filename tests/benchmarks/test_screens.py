"""The pictures of all screens: names that stay, and an index that lists them."""

from __future__ import annotations

from benchmarks.looking import Picture
from benchmarks.screens.__main__ import file_name, index, title
from benchmarks.screens.scenes import ENGLISH, LARGE, LIGHT, SCENES
from tests.helpers.texts import ROOT


def test_names() -> None:
    """A picture is named by screen, appearance, size and language, the usual ones left out."""
    scene = next(one for one in SCENES if one.name == "liste")
    assert file_name(scene, LIGHT) == "liste-hell"
    assert file_name(scene, LARGE) == "liste-hell-200"
    assert file_name(scene, ENGLISH) == "liste-hell-en"
    assert title(scene, LARGE).endswith("(hell, 200 %)")


def test_each_picture_has_a_name_of_its_own() -> None:
    """No two pictures go by one name."""
    names = [file_name(scene, look) for scene in SCENES for look in scene.looks]
    assert len(set(names)) == len(names)


def test_the_pictures_are_there() -> None:
    """The folder holds a picture of every scene in every appearance, and no other."""
    names = {f"{file_name(scene, look)}.png" for scene in SCENES for look in scene.looks}
    assert {path.name for path in (ROOT / "docs/screens").glob("*.png")} == names


def test_index() -> None:
    """The index shows every picture with its title."""
    assert "## Gesperrt (hell)\n\n![Gesperrt (hell)](gesperrt-hell.png)" in index(
        [Picture("gesperrt-hell.png", "Gesperrt (hell)", "")]
    )
