"""What a Protocol promises, and what a thing that stands in for it lacks."""

from __future__ import annotations

import inspect
from collections.abc import Iterator


def promised(protocol: type) -> dict[str, object]:
    """The public members that a Protocol states."""
    return {name: member for name, member in vars(protocol).items() if not name.startswith("_")}


def called(member: object) -> list[tuple[str, object]]:
    """How a method is called: the names of its parameters with their kinds, without `self`."""
    assert callable(member)
    found = [(one.name, one.kind) for one in inspect.signature(member).parameters.values()]
    return [one for one in found if one[0] != "self"]


def lacking(thing: object, protocol: type) -> Iterator[str]:
    """What a thing lacks of a Protocol, or has in another shape."""
    for name, member in promised(protocol).items():
        if not hasattr(thing, name):
            yield name
        elif inspect.isfunction(member) and called(getattr(thing, name)) != called(member):
            yield f"{name}{inspect.signature(getattr(thing, name))}"
