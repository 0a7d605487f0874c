"""`restore`: a profile from a backup, into an empty folder or in the place of another, which is moved aside.

Everything is made ready and tried first: every hash, the passphrase, every page. Only then the present profile is
moved, and never removed. The restored one has a mark of its own, by which it knows that it is a copy.
"""

from __future__ import annotations

import argparse
import contextlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from desktop.commands.backing_up import DATABASES, facts
from desktop.commands.command import Answer
from desktop.commands.percent import Percent
from desktop.commands.writing import making
from desktop.composition import open_profile
from desktop.domain.refused import Refused
from desktop.domain.said import Verbatim, joined, say
from desktop.exchange.backup_file import Backup, DamagedBackup, NoBackup, unpack_backup
from desktop.keys import placing
from desktop.keys.install_mark import make_mark
from desktop.keys.problems import Damaged
from desktop.keys.profile_file import heal
from desktop.keys.profile_folder import DATABASE, has_profile
from desktop.keys.secret import DatabaseKey
from desktop.presenters.times import id_text
from desktop.store.backing_up import check_database
from desktop.store.database import DamagedDatabase

Unlock = Callable[[Path], DatabaseKey]
_PATIENCE: Final = 1.0
"""Who works with the profile that is there goes on doing so; it is not waited for."""
_FROM: Final = "--from"
_NO_BACKUP: Final = "Das ist keine Sicherung von Schutzbrücke, oder sie stammt von einer neueren Programmversion."
_KEPT: Final = (
    "In diesem Ordner gibt es schon ein Profil. Mit --set-aside wird es vorher nach {aside} verschoben; nichts davon "
    "wird gelöscht, auch nicht, was noch nicht gesendet ist."
)
_GOES_ON: Final = (
    "Beim nächsten Abgleich meldet sich dieses Profil als neues Gerät an. Eine andere Kopie verliert dann ihren "
    "Zugang; was dort noch nicht gesendet war, bleibt dort erhalten."
)


def configure(parser: argparse.ArgumentParser) -> None:
    """Name the arguments of `restore`."""
    parser.add_argument("--from", required=True, metavar="FILE", dest="source", help="die Sicherung")
    parser.add_argument(
        "--set-aside", action="store_true", help="ein Profil, das es hier schon gibt, vorher beiseitelegen"
    )


def restore(folder: Path, namespace: argparse.Namespace, unlock: Unlock) -> Answer:
    """Put the profile of a backup into a folder; raises `Refused`, `Damaged`, and what unlocking raises."""
    with making(folder, _PATIENCE):
        placing.finish(folder)
        aside = placing.next_aside(folder) if has_profile(folder) else None
        if aside is not None and not namespace.set_aside:
            raise Refused("profile_exists", say(_KEPT, aside=Verbatim(str(aside))), field="profile")
        source, staged = Path(namespace.source), placing.stage(folder)
        try:
            backup = _unpacked(source, staged)
            device = _tried(staged, unlock)
            make_mark(staged)
        except BaseException:
            placing.discard_stage(folder)
            raise
        placing.take(folder, aside)
    return _answer(folder, aside, facts(source, backup) | {"device": device})


def _unpacked(source: Path, staged: Path) -> Backup:
    try:
        return unpack_backup(source, staged, Percent("Wiederherstellung"))
    except NoBackup as error:
        raise Refused.at(_FROM, "no_backup", _NO_BACKUP) from error
    except DamagedBackup as error:
        raise Damaged(joined((source.name, error.what), ": ")) from error
    except FileNotFoundError as error:
        raise Refused.at(_FROM, "file_unreadable", "Die Datei lässt sich nicht lesen.") from error


def _tried(staged: Path, unlock: Unlock) -> str:
    """Open what was unpacked, read every page, and have the profile's file there twice; gives the device it was."""
    key = unlock(staged)
    for name in DATABASES:
        if (staged / name).exists():
            with _named(name):
                check_database(staged / name, key.reveal())
    heal(staged, key)
    with _named(DATABASE), contextlib.closing(open_profile(staged, key)) as opened:
        return id_text(opened.workspace.device)


@contextlib.contextmanager
def _named(name: str) -> Iterator[None]:
    try:
        yield
    except DamagedDatabase as error:
        raise Damaged(name) from error


def _answer(folder: Path, aside: Path | None, found: dict[str, object]) -> Answer:
    result = {**found, "folder": str(folder), "set_aside": str(aside) if aside else None}
    kept = [say("Das bisherige Profil liegt unverändert in {aside}.", aside=Verbatim(str(aside)))] if aside else []
    made = say("Wiederhergestellt aus {path}.", path=Verbatim(str(found["path"])))
    return Answer(result, lines=(made, *kept, _GOES_ON))
