"""The server's command line (`schutzbruecke-server`): the one place that reads the clock.

Exit codes: 0 done, 1 refused, 2 wrong call, 5 damaged data. With `--json` one object goes to stdout, the rest to
stderr.
The server never invites or revokes: it has no key for that.
"""

from __future__ import annotations

import argparse
import ipaddress
import json
import os
import secrets
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import asdict
from pathlib import Path
from typing import Final

from sqlalchemy import Connection
from sqlalchemy.exc import ArgumentError, DatabaseError, SQLAlchemyError

from server_stub.files import FolderShelf
from server_stub.http.clients import LEAST_CLIENT, Clients
from server_stub.http.endpoints import Parts
from server_stub.http.serving import Address, Unlistenable, serve
from server_stub.http.waiting import WaitingRoom
from server_stub.http.workers import Workers
from server_stub.log import backup, migrating
from server_stub.log import meta as metas
from server_stub.log.checking import broken_places, is_whole
from server_stub.log.chunks import lease_anew
from server_stub.log.database import Database, is_damage
from server_stub.log.log import Log
from server_stub.log.place import InUse, Place
from server_stub.log.status import status
from server_stub.log.tables import SCHEMA
from server_stub.relay.quotas import FILES_A_DAY
from wire import limits

DONE: Final = 0
REFUSED: Final = 1
WRONG_CALL: Final = 2
DAMAGED: Final = 5
_HIGHEST_PORT: Final = 65535
_MOST_MIB: Final = 2**33
_KEPT_FREE: Final = 512 * limits.MIB
_MOST_PLACES: Final = 10
_UNLOST: Final = (
    "Bitte nichts löschen und eine Sicherung einspielen; was seither kam, haben die Geräte noch und bringen es zurück."
)

_NO_COPY: Final = (
    "Vor der Umstellung wird die Datenbank kopiert, und dafür fehlt Platz oder Recht. Es wurde nichts geändert; bitte "
    "Platz schaffen und `migrate` noch einmal aufrufen."
)

Answer = dict[str, object]

_RESTORED: Final = (
    "Der Server ist auf dem Stand der Sicherung. Was seitdem dazukam, bringen die Geräte beim nächsten Kontakt von "
    "selbst zurück; niemand muss etwas neu eingeben."
)


class Refused(Exception):
    """A command that is not carried out: code, sentence, exit code."""

    def __init__(self, code: str, message: str, exit_code: int = REFUSED) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.exit_code = exit_code


def main(argv: Sequence[str] | None = None) -> int:
    """Carry out a command; gives the exit code."""
    os.umask(0o077)
    arguments = make_parser().parse_args(argv)
    command: Callable[[argparse.Namespace], Answer | None] = arguments.command
    try:
        answer = command(arguments)
    except Refused as refused:
        return _say_no(arguments, refused)
    except DatabaseError as error:
        return _say_no(arguments, _damaged() if is_damage(error) else _unreachable())
    except (SQLAlchemyError, OSError) as error:
        return _say_no(arguments, Refused("not_possible", f"Nicht möglich: {type(error).__name__}."))
    if answer is not None:
        _print_answer(arguments, answer)
    return DONE


def _damaged() -> Refused:
    return Refused("damaged", f"Die Datenbank des Servers ist beschädigt. {_UNLOST}", DAMAGED)


def _unreachable() -> Refused:
    return Refused("database_unavailable", "Die Datenbank ist nicht erreichbar oder nicht bereit.")


def _say_no(arguments: argparse.Namespace, refused: Refused) -> int:
    if arguments.json:
        json.dump({"error": {"code": refused.code, "message": refused.message}}, sys.stdout, ensure_ascii=False)
        sys.stdout.write("\n")
    sys.stderr.write(f"{refused.message}\n")
    return refused.exit_code


