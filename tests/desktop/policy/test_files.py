"""A level of settings in a file: every value with its line, and what is unreadable with the reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.domain.precedence import hold
from desktop.domain.setting import Level
from desktop.policy.files import read_file

LEVEL = Level.MACHINE_POLICY


def test_values_with_their_lines(tmp_path: Path) -> None:
    """Each value is known by the line it stands on, behind comments and empty lines."""
    path = tmp_path / "policy.toml"
    path.write_text("# Kreis\n\nlock_minutes = 5\n\nlanguage = 'en'\n", encoding="utf-8")
    layer = read_file(path, LEVEL)
    assert {name: (one.value, one.where) for name, one in layer.given.items()} == {
        "lock_minutes": (5, f"{path}, Zeile 3"),
        "language": ("en", f"{path}, Zeile 5"),
    }
    assert layer.unreadable is None


def test_a_wrong_value_is_named_with_file_and_line(tmp_path: Path) -> None:
    """Who reads what is wrong knows the file and the line without searching."""
    path = tmp_path / "policy.toml"
    path.write_text("language = 'de'\nlock_minutes = 'lange'\nserver_ulr = 'x'\n", encoding="utf-8")
    assert [one.where for one in hold([read_file(path, LEVEL)]).wrong] == [f"{path}, Zeile 2", f"{path}, Zeile 3"]


def test_no_file(tmp_path: Path) -> None:
    """A file that is not there sets nothing, and nothing is wrong."""
    layer = read_file(tmp_path / "policy.toml", LEVEL)
    assert (layer.given, layer.unreadable) == ({}, None)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"lock_minutes = 5\nlanguage = \n", "Zeile 2"),
        (b"lock_minutes 5", "Zeile 1"),
        (b"\xff\xfe", "UTF-8"),
        (b"# " + b"x" * 9000, "Zeile 1"),
        (b"\n" * (1024 * 1024 + 1), "1 MiB"),
        (b"a = 1\na = 2\n", "Zeile 2"),
    ],
)
def test_what_cannot_be_read(tmp_path: Path, content: bytes, words: str) -> None:
    """A file that cannot be read as a whole sets nothing, and says why and where."""
    path = tmp_path / "policy.toml"
    path.write_bytes(content)
    layer = read_file(path, LEVEL)
    assert layer.given == {}
    assert layer.unreadable is not None
    assert layer.unreadable[0] == str(path)
    assert words in layer.unreadable[1]


def test_a_folder_in_its_place(tmp_path: Path) -> None:
    """What the system does not let the program read is named too."""
    layer = read_file(tmp_path, LEVEL)
    assert layer.unreadable == (str(tmp_path), "Die Datei lässt sich nicht lesen.")
