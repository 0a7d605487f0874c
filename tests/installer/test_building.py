"""What goes into each package: programs, their manual pages, version and time."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from installer.building import plan, version, write_sums
from installer.contents import HOUSE


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


def test_all_that_is_handed_on_has_its_checksum(tmp_path: Path) -> None:
    """Packages, bills and the templates of the group policy, by their paths; the frozen folder beside them has none."""
    handed = ["one.deb", "policies/de-DE/one.adml", "policies/one.admx", "two.cdx.json", "two.msi"]
    for name in (*handed, "schutzbruecke/schutzbruecke.exe", "schutzbruecke/inside.json"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name, encoding="utf-8")
    sums = write_sums(tmp_path)
    assert b"\r" not in sums.read_bytes()
    assert [line.split("  ")[1] for line in sums.read_text("utf-8").splitlines()] == handed
    subprocess.run(["sha256sum", "--strict", "--check", sums.name], cwd=tmp_path, check=True)
    (tmp_path / "policies" / "one.admx").write_text("another", encoding="utf-8")
    assert subprocess.run(["sha256sum", "--check", sums.name], cwd=tmp_path, check=False).returncode == 1


def test_the_release_for_windows_has_its_checksums_made_last() -> None:
    """What makes it lays everything there before it has the sums written."""
    script = (HOUSE / "installer" / "windows" / "release.ps1").read_text("utf-8").rstrip()
    assert script.endswith("Invoke-Checked $venv @('-m', 'installer', '--sums', '--into', 'dist')")
