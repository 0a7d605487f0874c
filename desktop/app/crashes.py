"""Catches what nobody foresaw, in Qt's thread and in any other: kind and place go to the log, a report to the window.

One report at a time, and each place once: an error that comes back every second must not keep anybody from working.
"""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Callable
from types import TracebackType
from typing import Final

from PySide6.QtCore import QObject, Signal

from desktop.presenters.crash import Crash, crash_of

_LOG: Final = logging.getLogger(__name__)


class Crashes(QObject):
    """Stands in for Python's own last words while a program runs."""

    _seen = Signal(object)

    def __init__(self, show: Callable[[Crash], object], parent: QObject | None = None) -> None:
        """Take what shows a report, in Qt's thread."""
        super().__init__(parent)
        self._show = show
        self._known: set[Crash] = set()
        self._seen.connect(self._tell)
        self._before = sys.excepthook, threading.excepthook
        sys.excepthook = self._caught
        threading.excepthook = lambda args: self._caught(args.exc_type, args.exc_value, args.exc_traceback)

    def close(self) -> None:
        """Leave the last words to Python again."""
        sys.excepthook, threading.excepthook = self._before

    def _caught(self, kind: type[BaseException], error: BaseException | None, trace: TracebackType | None) -> None:
        if error is None or issubclass(kind, KeyboardInterrupt | SystemExit):
            return
        crash = crash_of(error.with_traceback(trace))
        _LOG.error("%s at %s", crash.kind, " > ".join(crash.places))
        self._seen.emit(crash)

    def _tell(self, crash: Crash) -> None:
        if crash not in self._known:
            self._known.add(crash)
            self._show(crash)
