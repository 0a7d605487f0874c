"""Freezes a program into one folder that needs no Python: PyInstaller by our spec, then stripped, then looked at.

Never into one file: Qt's libraries have to be exchangeable (LGPL), and it starts slower.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

from installer.contents import HOUSE
from installer.parts import write_licences
from installer.records import settle_records
from installer.trimming import strip

PROGRAMS: Final = {"client": "schutzbruecke", "server": "schutzbruecke-server"}
"""The folder and first program of each spec."""
_WORK: Final = HOUSE / "build"


def freeze(spec: str, place: Path) -> Path:
    """Freeze the program of a spec into a new folder at a place; gives the folder."""
    folder = place / PROGRAMS[spec]
    options = ["--noconfirm", "--log-level", "ERROR", "--distpath", str(place), "--workpath", str(_WORK / "freezing")]
    command = [sys.executable, "-m", "PyInstaller", *options, str(HOUSE / "installer" / f"{spec}.spec")]
    subprocess.run(command, check=True, cwd=HOUSE, env=surroundings())
    remove_dangling(folder)
    settle_records(folder)
    if sys.platform == "linux":
        strip(folder)
    write_licences(spec, folder / "licences")
    return folder


def surroundings() -> dict[str, str]:
    """Give the environment in which the same sources become the same bytes."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH") or last_change()
    return {
        **os.environ,
        "PYTHONHASHSEED": "0",
        "SOURCE_DATE_EPOCH": epoch,
        "PYTHONNOUSERSITE": "1",
        "LC_ALL": "C.UTF-8",
    }


def last_change() -> str:
    """Give the second of the last commit; without a history, that of the project's file."""
    git = shutil.which("git")
    if git is not None and (HOUSE / ".git").exists():
        told = subprocess.run([git, "log", "-1", "--format=%ct"], check=True, cwd=HOUSE, capture_output=True, text=True)
        return told.stdout.strip()
    return str(int((HOUSE / "pyproject.toml").stat().st_mtime))


def remove_dangling(folder: Path) -> None:
    """Remove the links to what was left out."""
    for path in folder.rglob("*"):
        if path.is_symlink() and not path.exists():
            path.unlink()
