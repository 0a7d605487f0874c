"""`backup`: one file with everything of a profile, made while it is open and written.

It opens with the profile's passphrase as it is now. A file that is there is never written over; whatever cuts the
making short leaves no half of one. What is only of this installation (locks, tries, the mark) is not in it.
"""

from __future__ import annotations

import argparse
import contextlib
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from desktop.commands.command import Answer, Arguments, Command, Desk, required
from desktop.commands.percent import Percent
from desktop.composition import Opened
from desktop.domain.refused import Refused
from desktop.domain.said import Verbatim, say
from desktop.domain.version import VERSION
from desktop.exchange.backup_file import Backup, Contents, write_backup
from desktop.keys.checked import write_checked
from desktop.keys.profile_file import FILE, Profile, read_profile
from desktop.keys.profile_folder import DATABASE, FILES
from desktop.presenters.times import id_text, written
from desktop.store.backing_up import copy_database

_OUT: Final = "--out"
_SMALL: Final = ("ca.pem", "label.txt")
DATABASES: Final = (DATABASE, FILES)
"""The databases of a profile, all under its key; the second need not be there.

They are copied in this order: what the first one names by then the second one has.
"""
_EXISTS: Final = "Diese Datei gibt es schon; sie wird nicht überschrieben."
_NO_FOLDER: Final = "Diesen Ordner gibt es nicht."
_KEYRING_ONLY: Final = (
    "Dieses Profil öffnet sich nur mit dem Schlüsselbund dieses Computers; woanders wäre die Sicherung wertlos. Bitte "
    "zuerst eine Passphrase setzen (passphrase)."
)


def _configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--out", required=True, metavar="FILE", help="die Datei, die es noch nicht geben darf")


def _gather(namespace: argparse.Namespace) -> Arguments:
    return {"out": str(Path(namespace.out).absolute())}


def _run(desk: Desk, arguments: Arguments) -> Answer:
    made = back_up(desk.opened, Path(required(arguments, "out")), Percent("Sicherung"))
    workspace = desk.opened.workspace
    result = facts(Path(required(arguments, "out")), made) | {"device": id_text(workspace.device)}
    lines = (
        say("Gesichert: {path}", path=Verbatim(str(result["path"]))),
        "Sie öffnet sich mit der Passphrase, die dieses Profil jetzt hat. Bitte wie einen Schlüssel verwahren.",
    )
    return Answer(result, lines=lines)


def facts(path: Path, backup: Backup) -> dict[str, object]:
    """Give what is to be said of a backup, in the words of programs."""
    contents = backup.contents
    return {
        "path": str(path),
        "sha256": backup.sha256,
        "bytes": backup.bytes,
        "profile": contents.profile,
        "made_at": contents.made_at,
        "program": contents.program,
        "files": [{"name": part.name, "bytes": part.bytes} for part in contents.files],
    }


def back_up(opened: Opened, out: Path, told: Callable[[int, int], None]) -> Backup:
    """Write a backup of an open profile; raises `Refused`, `DiskFull`, `DamagedDatabase` and `OSError`."""
    if out.exists():
        raise Refused.at(_OUT, "file_exists", _EXISTS)
    if not out.parent.is_dir():
        raise Refused.at(_OUT, "no_folder", _NO_FOLDER)
    profile = read_profile(opened.folder)
    if profile.passphrase_slot() is None:
        raise Refused("no_passphrase_set", _KEYRING_ONLY)
    with _copies(opened, profile, out.parent, told) as files:
        made_at = written(opened.workspace.now()) or ""
        about = Contents(profile=profile.id, made_at=made_at, program=VERSION)
        try:
            return write_backup(out, files, about, told)
        except FileExistsError as error:
            raise Refused.at(_OUT, "file_exists", _EXISTS) from error


@contextlib.contextmanager
def _copies(
    opened: Opened, profile: Profile, place: Path, told: Callable[[int, int], None]
) -> Iterator[list[tuple[str, Path]]]:
    """Copy what belongs to a profile, as it is at one moment, into a folder that goes again."""
    with tempfile.TemporaryDirectory(prefix=".schutzbruecke-", dir=place) as folder:
        files = [(FILE, Path(folder) / FILE)]
        files[0][1].write_bytes(write_checked(profile))
        for name in _SMALL:
            if (opened.folder / name).exists():
                files.append((name, Path(folder) / name))
                shutil.copyfile(opened.folder / name, files[-1][1])
        for name in DATABASES:
            if (opened.folder / name).exists():
                files.append((name, Path(folder) / name))
                copy_database(opened.folder / name, opened.key.reveal(), files[-1][1], told)
        yield files


BACKUP: Final = Command("backup", "das Profil in eine Datei sichern", _run, _configure, _gather)
