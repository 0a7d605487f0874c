"""The start that `make bench` measures, tried on the program as it stands here instead of the packaged one."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.keyboard import Keyboard
from benchmarks.start import started
from benchmarks.world import PHRASE
from desktop.keys.profile import change_passphrase
from tests.helpers.desks import Desks, desks_in

WINDOW = (sys.executable, "-m", "desktop.app.main")


@pytest.fixture
def desks(tmp_path: Path) -> Iterator[Desks]:
    """A cooperation of its own: a passphrase is changed."""
    with desks_in(tmp_path) as made:
        yield made


def test_a_program_is_driven_from_outside_by_its_keys(desks: Desks) -> None:
    """The lock screen stands before the keys of the passphrase are pressed, and the workplace after them."""
    folder = desks.folder / "police"
    change_passphrase(folder, desks.key(folder), PHRASE)
    stood = started(WINDOW, folder)
    assert 0 < stood["locked"] < stood["list"]
    assert stood["rss"] > 0


def test_a_packaged_program_finds_the_keyboard(tmp_path: Path) -> None:
    """It is the program itself, laid beside Qt's keyboards with all that is its; what is packaged stays as it is."""
    (tmp_path / "dist" / "_internal").mkdir(parents=True)
    program = tmp_path / "dist" / "window"
    program.write_bytes(b"program")
    with Keyboard(tmp_path) as keyboard:
        laid = keyboard.laid_beside(program)
        assert keyboard.laid_beside(Path(sys.executable)) == Path(sys.executable)
    assert (laid.read_bytes(), (laid.parent / "_internal").samefile(program.parent / "_internal")) == (b"program", True)
    assert list((laid.parent / "generic").glob("*evdevkeyboard*"))
    assert sorted(path.name for path in program.parent.iterdir()) == ["_internal", "window"]


def test_a_program_that_ends_is_no_figure(tmp_path: Path) -> None:
    """Where the program ends before anything stands, what it said comes with the failure."""
    with pytest.raises(AssertionError, match="unrecognized arguments: --nonsense"):
        started((*WINDOW, "--nonsense"), tmp_path / "profile")
