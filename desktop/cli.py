"""The command line `schutzbruecke`: parse, unlock, find the profile's writer, run the command, print the answer.

With `--json` one object goes to stdout and nothing else; all else goes to stderr. Secrets come from a file, the keyring
or a prompt, never from an argument or the environment.
"""

from __future__ import annotations

import argparse
import contextlib
import getpass
import io
import json
import logging
import os
import signal
import sys
import threading
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any, Final

from desktop.commands import coming_in_anew, enrolling, founding, founding_again, recovering, restoring
from desktop.commands.command import Answer, Arguments, Command, Desk, Exit, read_text
from desktop.commands.desk import OwnDesk
from desktop.commands.examining import damaged_answer, examine
from desktop.commands.later import is_later, refuse_later
from desktop.commands.leasing import check_lease
from desktop.commands.maintaining import ask_twice
from desktop.commands.noting import note
from desktop.commands.parsing import parse
from desktop.commands.problems import Boundary
from desktop.commands.progress import Progress
from desktop.commands.repairing import repair
from desktop.commands.staging import in_turn
from desktop.commands.table import COMMANDS, execute
from desktop.commands.telling import NOTHING
from desktop.commands.watching import Pass, WatchDesk
from desktop.commands.writing import alone, heal_in_passing, holding, making, working, write
from desktop.composition import Opened, open_profile
from desktop.computer import System, default_folder, look_seldom_for_garbage, share_turns
from desktop.domain.refused import Refused
from desktop.keys import placing
from desktop.keys.modes import KEYRING, new_locks, open_typed, opens_by_keyring
from desktop.keys.os_keyring import OsKeyring
from desktop.keys.problems import Damaged, NoKeyring
from desktop.keys.profile_file import read_profile
from desktop.keys.profile_folder import has_profile
from desktop.keys.secret import DatabaseKey
from desktop.keys.unlock import unlock, unlock_with_keyring
from desktop.policy.here import COMPUTER

_KEPT: Final = "Es wartet auf Verbindung: gespeichert, noch nicht beim Server; es geht später von selbst hinaus."
_MAKING: Final = {
    "found": (founding.found, founding_again.resume),
    "enrol": (enrolling.enrol, coming_in_anew.resume),
    "recover": (recovering.recover, recovering.resume),
}
_PASSPHRASE_BYTES: Final = 8192
_GRACE_SECONDS: Final = 3.0
_WATCH_PATIENCE: Final = 2.0
_INTERRUPTED: Final = 130
_BROKEN_OFF: Final = (
    "Abgebrochen. Was gespeichert war, ist erhalten; derselbe Befehl oder der nächste Abgleich geht weiter."
)


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; gives the exit code."""
    _prepare_streams()
    if argv is None:
        look_seldom_for_garbage()
        share_turns()
    words = sys.argv[1:] if argv is None else list(argv)
    boundary = Boundary()
    try:
        with contextlib.ExitStack() as left:
            with boundary:
                boundary.answer = _run(parse(words, COMMANDS), left)
            if boundary.answer is not None:
                _print(boundary.answer, as_json="--json" in words)
                sys.stdout.flush()
    except KeyboardInterrupt:
        sys.stderr.write(f"\n{_BROKEN_OFF}\n")
        return _INTERRUPTED
    except BrokenPipeError:
        # Whoever read the answer has gone; the interpreter would stumble over the rest of it at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return int(Exit.DONE if boundary.answer is None else boundary.answer.code)


def _prepare_streams() -> None:
    """Speak UTF-8 whatever the system's code page says, and log to stderr."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    logging.basicConfig(stream=sys.stderr, level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")


def _run(namespace: argparse.Namespace, left: contextlib.ExitStack) -> Answer | None:
    """Run a command; in `left` is put what there is to do once its answer was printed."""
    if is_later(namespace):
        refuse_later()
    folder = (Path(namespace.profile) if namespace.profile else default_folder()).absolute()
    if namespace.command in _MAKING:
        return _make(folder, namespace)
    if namespace.command == "restore":
        return restoring.restore(folder, namespace, lambda staged: _unlock(staged, namespace, as_it_is=True))
    command = COMMANDS[namespace.command]
    answer = command.alone(namespace)
    if answer is not None:
        return answer
    if getattr(namespace, "watch", False):
        _watch(folder, _opened(folder, namespace), namespace)
        return None
    arguments = command.gather(namespace)
    if namespace.command == "doctor":
        return _examine(folder, namespace)
    key = _opened(folder, namespace)
    if command.writes(arguments):
        sit = _serve_meanwhile if command.name == "sync" else alone
        stage = partial(_staged, folder, key, command)
        return in_turn(command, arguments, stage, lambda given: write(folder, key, command, given, sit))
    opened = left.enter_context(contextlib.closing(open_profile(folder, key)))
    check_lease(opened, command)
    return _note_later(opened, command.run(OwnDesk(opened), arguments), left)


def _note_later(opened: Opened, answer: Answer, left: contextlib.ExitStack) -> Answer:
    """Leave it to be noted what somebody reads with an answer: not before it was printed."""
    if answer.read is not None:
        left.callback(note, opened, answer.read)
    return answer


def _staged(folder: Path, key: DatabaseKey, command: Command, arguments: Arguments) -> Arguments:
    """Do what takes long before anybody has to wait for it."""
    with contextlib.closing(open_profile(folder, key)) as opened:
        return command.stage(opened, arguments)


