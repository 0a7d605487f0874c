"""One table from errors to what the user hears: code, sentence, exit code. Nothing of the content is ever in it."""

from __future__ import annotations

import errno
from collections.abc import Callable
from types import TracebackType
from typing import Any, Final

from filelock import Timeout

from desktop.commands.command import Answer, Exit, WrongCall
from desktop.domain.progress import Halt
from desktop.domain.refused import Refused
from desktop.domain.said import joined, say
from desktop.keys.problems import Damaged, NoKeyring, TooManyTries, WrongPassphrase
from desktop.store.database import Busy, DamagedDatabase, DiskFull
from desktop.sync.failures import Cause, Failure, RequestFailed
from desktop.sync.unforeseen import log_place
from wire.codec import Malformed

_OFFLINE: Final = (Cause.UNREACHABLE, Cause.SERVER)
_NO_ROOM: Final = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_LOCKED_CODES: Final = ("passphrase_missing", "no_passphrase", "keyring_not_used")


def _refused(error: Refused) -> Answer:
    problem: dict[str, Any] = {"code": error.code, "message": error.message}
    if error.field is not None:
        problem["field"] = error.field
    if error.retry_after_seconds is not None:
        problem["retry_after_seconds"] = error.retry_after_seconds
    return _answer(problem, Exit.LOCKED if error.code in _LOCKED_CODES else Exit.REFUSED)


def _tries(code: str, seconds: int) -> Answer:
    wait = say("Bitte {seconds} Sekunden warten.", seconds=seconds) if seconds else ""
    message = "Die Passphrase ist falsch." if code == "wrong_passphrase" else "Zu viele Versuche."
    return _answer({"code": code, "message": joined((message, wait), " "), "retry_after_seconds": seconds}, Exit.LOCKED)


FULL: Final = Failure(Cause.LOCAL, "disk_full", "Der Speicherplatz ist voll. Was gespeichert war, ist erhalten.")
BUSY: Final = Failure(
    Cause.LOCAL,
    "profile_in_use",
    "Ein anderes Programm schreibt gerade in dieses Profil; beim nächsten Mal geht es weiter.",
)


def unwritten(error: Exception) -> Failure:
    """Give one of `UNWRITTEN` as what kept a sync from going on."""
    return BUSY if isinstance(error, Busy) else FULL


def failure_problem(failure: Failure) -> dict[str, Any]:
    """Give a failed request as the object `error`."""
    problem: dict[str, Any] = {"code": failure.code, "message": failure.message}
    return problem | ({"retry_after_seconds": failure.retry_after} if failure.retry_after else {})


def failure_code(failure: Failure) -> Exit:
    """Give the exit code of a failed request: what was kept goes out later, or somebody has to act."""
    return Exit.KEPT if failure.cause in _OFFLINE else Exit.REFUSED


def _failed(error: RequestFailed) -> Answer:
    return _answer(failure_problem(error.failure), failure_code(error.failure))


def _system(error: OSError) -> Answer:
    if error.errno in _NO_ROOM:
        return _answer({"code": "disk_full", "message": _FULL}, Exit.REFUSED)
    reason = errno.errorcode.get(error.errno or 0, type(error).__name__)
    said = say("Eine Datei ließ sich nicht öffnen oder schreiben ({reason}).", reason=reason)
    return _answer({"code": "file_error", "message": said})


def _answer(problem: dict[str, Any], code: Exit = Exit.REFUSED) -> Answer:
    return Answer({"error": problem}, code, (str(problem["message"]),))


_TABLE: Final[dict[type[BaseException], Callable[[Any], Answer]]] = {
    Refused: _refused,
    WrongCall: lambda error: _answer({"code": "wrong_call", "message": str(error)}, Exit.WRONG_CALL),
    WrongPassphrase: lambda error: _tries("wrong_passphrase", error.retry_after_seconds),
    TooManyTries: lambda error: _tries("too_many_tries", error.retry_after_seconds),
    NoKeyring: lambda error: _answer({"code": "locked", "message": error.message}, Exit.LOCKED),
    Damaged: lambda error: _answer({"code": "damaged", "message": error.message}, Exit.DAMAGED),
    DamagedDatabase: lambda _: _answer({"code": "damaged", "message": _DAMAGED}, Exit.DAMAGED),
    DiskFull: lambda _: _answer({"code": "disk_full", "message": _FULL}),
    Busy: lambda _: _answer({"code": "profile_in_use", "message": IN_USE}),
    RequestFailed: _failed,
    Halt: lambda error: _answer({"code": error.reason, "message": error.message}),
    Malformed: lambda _: _answer({"code": "too_large", "message": "Das ist zu groß, um gesendet zu werden."}),
    Timeout: lambda _: _answer({"code": "profile_in_use", "message": IN_USE}),
    OSError: _system,
}

_DAMAGED: Final = "Die Datenbank dieses Profils ist beschädigt. Bitte nichts löschen und die IT verständigen."
_FULL: Final = "Der Speicherplatz ist voll. Was vorher gespeichert war, ist erhalten; die letzte Eingabe nicht."
_BUG: Final = "Im Programm ist ein Fehler aufgetreten. Was gespeichert war, ist erhalten; bitte die IT verständigen."
IN_USE: Final = "Das Profil ist gerade in einem anderen Programm geöffnet."


def problem_of(error: Exception) -> Answer:
    """Give what an error means to the user; one that is not in the table is a bug, and its place is logged.

    The log gets no message of an error it does not know: it might hold what stands in a notification.
    """
    for kind in type(error).__mro__:
        if kind in _TABLE:
            return _TABLE[kind](error)
    log_place(error)
    return _answer({"code": "internal_error", "message": _BUG})


class Boundary:
    """The edge of a command: what is raised inside becomes its `answer`."""

    def __init__(self) -> None:
        """Begin without an answer."""
        self.answer: Answer | None = None
        self.passes = False
        """Whether what was raised may go well another time by itself."""

    def __enter__(self) -> Boundary:
        return self

    def __exit__(self, _kind: object, error: BaseException | None, _trace: TracebackType | None) -> bool:
        if not isinstance(error, Exception):
            return False
        self.answer = problem_of(error)
        self.passes = isinstance(error, RequestFailed) and error.failure.passes
        return True
