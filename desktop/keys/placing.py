"""Putting a whole profile in the place of another, so that a kill at any moment leaves the one or the other.

The new profile is made ready in a folder beside the files of the old one. A note then says that it is to be taken; from
there on every program that comes along finishes what was begun. The old profile is moved aside and never removed. What
stands in the files is none of this module's business.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Annotated, Final

import msgspec
from filelock import FileLock, Timeout
from msgspec import Meta

from desktop.keys.private_files import make_private_folder, read_limited, write_private
from desktop.keys.problems import Damaged
from wire.decoders import read_json

LOCK: Final = "writer.lock"
_STAGE: Final = "restoring"
_NOTE: Final = "restoring.json"
_ASIDE: Final = "aside-"
_STAYS: Final = frozenset({LOCK, "writer.json", _STAGE, _NOTE, f"{_NOTE}.new"})
_LIMIT: Final = 4096


class _Note(msgspec.Struct, frozen=True):
    """What is being done: where the old profile goes (empty if there is none), and whether it is there."""

    aside: Annotated[str, Meta(pattern=r"\A(aside-[0-9]{1,6})?\Z")]
    cleared: bool = False


def stage(folder: Path) -> Path:
    """Make the folder where the new profile is made ready, empty and for its owner only."""
    discard_stage(folder)
    make_private_folder(folder / _STAGE)
    return folder / _STAGE


def discard_stage(folder: Path) -> None:
    """Remove a profile that was never taken."""
    shutil.rmtree(folder / _STAGE, ignore_errors=True)


def drop_abandoned_stage(folder: Path) -> None:
    """Remove a profile made ready that no note says is to be taken. Only the profile's writer may."""
    if not (folder / _NOTE).exists():
        discard_stage(folder)


def next_aside(folder: Path) -> Path:
    """Give the folder where the present profile would go."""
    number = 1
    while (folder / f"{_ASIDE}{number}").exists():
        number += 1
    return folder / f"{_ASIDE}{number}"


def take(folder: Path, aside: Path | None) -> None:
    """Take the profile made ready; the present one goes to `aside`. Only the profile's writer may."""
    _write(folder, _Note(aside.name if aside else ""))
    finish(folder)


def go_on(folder: Path) -> None:
    """Finish what was begun and cut short, unless somebody is at it."""
    if (folder / _NOTE).exists():
        try:
            with FileLock(folder / LOCK, timeout=0, mode=0o600):
                finish(folder)
        except Timeout:
            return


def finish(folder: Path) -> None:
    """Do what is left to do: move the old files aside, then the new ones to their place, then forget the note."""
    data = read_limited(folder / _NOTE, _LIMIT)
    if data is None:
        return
    try:
        note = read_json(data, _Note)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise Damaged(_NOTE) from error
    if note.aside and not note.cleared:
        make_private_folder(folder / note.aside)
        for path in _files(folder):
            path.rename(folder / note.aside / path.name)
        _write(folder, msgspec.structs.replace(note, cleared=True))
    if (folder / _STAGE).exists():
        for path in (folder / _STAGE).iterdir():
            path.replace(folder / path.name)
        (folder / _STAGE).rmdir()
    (folder / _NOTE).unlink()


def _files(folder: Path) -> list[Path]:
    """Give what belongs to the profile: all there is, but for what others moved aside and what stays."""
    return [path for path in folder.iterdir() if path.name not in _STAYS and not path.name.startswith(_ASIDE)]


def _write(folder: Path, note: _Note) -> None:
    write_private(folder / _NOTE, msgspec.json.encode(note))
