"""What nobody foresaw becomes a failure, of which the log gets the place and no word; what is foreseen stays itself."""

from __future__ import annotations

import pytest

from desktop.sync.failures import Cause, Failure, RequestFailed
from desktop.sync.unforeseen import UNFORESEEN, Attempt
from tests.conftest import ExpectedLogs


def test_an_error_that_nobody_foresaw_is_a_failure(
    expected_logs: ExpectedLogs, caplog: pytest.LogCaptureFixture
) -> None:
    """It goes no further, and the log gets what it was and where, never what it said."""
    expected_logs.expect("ValueError at")
    attempt = Attempt()
    with attempt:
        raise ValueError("Kim lebt in der Musterstraße")
    assert attempt.failure is UNFORESEEN
    assert "test_unforeseen.py:" in caplog.text
    assert "Kim" not in caplog.text


@pytest.mark.parametrize("through", [(), (Exception,)])
def test_a_request_that_failed_is_what_it_was(through: tuple[type[Exception], ...]) -> None:
    """A failure that was foreseen is given as it is, and not logged, whatever else is let through."""
    failure = Failure(Cause.SERVER, "busy", "x", 3.0)
    attempt = Attempt(*through)
    with attempt:
        raise RequestFailed(failure)
    assert attempt.failure is failure


def test_what_goes_well_is_no_failure() -> None:
    """Without an error there is nothing to say."""
    attempt = Attempt()
    with attempt:
        pass
    assert attempt.failure is None


@pytest.mark.parametrize("error", [KeyError("named"), KeyboardInterrupt()])
def test_what_is_let_through_is_raised(error: BaseException) -> None:
    """Kinds that somebody else sees to go on, and so does the end of the program."""
    with pytest.raises(type(error)), Attempt(KeyError):
        raise error
