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
from collections.abc import Callable, Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import Final

from sqlalchemy import Connection
from sqlalchemy.exc import DatabaseError, SQLAlchemyError

from server_stub import copying
from server_stub.files import FolderShelf, NoRoom
from server_stub.http.clients import LEAST_CLIENT, Clients
from server_stub.http.endpoints import Parts
from server_stub.http.serving import Address, Unlistenable, serve
from server_stub.http.waiting import WaitingRoom
from server_stub.http.workers import Workers
from server_stub.log import backup
from server_stub.log import meta as metas
from server_stub.log.checking import broken_places, is_whole
from server_stub.log.database import Database, is_damage, is_full, why
from server_stub.log.log import Log
from server_stub.log.place import InUse, Place
from server_stub.log.status import status
from server_stub.log.tables import SCHEMA
from server_stub.opening import (
    DAMAGED,
    WRONG_CALL,
    Answer,
    Refused,
    check_version,
    open_database,
    open_server,
)
from server_stub.relay.quotas import FILES_A_DAY
from wire import limits

DONE: Final = 0
_HIGHEST_PORT: Final = 65535
_MOST_MIB: Final = 2**33
_KEPT_FREE: Final = 512 * limits.MIB
_MOST_PLACES: Final = 10
_UNLOST: Final = (
    "Bitte nichts löschen und eine Sicherung einspielen; was seither kam, haben die Geräte noch und bringen es zurück."
)


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
        return _say_no(arguments, _of_database(error))
    except NoRoom:
        return _say_no(arguments, _full())
    except (SQLAlchemyError, OSError) as error:
        return _say_no(
            arguments, _full() if is_full(error) else Refused("not_possible", f"Nicht möglich: {why(error)}.")
        )
    if answer is not None:
        _print_answer(arguments, answer)
    return DONE


def _of_database(error: DatabaseError) -> Refused:
    if is_damage(error):
        return Refused("damaged", f"Die Datenbank des Servers ist beschädigt. {_UNLOST}", DAMAGED)
    if is_full(error):
        return _full()
    return Refused("database_unavailable", "Die Datenbank ist nicht erreichbar oder nicht bereit.")


def _full() -> Refused:
    return Refused("disk_full", "Der Datenträger ist voll; bitte Platz schaffen und den Befehl noch einmal aufrufen.")


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
    add("migrate", copying.migrate, "bringt die Datenbank auf den Stand des Programms")
    saves = add("backup", copying.back_up, "sichert den Server in eine Datei, auch während er läuft")
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
    database = open_database(place.make(arguments.database_url))
    with database.writing() as connection:
        # What an `init` that was cut short has left in the folder's own database nobody was told the code of.
        made = metas.create(connection, new, anew=arguments.database_url is None)
    database.close()
    if not made:
        raise exists
    place.finish(arguments.database_url)
    return {"founding_code": code}


def _serve(arguments: argparse.Namespace) -> None:
    address = _serving_address(arguments)
    place, database, version = open_server(arguments)
    check_version(version)
    parts = Parts(
        Log(database, _meta(database), files_a_day=arguments.device_files_mib * limits.MIB),
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


def _meta(database: Database) -> metas.Meta:
    with database.reading() as connection:
        return metas.required(connection)


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
    _, database, version = open_server(arguments)
    try:
        if arguments.check:
            check_version(version)
        with database.reading() as connection:
            counted = _counted(connection, check=arguments.check) if version == SCHEMA else {"schema_version": version}
        return {**counted, **database.durability()}
    finally:
        database.close()


def _counted(connection: Connection, *, check: bool) -> Answer:
    meta = metas.required(connection)
    if check:
        _check(connection, meta)
    return {**status(connection, meta)}


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


def _restore(arguments: argparse.Namespace) -> Answer:
    return copying.restore(arguments, backup.Renewed(secrets.token_bytes(16), secrets.token_bytes(32)), _now)


if __name__ == "__main__":
    sys.exit(main())
