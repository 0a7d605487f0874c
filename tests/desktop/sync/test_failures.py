"""Failures: named values that carry no content."""

from __future__ import annotations

from desktop.sync.failures import CLOSED, Cause, Failure, RequestFailed, graver


def test_a_failed_request_carries_its_failure() -> None:
    """What is raised says its sentence and keeps the cause."""
    failure = Failure(Cause.SERVER, "busy", "Der Server ist beschäftigt.", 3.0)
    raised = RequestFailed(failure)
    assert str(raised) == failure.message
    assert raised.failure is failure


def test_causes_have_names_for_programs() -> None:
    """The names of the causes are what scripts may rely on."""
    assert {cause.value for cause in Cause} == {
        "unreachable",
        "certificate",
        "server_error",
        "protocol",
        "session",
        "refused",
        "local",
    }


def test_what_is_the_line_s_or_the_server_s_passes() -> None:
    """A rule, or this computer, needs somebody; all else may go well another time."""
    stay = {cause for cause in Cause if not Failure(cause, "x", "x").passes}
    assert stay == {Cause.REFUSED, Cause.LOCAL}


def test_a_closed_channel_hides_nothing_that_went_wrong() -> None:
    """Of two the first is said, but for a file that waits for a unit which has left."""
    first, second = (Failure(Cause.SERVER, code, "x") for code in ("busy", "full"))
    assert graver(first, second) == graver(first, None) == graver(None, first) == first
    assert graver(first, CLOSED) == graver(CLOSED, first) == first
    assert graver(CLOSED, None) == graver(None, CLOSED) == CLOSED
    assert graver(None, None) is None