def _print_answer(arguments: argparse.Namespace, answer: Answer) -> None:
    if arguments.json:
        sys.stdout.write(json.dumps(answer, ensure_ascii=False) + "\n")
        return
    for name, value in answer.items():
        sys.stdout.write(f"{name}: {value}\n")


def make_parser() -> argparse.ArgumentParser:
    """Make what reads the words of a call."""
    parser = argparse.ArgumentParser(prog="schutzbruecke-server", description="Der Server der Schutzbrücke.")
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument("--data", type=Path, required=True, metavar="S", help="Ordner des Servers")
    shared.add_argument("--json", action="store_true", help="ein JSON-Objekt auf stdout")
    commands = parser.add_subparsers(required=True, metavar="BEFEHL")

    def add(name: str, command: Callable[[argparse.Namespace], Answer | None], about: str) -> argparse.ArgumentParser:
        added = commands.add_parser(name, parents=[shared], help=about, description=about)
        added.set_defaults(command=command)
        return added

    init = add("init", _init, "legt einen Server an und nennt seinen Gründungscode")
    init.add_argument("--database-url", metavar="URL", help="PostgreSQL statt der eigenen SQLite-Datei")
    _add_serve_arguments(add("serve", _serve, "bedient Anfragen bis SIGTERM"))
    about = "auch jeden Eintrag gegen seine Prüfsummen halten; das dauert bei vielen"
    add("status", _status, "zählt, was der Server hält").add_argument("--check", action="store_true", help=about)
    add("migrate", _migrate, "bringt die Datenbank auf den Stand des Programms")
    saves = add("backup", _backup, "sichert den Server in eine Datei, auch während er läuft")
    saves.add_argument("--out", type=Path, required=True, metavar="F")
    restores = add("restore", _restore, "stellt den Server aus einer Sicherung wieder her")
    restores.add_argument("--from", type=Path, dest="source", required=True, metavar="F")
    restores.add_argument("--database-url", metavar="URL", help="in eine leere PostgreSQL-Datenbank")
    return parser


def _add_serve_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--listen", type=_address, default="127.0.0.1:8470", metavar="HOST:PORT", help="Port 0: ein freier"
    )
    parser.add_argument("--database-url", metavar="URL", help="andere Datenbank als bei init genannt")
    parser.add_argument("--tls-cert", type=Path, help="Zertifikat (PEM)")
    parser.add_argument("--tls-key", type=Path, help="sein Schlüssel (PEM)")
    about = "ältere Programme senden nicht mehr"
    parser.add_argument("--least-client", default=LEAST_CLIENT, metavar="VERSION", help=about)
    about = "die neueste, die es gibt"
    parser.add_argument("--newest-client", default="", metavar="VERSION", help=about)
    about = "unverschlüsseltes HTTP auch auf anderen Adressen: nur hinter einem Proxy, der TLS spricht"
    parser.add_argument("--behind-proxy", action="store_true", help=about)
    _add_limits(parser)


