"""Telephone calls by which a notification was handed over: what a draft keeps of one, and how one is said.

The time of a call is what a person entered, so it is shown and never reckoned with; only one that is still to come is
no call.
"""

from __future__ import annotations

import msgspec

from desktop.domain.refused import Refused
from desktop.domain.said import Said, Verbatim, say
from desktop.presenters.times import at_clock, read_moment, read_past


class Call(msgspec.Struct, frozen=True):
    """A call noted while a notification is written: with whom, and when (RFC 3339)."""

    to: str
    at: str


def noted(to: str, at: str, now: int) -> Call:
    """Give a call as somebody notes it (`now` in ms since 1970 UTC); raises `Refused` where it is still to come.

    Asked where it is noted alone: nothing that goes out with a call waits for its time.
    """
    read_past(at, "at", now)
    return Call(to, at)


def call_words(to: str, at: str, now: int) -> Said:
    """Say that it was handed over by telephone, when and to whom (`now` in ms since 1970 UTC)."""
    who, when = Verbatim(to), _when(at, now)
    if not when:
        return say("Telefonisch übergeben an {to}", to=who)
    return say("Telefonisch übergeben {when} an {to}", when=when, to=who)


def _when(at: str, now: int) -> str:
    """Say when a call was; what is no time, of another program's making, is not said."""
    try:
        return at_clock(read_moment(at, "at"), now)
    except Refused:
        return ""
