"""`backup`, `restore` and `migrate` of the command line: a whole server into a file, out of one, and to a new version.

Neither the clock nor randomness is read here; `admin` passes both in.
"""

from __future__ import annotations

import errno
from argparse import Namespace
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Final

from sqlalchemy import Connection
from sqlalchemy.exc import DatabaseError

from server_stub.files import FolderShelf
from server_stub.log import backup, migrating
from server_stub.log import meta as metas
from server_stub.log.checking import is_whole
from server_stub.log.chunks import lease_anew
from server_stub.log.database import Database, is_damage, is_full
from server_stub.log.place import Place
from server_stub.log.tables import SCHEMA
from server_stub.opening import DAMAGED, Answer, Refused, alone, check_version, open_database, open_server

_AGAIN: Final = (
    "Es wurde nichts geändert. Danach bitte `migrate` noch einmal aufrufen, nach einem Upgrade des Pakets stattdessen "
    "`dpkg --configure schutzbruecke-server`."
)
_NO_ROOM: Final = (
    f"Vor der Umstellung wird die Datenbank kopiert, und dafür ist auf dem Datenträger kein Platz. {_AGAIN}"
)
_NO_COPY: Final = f"Vor der Umstellung wird die Datenbank kopiert, und das gelang nicht: {{why}}. {_AGAIN}"
_DATABASE_FULL: Final = f"Der Datenträger der Datenbank ist voll; die Umstellung braucht dort Platz. {_AGAIN}"
_RESTORED: Final = (
    "Der Server ist auf dem Stand der Sicherung. Was seitdem dazukam, bringen die Geräte beim nächsten Kontakt von "
    "selbst zurück; niemand muss etwas neu eingeben."
)
_BACKUP_DAMAGED: Final = (
    "Diese Sicherung ist beschädigt oder keine; es wurde nichts geändert. Bitte eine andere nehmen: was seither kam, "
    "bringen die Geräte zurück."
)
_ANOTHER_DATABASE: Final = (
    "Der Server dieses Ordners hat eine andere Datenbank; in eine neue führt der Weg mit einem neuen Ordner."
)
_ANOTHER_VERSION: Final = (
    "Hier liegt die Datenbank einer anderen Version; bitte zuerst `migrate` aufrufen oder einen neuen Ordner angeben."
)


def migrate(arguments: Namespace) -> Answer:
    """Bring a server's tables to this program's version, after a copy of what there was."""
    place, database, version = open_server(arguments)
    try:
        if version == SCHEMA:
            return {"schema_version": SCHEMA, "migrated": []}
        copy = place.copy_before(SCHEMA)
        with alone(place, database):
            made = _migrated(database, copy)
    finally:
        database.close()
    return {"schema_version": SCHEMA, "migrated": made, "copy": str(copy)}


def _migrated(database: Database, copy: Path) -> list[int]:
    try:
        return migrating.migrate(database, copy)
    except migrating.Newer:
        raise Refused("schema_version", "Diese Datenbank gehört zu einem neueren Programm.") from None
    except migrating.NoRoom as error:
        raise Refused("no_copy", _NO_ROOM) from error
    except migrating.NoCopy as error:
        raise Refused("no_copy", _NO_COPY.format(why=error)) from error
    except DatabaseError as error:
        if is_full(error):
            raise Refused("disk_full", _DATABASE_FULL) from error
        raise


def back_up(arguments: Namespace) -> Answer:
    """Save a server into a file, also while it runs."""
    place, database, version = open_server(arguments)
    shelf = _Readable(FolderShelf(place.files))
    try:
        check_version(version)
        counted = backup.back_up(database, arguments.out, shelf.get)
    finally:
        database.close()
    return {"file": str(arguments.out), "bytes": arguments.out.stat().st_size, **asdict(counted), **shelf.told()}


class _Readable:
    """What the disk gives of a shelf: one bad sector under a file must not end every backup of all notifications."""

    def __init__(self, shelf: FolderShelf) -> None:
        self._shelf = shelf
        self._left_out = 0

    def get(self, name: str) -> bytes | None:
        """Give the bytes of a name; where the disk does not, count it and give None. Raises `OSError` for all else."""
        try:
            return self._shelf.get(name)
        except OSError as error:
            if error.errno != errno.EIO:
                raise
            self._left_out += 1
            return None

    def told(self) -> Answer:
        """Say how many were left out, if any."""
        return {"unreadable_chunks": self._left_out} if self._left_out else {}


def restore(arguments: Namespace, new: backup.Renewed, now: Callable[[], int]) -> Answer:
    """Let a server be what a backup holds, in the new life `new`."""
    try:
        return _restore(arguments, new, now)
    except DatabaseError as error:
        # It may be the server's own that is broken; whoever is told so of a backup looks in the wrong place.
        if is_damage(error) and not _is_whole(arguments.source):
            raise Refused("damaged", _BACKUP_DAMAGED, DAMAGED) from error
        raise


def _is_whole(path: Path) -> bool:
    try:
        with backup.opened(path) as source:
            return is_whole(source)
    except DatabaseError:
        return False


def _restore(arguments: Namespace, new: backup.Renewed, now: Callable[[], int]) -> Answer:
    _check_backup(arguments.source)
    place = Place(arguments.data)
    fresh = not place.used
    if fresh and not place.free:
        raise Refused("not_empty", "Dieser Ordner ist nicht leer und gehört zu keinem Server.")
    if not fresh and arguments.database_url not in (None, place.url):
        raise Refused("another_database", _ANOTHER_DATABASE)
    database = open_database(place.make(arguments.database_url) if fresh else place.url)
    try:
        # Before anything is copied: two of these would take each other's copies away.
        with alone(place, database), migrating.as_of_now(arguments.source, place.folder) as path:
            counted = _bring_back(place, database, path, new, now)
    finally:
        database.close()
    if fresh:
        place.finish(arguments.database_url)
    return {"restored": True, "incarnation": new.incarnation.hex(), **asdict(counted), "message": _RESTORED}


def _check_backup(path: Path) -> None:
    """Refuse what is no backup, or a newer program's, before anything is made."""
    try:
        there = path.is_file()
    except PermissionError:
        raise Refused("no_backup", "Diese Sicherung darf hier nicht gelesen werden.") from None
    if not there:
        raise Refused("no_backup", "Diese Sicherung gibt es nicht.")
    with backup.opened(path) as source:
        version = metas.read_version(source)
    if version is None:
        raise Refused("no_backup", "Diese Datei ist keine Sicherung eines Servers.")
    if version > SCHEMA:
        raise Refused("schema_version", "Diese Sicherung gehört zu einem neueren Programm.")


def _bring_back(
    place: Place, database: Database, path: Path, new: backup.Renewed, now: Callable[[], int]
) -> backup.Counted:
    """Fill a new server, or the very one that the backup is of, with what the backup holds."""
    shelf = FolderShelf(place.files)
    with backup.opened(path) as source, database.writing() as target:
        _refuse_another(target, source)
        shelf.lease_anew()
        counted = backup.restore(source, target, new, shelf.put)
        lease_anew(target, now())
    return counted


def _refuse_another(target: Connection, source: Connection) -> None:
    version = metas.read_version(target)
    if version is None:
        return
    if version != SCHEMA:
        raise Refused("schema_version", _ANOTHER_VERSION)
    there, kept = metas.read_known(target), metas.read_known(source)
    if there is not None and (kept is None or there.server_key != kept.server_key):
        raise Refused("another_server", "Hier gibt es einen anderen Server; bitte einen neuen Ordner angeben.")
