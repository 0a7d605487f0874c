"""Qt for Python does not look at what is imported."""

from __future__ import annotations

import subprocess
import sys

_SOURCES_READ = """
import linecache
from PySide6.QtWidgets import QWidget
{}
before = len(linecache.cache)
import desktop.domain.forms
print(len(linecache.cache) - before)
"""
_PLAINLY = "from desktop.ui.platform.plain_imports import import_plainly; import_plainly()"


def sources_read(first: str) -> int:
    """How many sources are read while rooms of the program are loaded."""
    words = (sys.executable, "-c", _SOURCES_READ.format(first))
    return int(subprocess.run(words, capture_output=True, text=True, check=True).stdout)


def test_no_source_is_read_for_an_import() -> None:
    """Qt reads the source of each module that is loaded, until it is taken out of the way."""
    assert sources_read("") > 10
    assert sources_read(_PLAINLY) == 0


def test_where_qt_does_not_stand_in_between_nothing_changes() -> None:
    """Without Qt, and a second time, imports are what they were."""
    words = "import builtins; plain = builtins.__import__\n"
    twice = f"{_PLAINLY}; import_plainly(); assert builtins.__import__ is plain"
    subprocess.run((sys.executable, "-c", words + twice), check=True)
