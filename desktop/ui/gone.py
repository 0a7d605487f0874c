"""Whether somebody who is to be called back is still there: Qt deletes screens while what they asked for is done."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject
from shiboken6 import isValid


def is_gone(function: object) -> bool:
    """Say whether a function is a method of something that Qt has deleted: a window made anew deletes its screens."""
    inner: object = function
    while isinstance(inner, partial):
        inner = inner.func
    owner = getattr(inner, "__self__", None)
    return isinstance(owner, QObject) and not isValid(owner)