def _add_limits(parser: argparse.ArgumentParser) -> None:
    for name, value, about in (
        ("--device-files-mib", FILES_A_DAY, "so viel an Dateien nimmt der Server am Tag von einem Gerät an (0: alle)"),
        ("--keep-free-mib", _KEPT_FREE, "so viel bleibt auf dem Datenträger für Meldungen frei, wenn Dateien kommen"),
    ):
        parser.add_argument(name, type=_mib, default=value // limits.MIB, metavar="MIB", help=about)


def _mib(text: str) -> int:
    if not (text.isascii() and text.isdigit()) or int(text) > _MOST_MIB:
        raise argparse.ArgumentTypeError("eine ganze Zahl von MiB erwartet")
    return int(text)


def _address(text: str) -> tuple[str, int]:
    host, colon, port = text.rpartition(":")
    if not colon or not host or not port.isdigit() or int(port) > _HIGHEST_PORT:
        raise argparse.ArgumentTypeError("HOST:PORT erwartet")
    return host.strip("[]"), int(port)


def _init(arguments: argparse.Namespace) -> Answer:
    place = Place(arguments.data)
    exists = Refused("exists_already", "Hier gibt es schon einen Server.")
    if place.used:
        raise exists
    code = secrets.token_urlsafe(20)
    new = metas.Secrets(secrets.token_bytes(16), secrets.token_bytes(32), secrets.token_bytes(32), code)
    database = _database(place.make(arguments.database_url))
    with database.writing() as connection:
        # What an `init` that was cut short has left in the folder's own database nobody was told the code of.
        made = metas.create(connection, new, anew=arguments.database_url is None)
    database.close()
    if not made:
        raise exists
    place.finish(arguments.database_url)
    return {"founding_code": code}


def _database(url: str) -> Database:
    try:
        return Database(url)
    except (ArgumentError, ValueError) as error:
        raise Refused("database_url", "Diese Datenbank-URL ist nicht lesbar.", WRONG_CALL) from error


def _opened(arguments: argparse.Namespace) -> tuple[Place, Database, metas.Meta]:
    """Open an existing server, whatever the version of its tables."""
    place = Place(arguments.data)
    if not place.used:
        raise Refused("no_server", "Hier gibt es keinen Server; `init` legt einen an.")
    database = _database(getattr(arguments, "database_url", None) or place.url)
    with database.reading() as connection:
        meta = metas.read(connection)
    if meta is None:
        raise Refused("no_server", "In dieser Datenbank gibt es keinen Server; `init` legt einen an.")
    return place, database, meta


def _serve(arguments: argparse.Namespace) -> None:
    address = _serving_address(arguments)
    place, database, meta = _opened(arguments)
    if meta.schema_version != SCHEMA:
        raise Refused("schema_version", "Die Datenbank passt nicht zu diesem Programm; `migrate` sagt, was zu tun ist.")
    parts = Parts(
        Log(database, meta, files_a_day=arguments.device_files_mib * limits.MIB),
        FolderShelf(place.files, arguments.keep_free_mib * limits.MIB),
        Workers(),
        WaitingRoom(limits.WAIT_SECONDS),
        _now,
        lambda: secrets.token_urlsafe(32),
        clients=_clients(arguments),
    )
    try:
        with nullcontext() if database.postgresql else place.alone():
            serve(parts, address, _say_ready)
    except InUse:
        raise Refused("in_use", "Dieser Server läuft schon.") from None
    except Unlistenable as error:
        raise Refused("address_unavailable", str(error)) from error
    finally:
        database.close()


def _clients(arguments: argparse.Namespace) -> Clients:
    try:
        return Clients(arguments.least_client, arguments.newest_client)
    except ValueError as error:
        raise Refused("client_version", f"{error}.") from error


def _now() -> int:
    return time.time_ns() // 1_000_000


def _say_ready(url: str) -> None:
    sys.stderr.write(f"Bereit: {url}\n")
    sys.stderr.flush()


def _serving_address(arguments: argparse.Namespace) -> Address:
    host, port = arguments.listen
    if (arguments.tls_cert is None) != (arguments.tls_key is None):
        raise Refused("tls", "--tls-cert und --tls-key gehören zusammen.", WRONG_CALL)
    if arguments.tls_cert is None and not arguments.behind_proxy and not _is_loopback(host):
        raise Refused("plain_http", "Ohne TLS nur auf der eigenen Maschine: --tls-cert und --tls-key angeben.")
    return Address(host, port, arguments.tls_cert, arguments.tls_key)


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _status(arguments: argparse.Namespace) -> Answer:
    _, database, meta = _opened(arguments)
    with database.reading() as connection:
        if arguments.check:
            _check(connection, meta)
        counted = status(connection, meta)
    answer = counted | database.durability()
    database.close()
    return answer


def _check(connection: Connection, meta: metas.Meta) -> None:
    """Refuse a log that is no longer what was accepted, and say where it breaks."""
    broken = [] if is_whole(connection) else ["der Aufbau der Datei"]
    broken += [
        f"Kanal {place.channel.hex()[:8]} ab Eintrag {place.seq}"
        for place in broken_places(connection, meta.public_key)
    ]
    if broken:
        where = ", ".join(broken[:_MOST_PLACES])
        raise Refused("damaged", f"Die Datenbank des Servers ist beschädigt: {where}. {_UNLOST}", DAMAGED)


def _migrate(arguments: argparse.Namespace) -> Answer:
    place, database, meta = _opened(arguments)
    copy = place.copy_before(SCHEMA)
    try:
        if meta.schema_version == SCHEMA:
            return {"schema_version": SCHEMA, "migrated": []}
        with _alone(place, database):
            made = migrating.migrate(database, copy)
    except migrating.Newer:
        raise Refused("schema_version", "Diese Datenbank gehört zu einem neueren Programm.") from None
    except OSError as error:
        raise Refused("no_copy", _NO_COPY) from error
    finally:
        database.close()
    return {"schema_version": SCHEMA, "migrated": made, "copy": str(copy)}


@contextmanager
def _alone(place: Place, database: Database) -> Iterator[None]:
    """Hold a server that nobody else works on; raises `Refused`."""
    try:
        with nullcontext() if database.postgresql else place.alone():
            if database.in_use():
                raise InUse
            yield
    except InUse:
        raise Refused("in_use", "Dieser Server läuft noch; bitte zuerst beenden.") from None


def _backup(arguments: argparse.Namespace) -> Answer:
    place, database, _ = _opened(arguments)
    counted = backup.back_up(database, arguments.out, FolderShelf(place.files).get)
    database.close()
    return {"file": str(arguments.out), "bytes": arguments.out.stat().st_size, **asdict(counted)}


def _restore(arguments: argparse.Namespace) -> Answer:
    if not arguments.source.is_file():
        raise Refused("no_backup", "Diese Sicherung gibt es nicht.")
    with backup.opened(arguments.source) as source:
        kept = metas.read(source)
    if kept is None:
        raise Refused("no_backup", "Diese Datei ist keine Sicherung eines Servers.")
    try:
        with (
            migrating.as_of_now(arguments.source, arguments.data) as path,
            backup.opened(path) as source,
        ):
            counted, new = _bring_back(arguments, source, kept)
    except migrating.Newer:
        raise Refused("schema_version", "Diese Sicherung gehört zu einem neueren Programm.") from None
    return {"restored": True, "incarnation": new.incarnation.hex(), **asdict(counted), "message": _RESTORED}


def _bring_back(
    arguments: argparse.Namespace, source: Connection, kept: metas.Meta
) -> tuple[backup.Counted, backup.Renewed]:
    """Fill a new folder, or the folder of the very server that the backup is of, with what the backup holds."""
    place = Place(arguments.data)
    fresh = not place.used
    if fresh and not place.free:
        raise Refused("not_empty", "Dieser Ordner ist nicht leer und gehört zu keinem Server.")
    url = place.make(arguments.database_url) if fresh else place.url
    database, shelf = _database(url), FolderShelf(place.files)
    new = backup.Renewed(secrets.token_bytes(16), secrets.token_bytes(32))
    try:
        with _alone(place, database), database.writing() as target:
            _refuse_another(metas.read(target), kept)
            shelf.lease_anew()
            counted = backup.restore(source, target, new, shelf.put)
            lease_anew(target, _now())
    finally:
        database.close()
    if fresh:
        place.finish(arguments.database_url)
    return counted, new


def _refuse_another(there: metas.Meta | None, kept: metas.Meta) -> None:
    if there is not None and there.server_key != kept.server_key:
        raise Refused("another_server", "Hier gibt es einen anderen Server; bitte einen neuen Ordner angeben.")


if __name__ == "__main__":
    sys.exit(main())
