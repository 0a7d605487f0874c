"""The limits of what bodies are made of, and what an older program makes of a body that says more."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from desktop.domain.event_body import (
    ALL_CHILDREN,
    Child,
    Digest,
    EventBody,
    Id,
    IdOrNone,
    Short,
    Text,
    UrgencyCode,
)


class Said(EventBody, frozen=True):
    """A body of a kind that nobody else knows."""

    text: Short
    child: Child = ALL_CHILDREN


class SaidLater(EventBody, frozen=True):
    """The same body as a later program writes it."""

    text: Short
    child: Child = ALL_CHILDREN
    reason: Text = ""


ALLOWED: dict[str, tuple[Any, tuple[object, ...]]] = {
    "id": (Id, (bytes(16),)),
    "id or none": (IdOrNone, (b"", bytes(16))),
    "digest": (Digest, (bytes(32),)),
    "short": (Short, ("", "x" * 200)),
    "text": (Text, ("", "x" * 4000)),
    "urgency": (UrgencyCode, ("immediate", "urgent", "routine")),
    "child": (Child, (ALL_CHILDREN, 0, 50)),
}
BEYOND: dict[str, tuple[object, ...]] = {
    "id": (b"", bytes(15), bytes(17)),
    "id or none": (bytes(17),),
    "digest": (bytes(31), bytes(33)),
    "short": ("x" * 201,),
    "text": ("x" * 4001,),
    "urgency": ("", "late", "urgent\n", "not urgent"),
    "child": (ALL_CHILDREN - 1, 51),
}


@pytest.mark.parametrize("name", ALLOWED)
def test_each_takes_what_is_within_its_limits_and_nothing_beyond(name: str) -> None:
    """The smallest and the largest are read, and what is just beyond is not, whatever line end stands behind it."""
    kind, allowed = ALLOWED[name]
    assert [msgspec.convert(value, kind) for value in allowed] == list(allowed)
    for value in BEYOND[name]:
        with pytest.raises(msgspec.ValidationError):
            msgspec.convert(value, kind)


def test_an_older_program_skips_what_it_does_not_know() -> None:
    """A body is a map of names: a field added at its end is skipped, and one that is absent has its default."""
    later = msgspec.msgpack.encode(SaidLater("gesagt", 1, "weil"))
    assert msgspec.msgpack.decode(later, type=Said) == Said("gesagt", 1)
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(Said("gesagt")), type=SaidLater) == SaidLater("gesagt")
