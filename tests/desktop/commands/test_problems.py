"""Errors become code, sentence and exit code; what is not in the table is a bug, and its content is kept to itself."""

from __future__ import annotations

import errno

import pytest
from filelock import Timeout

from desktop.commands.command import Answer, Exit, WrongCall
from desktop.commands.problems import Boundary, failure_code, failure_problem, problem_of
from desktop.domain.progress import Halt
from desktop.domain.refused import Refused
from desktop.keys.problems import Damaged, NoKeyring, TooManyTries, WrongPassphrase
from desktop.store.database import Busy, DamagedDatabase, DiskFull
from desktop.sync.failures import Cause, Failure, RequestFailed
from tests.conftest import ExpectedLogs
from tests.helpers.desks import problem
from wire.codec import Malformed

SECRET = "Odalinde Kreuzhuber"


def failed(cause: Cause) -> RequestFailed:
    return RequestFailed(Failure(cause, "some_code", "Ein Satz."))


@pytest.mark.parametrize(
    ("error", "code", "exit_code"),
    [
        (Refused("not_found", "Nein."), "not_found", Exit.REFUSED),
        (Refused("passphrase_missing", "Nein."), "passphrase_missing", Exit.LOCKED),
        (Refused("no_passphrase", "Nein."), "no_passphrase", Exit.LOCKED),
        (Refused("keyring_not_used", "Nein."), "keyring_not_used", Exit.LOCKED),
        (WrongCall("Nein."), "wrong_call", Exit.WRONG_CALL),
        (WrongPassphrase(2), "wrong_passphrase", Exit.LOCKED),
        (TooManyTries(30), "too_many_tries", Exit.LOCKED),
        (NoKeyring("locked"), "locked", Exit.LOCKED),
        (Damaged("profile.json"), "damaged", Exit.DAMAGED),
        (DamagedDatabase(SECRET), "damaged", Exit.DAMAGED),
        (DiskFull(SECRET), "disk_full", Exit.REFUSED),
        (Busy(SECRET), "profile_in_use", Exit.REFUSED),
        (failed(Cause.UNREACHABLE), "some_code", Exit.KEPT),
        (failed(Cause.SERVER), "some_code", Exit.KEPT),
        (failed(Cause.REFUSED), "some_code", Exit.REFUSED),
        (Malformed(SECRET), "too_large", Exit.REFUSED),
        (Timeout("writer.lock"), "profile_in_use", Exit.REFUSED),
        (OSError(errno.ENOSPC, SECRET), "disk_full", Exit.REFUSED),
        (OSError(errno.EACCES, SECRET), "file_error", Exit.REFUSED),
        (PermissionError(errno.EACCES, SECRET), "file_error", Exit.REFUSED),
    ],
)
def test_each_error_has_its_answer(error: Exception, code: str, exit_code: Exit) -> None:
    """Each named failure becomes one object with its code, a sentence for people, and its exit code."""
    answer = problem_of(error)
    assert (problem(answer), answer.code) == (code, exit_code)
    assert answer.lines == (answer.result["error"]["message"],)
    assert answer.lines[0]
    assert SECRET not in str(answer)


def test_every_named_cause_has_an_exit_code() -> None:
    """Only what the server could not be reached for, or could not do now, is told as kept."""
    kept = {cause for cause in Cause if failure_code(Failure(cause, "c", "m")) is Exit.KEPT}
    assert kept == {Cause.UNREACHABLE, Cause.SERVER}


def test_a_halt_names_its_reason() -> None:
    """A sync that was halted says why."""
    halt = Halt("root_mismatch", "Der Server gehört zu einer anderen Kooperation.")
    answer = problem_of(halt)
    assert (problem(answer), answer.code, answer.lines) == ("root_mismatch", Exit.REFUSED, (halt.message,))


def test_field_and_time_to_wait_are_told_where_there_are_any() -> None:
    """A refusal says which field and how long to wait, and is silent about what it does not know."""
    full = problem_of(Refused("slow", "Warten.", field="id", retry_after_seconds=7)).result["error"]
    assert full == {"code": "slow", "message": "Warten.", "field": "id", "retry_after_seconds": 7}
    assert problem_of(Refused("no", "Nein.")).result["error"] == {"code": "no", "message": "Nein."}


def test_wrong_tries_say_how_long_to_wait() -> None:
    """Seconds to wait stand in the object and the sentence, and no sentence speaks of zero seconds."""
    wait = problem_of(WrongPassphrase(4))
    assert wait.result["error"]["retry_after_seconds"] == 4
    assert "4 Sekunden" in wait.lines[0]
    now = problem_of(WrongPassphrase(0))
    assert now.result["error"]["retry_after_seconds"] == 0
    assert "Sekunden" not in now.lines[0]


def test_a_failed_request_names_its_pause() -> None:
    """The server's own pause is passed on, and none is made up."""
    waiting = Failure(Cause.SERVER, "busy", "Später.", retry_after=9)
    assert failure_problem(waiting) == {"code": "busy", "message": "Später.", "retry_after_seconds": 9}
    assert failure_problem(Failure(Cause.SERVER, "busy", "Später.")) == {"code": "busy", "message": "Später."}


def test_a_bug_is_logged_without_its_message(expected_logs: ExpectedLogs) -> None:
    """An error nobody named becomes one plain answer, and the log names kind and place but never what it says."""
    expected_logs.expect(r"ZeroDivisionError at .*test_problems\.py:\d+")
    boundary = Boundary()
    with boundary:
        raise ZeroDivisionError(SECRET)
    assert boundary.answer is not None
    assert (problem(boundary.answer), boundary.answer.code) == ("internal_error", Exit.REFUSED)
    assert SECRET not in str(boundary.answer)
    assert all(SECRET not in record.getMessage() and not record.exc_info for record in expected_logs.records)


@pytest.mark.parametrize("cause", Cause)
def test_a_boundary_says_whether_what_was_raised_passes(cause: Cause) -> None:
    """So that whoever had it done may try it again."""
    boundary = Boundary()
    with boundary:
        raise RequestFailed(failure := Failure(cause, "x", "x"))
    assert boundary.passes is failure.passes


def test_a_boundary_lets_an_answer_stand() -> None:
    """What is answered inside stays the answer."""
    boundary = Boundary()
    with boundary:
        boundary.answer = Answer({"ok": True})
    assert boundary.answer == Answer({"ok": True})


def test_a_boundary_lets_the_end_of_the_process_pass() -> None:
    """An interruption is no answer."""
    boundary = Boundary()
    with pytest.raises(KeyboardInterrupt), boundary:
        raise KeyboardInterrupt
    assert boundary.answer is None
