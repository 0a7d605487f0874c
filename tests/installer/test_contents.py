"""What goes into a frozen program beside its imports."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

from installer.contents import HOUSE, files_of, loaded_late, present

OF_ANOTHER_SYSTEM = {"winreg"}


def test_what_is_loaded_late_is_found() -> None:
    """Whatever the programs load by a name that stands in the code is named, and all of it is there."""
    found = loaded_late(HOUSE / "desktop", HOUSE / "server_stub", HOUSE / "installer")
    known = {
        "desktop.cli",
        "desktop.ui.reader.screen",
        "desktop.exchange.pdf.document",
        "holidays.countries.germany",
        "phonenumbers",
    }
    assert known <= set(found)
    assert {name for name in found if find_spec(name) is None} <= OF_ANOTHER_SYSTEM


def test_only_names_that_stand_in_the_code_are_taken(tmp_path: Path) -> None:
    """A module that is chosen while the program runs is not guessed at."""
    code = 'import importlib\nimportlib.import_module("a.b")\nimportlib.import_module(name)\nother("c")\n'
    (tmp_path / "one.py").write_text(code, encoding="utf-8")
    assert loaded_late(tmp_path) == ["a.b"]


def test_the_files_beside_the_code_are_taken_along() -> None:
    """Agreements, typeface, icons, sound, words and licence texts come along, each into the folder it stands in."""
    folders = {folder for _, folder in files_of("desktop")}
    assert folders == {
        "desktop/agreements",
        "desktop/ui/licence_texts",
        "desktop/ui/platform",
        "desktop/ui/theme/fonts",
        "desktop/ui/theme/icons",
        "desktop/ui/translations",
    }
    assert all(Path(file).is_file() for file, _ in files_of("desktop"))


def test_a_part_of_another_system_is_left_out() -> None:
    """A distribution that is not installed here is passed over."""
    assert present(("requests", "no-such-distribution")) == ["requests"]
