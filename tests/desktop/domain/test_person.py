"""Who stands behind a device."""

from __future__ import annotations

import msgspec
import pytest

from desktop.domain.outcome import APPLIED, Outcome, quarantined
from desktop.domain.person import PERSON, Named, Person
from tests.desktop.domain.test_event import RECEIVER, SENDER, event


def named(state: Person | None, name: str, *, entity: bytes = SENDER.device) -> tuple[Person | None, Outcome]:
    return PERSON.fold(state, event("person.named", Named(name), SENDER, entity=entity))


def test_a_person_says_their_name() -> None:
    """The name stands under the device that said it, in its unit."""
    assert named(None, "A. Ohm") == (Person(SENDER.device, "A. Ohm", SENDER.unit), APPLIED)


def test_the_last_name_counts() -> None:
    """A device may name itself again."""
    first, _ = named(None, "A. Ohm")
    second, outcome = named(first, "A. Ohm-Volt")
    assert outcome == APPLIED
    assert second is not None
    assert second.name == "A. Ohm-Volt"


@pytest.mark.parametrize("known", [True, False])
def test_nobody_names_another(*, known: bool) -> None:
    """A name for another device changes nothing, whether that device has one or not."""
    state = Person(RECEIVER.device, "B. Watt", RECEIVER.unit) if known else None
    assert named(state, "Mallory", entity=RECEIVER.device) == (state, quarantined("own_name_only"))


def test_a_person_is_found_by_name() -> None:
    """The row carries the name for the search and the unit for the list."""
    row = PERSON.row(Person(SENDER.device, "A. Ohm", SENDER.unit))
    assert (row.status, row.target, row.text) == ("current", SENDER.unit, "A. Ohm")


@pytest.mark.parametrize(("length", "good"), [(0, False), (1, True), (200, True), (201, False)])
def test_a_name_has_a_length(length: int, *, good: bool) -> None:
    """A name has 1 to 200 characters."""
    encoded = msgspec.msgpack.encode(Named("n" * length))
    if good:
        assert msgspec.msgpack.decode(encoded, type=Named) == Named("n" * length)
    else:
        with pytest.raises(msgspec.ValidationError):
            msgspec.msgpack.decode(encoded, type=Named)