def _make(folder: Path, namespace: argparse.Namespace) -> Answer:
    """Make a profile, or go on with the making of one."""
    create, resume = _MAKING[namespace.command]
    with making(folder):
        if has_profile(folder):
            with contextlib.closing(open_profile(folder, _unlock(folder, namespace))) as opened:
                return resume(opened, namespace)
        mode, asked = COMPUTER.held().settings.unlock, namespace.keyring
        # Where the computer's sign-in is to open it, nobody is asked for a passphrase.
        namespace.keyring = asked or mode == KEYRING
        locks = new_locks(mode, _passphrase(namespace, new=True), OsKeyring(), asked=asked)
        return create(folder, locks, namespace)


def _examine(folder: Path, namespace: argparse.Namespace) -> Answer:
    """Run `doctor`, which has an answer for damage too, and leaves what it finds to be found."""
    try:
        key = _unlock(folder, namespace, as_it_is=True)
    except Damaged as error:
        return damaged_answer(error.message, "profile")
    return repair(folder, key) if namespace.repair else examine(folder, key)


def _watch(folder: Path, key: DatabaseKey, namespace: argparse.Namespace) -> None:
    with holding(folder, _WATCH_PATIENCE), working(folder, key) as opened:
        desk = WatchDesk(opened, lambda line: _say(line, as_json=namespace.json), execute, _tell_of_pass())
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: _end(desk))
        desk.run()


def _serve_meanwhile(opened: Opened) -> contextlib.AbstractContextManager[Desk]:
    """Give a desk that serves the owner's other commands during a long one, if there is room for a socket."""
    try:
        return WatchDesk(opened, lambda _line: None, execute, _tell_of_pass()).serving()
    except OSError:
        return alone(opened)


def _tell_of_pass() -> Callable[[Pass], None]:
    progress = Progress(sys.stderr)

    def passed(one: Pass) -> None:
        if one.working and one.report.returning is not None:
            progress.returned(one.report.returning)

    return passed


def _end(desk: WatchDesk) -> None:
    """End the watch; whatever still waits for the server after a moment is cut short, which loses nothing."""
    desk.stop()
    timer = threading.Timer(_GRACE_SECONDS, os._exit, (int(Exit.DONE),))
    timer.daemon = True
    timer.start()


def _opened(folder: Path, namespace: argparse.Namespace) -> DatabaseKey:
    """Get the database key of a profile to work with, whose own file is then whole."""
    key = _unlock(folder, namespace)
    heal_in_passing(folder, key)
    return key


def _unlock(folder: Path, namespace: argparse.Namespace, *, as_it_is: bool = False) -> DatabaseKey:
    """Get the database key: from the passphrase file, else the keyring where it may open the profile, else a prompt.

    One taken `as_it_is` keeps the locks it has: it is only looked at, or its place in the keyring is that of the
    profile which is still here.
    """
    placing.go_on(folder)
    profile, held, keyring = read_profile(folder), COMPUTER.held(), OsKeyring()
    if namespace.passphrase_file is None and opens_by_keyring(folder, held.settings.unlock):
        try:
            return unlock_with_keyring(folder, keyring)
        except (NoKeyring, Damaged) as missing:
            if profile.passphrase_slot() is None or not sys.stdin.isatty():
                raise
            sys.stderr.write(f"{missing}\n")
    passphrase, now = _passphrase(namespace, new=False) or "", System().now()
    return unlock(folder, passphrase, now) if as_it_is else open_typed(folder, passphrase, now, held, keyring)


def _passphrase(namespace: argparse.Namespace, *, new: bool) -> str | None:
    """Get the passphrase from its file or a prompt; a new profile that the keyring opens may do without."""
    if namespace.passphrase_file is not None:
        return read_text(namespace.passphrase_file, "--passphrase-file", _PASSPHRASE_BYTES).rstrip("\r\n")
    if new and namespace.keyring:
        return None
    if not sys.stdin.isatty():
        raise Refused("passphrase_missing", "Es fehlt die Passphrase (--passphrase-file).", field="passphrase-file")
    return ask_twice("Neue Passphrase: ") if new else getpass.getpass("Passphrase: ")


def _print(answer: Answer, *, as_json: bool) -> None:
    """Print the answer: an object on stdout, or lines for people; a problem goes to stderr in either case."""
    if as_json:
        _say(dict(answer.result), as_json=True)
        if "error" in answer.result:
            sys.stderr.write(f"{answer.result['error']['message']}\n")
        return
    lines = answer.lines or ((NOTHING,) if answer.result.get("items") == [] else ())
    if lines:
        stream = sys.stdout if answer.code in (Exit.DONE, Exit.KEPT) else sys.stderr
        stream.write("\n".join(lines) + "\n")
    else:
        sys.stdout.write(json.dumps(answer.result, ensure_ascii=False, indent=2) + "\n")
    if answer.result.get("next"):
        sys.stderr.write(f"Es gibt weitere: --after {answer.result['next']}\n")
    if answer.code is Exit.KEPT:
        sys.stderr.write(f"{_KEPT}\n")


def _say(result: dict[str, Any], *, as_json: bool) -> None:
    """Write one object, or a line of `sync --watch` for people."""
    if as_json:
        sys.stdout.write(json.dumps(result, ensure_ascii=False) + "\n")
    else:
        sys.stdout.write(f"{result['at']}  {result['pushed']} gesendet, {result['pulled']} empfangen\n")
    sys.stdout.flush()
