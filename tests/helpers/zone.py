"""A computer in another time zone."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager

FAR_AWAY = "Pacific/Auckland"


@contextmanager
def zone(name: str = FAR_AWAY) -> Iterator[None]:
    """Let the system say that this is another zone, as long as it is open."""
    before = os.environ.get("TZ")
    _set(name)
    try:
        yield
    finally:
        _set(before)


def _set(name: str | None) -> None:
    if name is None:
        os.environ.pop("TZ", None)
    else:
        os.environ["TZ"] = name
    time.tzset()
