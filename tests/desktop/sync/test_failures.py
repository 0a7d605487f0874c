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
