"""One table from errors to what the user hears: code, sentence, exit code. Nothing of the content is ever in it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from desktop.commands.command import Answer, Exit
from desktop.domain.progress import Halt
from desktop.domain.refused import Refused
from desktop.keys.problems import Damaged, NoKeyring, TooManyTries, WrongPassphrase
from desktop.store.database import DamagedDatabase, DiskFull
from desktop.sync.failures import Cause, RequestFailed
from wire.codec import Malformed

_OFFLINE: Final = (Cause.UNREACHABLE, Cause.SERVER)


def _refused(error: Refused) -> Answer:
    problem: dict[str, Any] = {"code": error.code, "message": error.message}
    if error.field is not None:
        problem["field"] = error.field
    if error.retry_after_seconds is not None:
        problem["retry_after_seconds"] = error.retry_after_seconds
    return _answer(problem, Exit.REFUSED)


def _tries(code: str, seconds: int) -> Answer:
    wait = f" Bitte {seconds} Sekunden warten." if seconds else ""
    message = "Das Kennwort ist falsch." if code == "wrong_passphrase" else "Zu viele Versuche."
    return _answer({"code": code, "message": message + wait, "retry_after_seconds": seconds}, Exit.LOCKED)


def _failed(error: RequestFailed) -> Answer:
    failure = error.failure
    code = Exit.KEPT if failure.cause in _OFFLINE else Exit.REFUSED
    return _answer({"code": failure.code, "message": failure.message}, code)


def _answer(problem: dict[str, Any], code: Exit) -> Answer:
    return Answer({"error": problem}, code, (str(problem["message"]),))


_TABLE: Final[dict[type[Exception], Callable[[Any], Answer]]] = {
    Refused: _refused,
    WrongPassphrase: lambda error: _tries("wrong_passphrase", error.retry_after_seconds),
    TooManyTries: lambda error: _tries("too_many_tries", error.retry_after_seconds),
    NoKeyring: lambda error: _answer({"code": "locked", "message": str(error)}, Exit.LOCKED),
    Damaged: lambda error: _answer({"code": "damaged", "message": str(error)}, Exit.DAMAGED),
    DamagedDatabase: lambda _: _answer({"code": "damaged", "message": _DAMAGED}, Exit.DAMAGED),
    DiskFull: lambda _: _answer({"code": "disk_full", "message": _FULL}, Exit.REFUSED),
    RequestFailed: _failed,
    Halt: lambda error: _answer({"code": error.reason, "message": error.message}, Exit.REFUSED),
    Malformed: lambda _: _answer(
        {"code": "too_large", "message": "Das ist zu groß, um gesendet zu werden."}, Exit.REFUSED
    ),
}

_DAMAGED: Final = "Die Datenbank dieses Profils ist beschädigt. Bitte nichts löschen und die IT verständigen."
_FULL: Final = "Der Speicherplatz ist voll. Was vorher gespeichert war, ist erhalten; die letzte Eingabe nicht."


def problem_of(error: Exception) -> Answer:
    """Give what an error means to the user; one that is not in the table is a bug and is raised again."""
    for kind in type(error).__mro__:
        if kind in _TABLE:
            return _TABLE[kind](error)
    raise error
