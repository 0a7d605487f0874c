"""What may be said of an error that nobody foresaw: version of the program, kind of error, places in its own code.

Never the error's words, never a value, never a path: any of them may hold what stands in a notification. Of code that
is not the program's own not even the place is told. A report is for the IT and stays in English.
"""

from __future__ import annotations

import platform
from collections.abc import Iterator
from dataclasses import dataclass
from types import FrameType, TracebackType

from desktop.domain.version import VERSION

_OWN = ("desktop.", "wire.")
_MOST = 40
_ELSEWHERE = "…"


@dataclass(frozen=True, slots=True)
class Crash:
    """An error: its kind, and the program's own places on its way, the outermost first."""

    kind: str
    places: tuple[str, ...]


def crash_of(error: BaseException) -> Crash:
    """Take of an error what may be said of it."""
    places = tuple(_places(error.__traceback__))
    return Crash(_kind(type(error)), places[-_MOST:])


def _kind(kind: type[BaseException]) -> str:
    module = kind.__module__
    named = module == "builtins" or module.startswith(_OWN)
    return kind.__qualname__ if named else f"{module.partition('.')[0]}.{kind.__qualname__}"


def _places(trace: TracebackType | None) -> Iterator[str]:
    """Yield module, function and line of each step in the program's own code; what lies between is one mark."""
    before = ""
    while trace is not None:
        place = _place(trace.tb_frame, trace.tb_lineno)
        if place != _ELSEWHERE or before != _ELSEWHERE:
            yield place
        before, trace = place, trace.tb_next


def _place(frame: FrameType, line: int) -> str:
    module = str(frame.f_globals.get("__name__", ""))
    return f"{module}.{frame.f_code.co_qualname}:{line}" if module.startswith(_OWN) else _ELSEWHERE


def crash_text(crash: Crash) -> str:
    """Write a report, as it is shown before it is saved."""
    lines = (
        f"Schutzbruecke {VERSION}",
        f"Python {platform.python_version()}, {platform.system()} {platform.machine()}",
        crash.kind,
        *(f"  {place}" for place in crash.places),
    )
    return "\n".join(lines) + "\n"
