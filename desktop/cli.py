"""The command line `schutzbruecke`: parse, unlock, find the profile's writer, run the command, print the answer.

With `--json` one object goes to stdout and nothing else; all else goes to stderr. Secrets come from a file, the keyring or a
prompt, never from an argument or the environment.
"""

from __future__ import annotations

import argparse
import contextlib
import getpass
import json
import logging

import signal
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

from filelock import FileLock, Timeout

from desktop.commands import enrolling, founding
from desktop.commands.command import Answer, Command, Exit, read_text
from desktop.commands.desk import OwnDesk
from desktop.commands.handover import NoWriter, hand_over
from desktop.commands.notifying import run_template
from desktop.commands.problems import problem_of
from desktop.commands.table import COMMANDS, answer_from, execute
from desktop.commands.watching import WatchDesk
from desktop.composition import Opened, System, default_folder, open_profile
from desktop.domain.refused import Refused
from desktop.keys.os_keyring import OsKeyring
from desktop.keys.profile import FILE as PROFILE
from desktop.keys.profile import Locks, read_profile
from desktop.keys.secret import DatabaseKey
from desktop.keys.unlock import unlock, unlock_with_keyring

_LOCK: Final = "writer.lock"
_LOCK_SECONDS: Final = 10.0


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; gives the exit code."""
    logging.basicConfig(stream=sys.stderr, level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    namespace = _parser().parse_args(argv)
    try:
        answer = _run(namespace)
    except KeyboardInterrupt:
        return 130
    except Exception as error:  # noqa: BLE001
        answer = problem_of(error)
    if answer is not None:
        _print(answer, as_json=namespace.json)
        return int(answer.code)
    return int(Exit.DONE)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("schutzbruecke", description="Meldungen zwischen Jugendämtern und Polizei.")
    _common(parser, first=True)
    commands = parser.add_subparsers(dest="command", required=True, metavar="BEFEHL")
    for name, text, configure in (
        ("found", "eine Kooperation gründen", founding.configure),
        ("enrol", "dieses Gerät mit einer Einladung anmelden", enrolling.configure),
    ):
        one = commands.add_parser(name, help=text)
        _common(one, first=False)
        one.add_argument("--keyring", action="store_true", help="auch mit dem Schlüsselbund des Systems öffnen")
        configure(one)
    for command in COMMANDS.values():
        one = commands.add_parser(command.name, help=command.help)
        _common(one, first=False)
        command.configure(one)
    return parser


def _common(parser: argparse.ArgumentParser, *, first: bool) -> None:
    """Add what stands before or after the command; after it, an absent one must not undo what stood before."""
    absent: Any = None if first else argparse.SUPPRESS
    parser.add_argument("--json", action="store_true", default=False if first else argparse.SUPPRESS)
    parser.add_argument("--profile", metavar="DIR", default=absent)
    parser.add_argument("--passphrase-file", metavar="FILE", default=absent)


def _run(namespace: argparse.Namespace) -> Answer | None:
    folder = Path(namespace.profile) if namespace.profile else default_folder()
    if namespace.command == "found" and (folder / PROFILE).exists():
        with contextlib.closing(open_profile(folder, _unlock(folder, namespace))) as opened:
            return founding.resume(opened, namespace)
    if namespace.command in ("found", "enrol"):
        locks = Locks(_passphrase(namespace, new=True), OsKeyring() if namespace.keyring else None)
        create = founding.found if namespace.command == "found" else enrolling.enrol
        return create(folder.absolute(), locks, namespace)
    if namespace.command == "notify" and namespace.template:
        return run_template({"template": namespace.template})
    command = COMMANDS[namespace.command]
    arguments = command.gather(namespace)
    key = _unlock(folder, namespace)
    if getattr(namespace, "watch", False):
        _watch(folder, key, namespace)
        return None
    if not command.needs_writer(arguments):
        with contextlib.closing(open_profile(folder, key)) as opened:
            return command.run(OwnDesk(opened), arguments)
    return _write(folder, key, command, arguments)


def _write(folder: Path, key: DatabaseKey, command: Command, arguments: Any) -> Answer:
    """Run a writing command here, or in the process that holds the profile."""
    request = {"command": command.name, "arguments": dict(arguments)}
    try:
        with _writer(folder), contextlib.closing(open_profile(folder, key)) as opened:
            return command.run(OwnDesk(opened), arguments)
    except Timeout:
        try:
            return answer_from(hand_over(folder, key, request))
        except NoWriter:
            raise Refused("profile_in_use", "Das Profil ist gerade in einem anderen Programm geöffnet.") from None


@contextlib.contextmanager
def _writer(folder: Path) -> Iterator[None]:
    """Be the profile's only writer; raises `Timeout` at once where a watching process is, else after a while."""
    patience = 0.0 if (folder / "writer.json").exists() else _LOCK_SECONDS
    with FileLock(folder / _LOCK, timeout=patience, mode=0o600):
        yield


def _watch(folder: Path, key: DatabaseKey, namespace: argparse.Namespace) -> None:
    with _writer(folder), contextlib.closing(open_profile(folder, key)) as opened:
        desk = WatchDesk(opened, lambda line: _say(line, as_json=namespace.json), execute)
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: desk.stop())
        desk.run()


def _unlock(folder: Path, namespace: argparse.Namespace) -> DatabaseKey:
    """Get the database key: from the passphrase file, else the keyring where the profile uses it, else a prompt."""
    profile = read_profile(folder)
    if namespace.passphrase_file is None and profile.keyring_slot() is not None:
        with contextlib.suppress(Refused):
            return unlock_with_keyring(folder, OsKeyring())
    return unlock(folder, _passphrase(namespace, new=False), System().now())


def _passphrase(namespace: argparse.Namespace, *, new: bool) -> Any:
    if namespace.passphrase_file is not None:
        return read_text(namespace.passphrase_file, "--passphrase-file", 8192).rstrip("\r\n")
    if new and getattr(namespace, "keyring", False):
        return None
    if not sys.stdin.isatty():
        raise Refused("passphrase_missing", "Es fehlt das Kennwort (--passphrase-file).", field="passphrase-file")
    first = getpass.getpass("Kennwort: ")
    if new and getpass.getpass("Kennwort wiederholen: ") != first:
        raise Refused("passphrase_differs", "Die beiden Kennwörter sind verschieden.", field="passphrase")
    return first


def _print(answer: Answer, *, as_json: bool) -> None:
    if as_json:
        _say(dict(answer.result), as_json=True)
        if "error" in answer.result:
            sys.stderr.write(f"{answer.result['error']['message']}\n")
        return
    if answer.lines:
        stream = sys.stderr if answer.code not in (Exit.DONE, Exit.KEPT) else sys.stdout
        stream.write("\n".join(answer.lines) + "\n")
    else:
        sys.stdout.write(json.dumps(answer.result, ensure_ascii=False, indent=2) + "\n")


def _say(result: dict[str, Any], *, as_json: bool) -> None:
    if as_json:
        sys.stdout.write(json.dumps(result, ensure_ascii=False) + "\n")
    else:
        sys.stdout.write(f"{result['at']}  {result['pushed']} gesendet, {result['pulled']} empfangen\n")
    sys.stdout.flush()
