"""What screens ask of files: the program's own way of doing it answers to all of it."""

from __future__ import annotations

from pathlib import Path

from desktop.presenters.filing import Files, Local
from tests.helpers.company import Member
from tests.helpers.filing import Filed


def test_the_program_does_what_the_screens_ask(police: Member, tmp_path: Path) -> None:
    """Of a file nobody knows nothing is here, and nothing is wanted of it."""
    files: Files = Filed(police, tmp_path / "profile").files
    assert files.local(b"x" * 16) == Local("not_here", 0, 0, pinned=False)
    assert files.lacking([b"x" * 16]) == (b"x" * 16,)
