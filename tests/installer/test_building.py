"""What goes into each package: programs, their manual pages, version and time."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from installer.building import plan, version


@pytest.mark.parametrize(
    ("spec", "programs"),
    [("client", ("schutzbruecke", "schutzbruecke-window")), ("server", ("schutzbruecke-server",))],
)
def test_each_program_has_a_manual(spec: str, programs: tuple[str, ...], tmp_path: Path) -> None:
    """Every program of a package has a page that `man` formats without a complaint, whoever builds it."""
    made = plan(spec, tmp_path)
    assert (made.programs, made.version) == (programs, version())
    for name, text in made.manuals.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
        words = ["man", "--warnings", "--encoding=UTF-8", "--troff-device=utf8", "--ditroff", "--local-file"]
        done = subprocess.run([*words, str(tmp_path / name)], capture_output=True, text=True, check=True)
        assert done.stderr == ""


def test_the_manual_names_every_command(tmp_path: Path) -> None:
    """The page of the command line has a section for each command."""
    text = plan("client", tmp_path).manuals["schutzbruecke.1"]
    for words in ("found", "notify", "duty", "draft", "doctor"):
        assert f'.SS "{words}"' in text
