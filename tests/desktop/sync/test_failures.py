"""Failures: named values that carry no content."""

from __future__ import annotations

from desktop.sync.failures import Cause, Failure, RequestFailed


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
