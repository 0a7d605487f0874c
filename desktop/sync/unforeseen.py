"""What nobody foresaw, where nobody would hear of it: a thread goes on after it, and whoever owns the thread is told.

The log gets the kind of such an error and its place, never its message: it might hold what stands in a notification.
"""

from __future__ import annotations

import logging
import traceback
from types import TracebackType
from typing import Final

from desktop.sync.failures import Cause, Failure, RequestFailed

_LOG: Final = logging.getLogger(__name__)
UNFORESEEN: Final = Failure(Cause.LOCAL, "local", "Auf diesem Computer ist ein Fehler aufgetreten.")


def log_place(error: BaseException) -> None:
    """Log what kind of error came by which places, the innermost first."""
    frames = traceback.extract_tb(error.__traceback__)
    _LOG.error(
        "%s at %s", type(error).__name__, " < ".join(f"{frame.filename}:{frame.lineno}" for frame in reversed(frames))
    )


class Attempt:
    """Something tried: what is raised inside becomes its `failure`, foreseen or not, and goes no further."""

    def __init__(self, *through: type[Exception]) -> None:
        """Begin without a failure; other errors of the given kinds are raised all the same."""
        self.failure: Failure | None = None
        self._through = through

    def __enter__(self) -> Attempt:
        return self

    def __exit__(self, _kind: object, error: BaseException | None, _trace: TracebackType | None) -> bool:
        if isinstance(error, RequestFailed):
            self.failure = error.failure
        elif isinstance(error, Exception) and not isinstance(error, self._through):
            log_place(error)
            self.failure = UNFORESEEN
        return self.failure is not None
