"""Which bodies a batch asks to be emptied."""

from __future__ import annotations

import secrets

import pytest

from server_stub.relay.erasing import NOTHING, Erasing, asked, disposed_by_all, erasable
from tests.helpers.devices import ASD, KEMPEN, POLICE, Device, Item, disposed, epoch, erase, event, wrapped
from wire.batch import open_batch
from wire.header import EnvelopeKind

KEY = b"k" * 32
ONE, TWO, THREE = (secrets.token_bytes(16) for _ in range(3))


def asked_by(*items: Item) -> Erasing:
    """What a batch of these envelopes asks for."""
    return asked(open_batch(Device(bytes(32)).batch(bytes(32), items)))


def test_a_batch_that_erases_nothing_asks_for_nothing() -> None:
    """Events and keys ask for no body to be emptied."""
    assert asked_by(event(KEY), epoch(KEY, [POLICE])) == NOTHING
    assert not NOTHING


def test_what_is_named_is_asked_for_once() -> None:
    """All envelopes of a batch are read, and an event that several name is asked for once."""
    found = asked_by(erase([ONE, TWO], KEY), event(KEY), erase([TWO], KEY), disposed([THREE], KEY))
    assert found == Erasing((ONE, TWO), (THREE,))
    assert found


def test_what_cannot_be_read_asks_for_nothing() -> None:
    """An erasure of garbage, which only a server that was here before could have placed, stops nothing."""
    assert asked_by(Item(EnvelopeKind.ERASE, b"garbage"), erase([ONE], KEY)) == Erasing((ONE,))


@pytest.mark.parametrize("item", [epoch(KEY, [POLICE]), wrapped(KEY, POLICE), erase([ONE], KEY)])
def test_only_events_may_be_emptied(item: Item) -> None:
    """What hands keys on, and what erases, is never emptied itself."""
    headers = Device(bytes(32)).batch(bytes(32), [item, event(KEY)]).headers
    assert [erasable(header) for header in headers] == [False, True]


def test_every_unit_of_the_channel_has_to_dispose() -> None:
    """A body goes when the last of the channel's units has disposed of it, whoever else has."""
    assert not disposed_by_all((POLICE, ASD), {POLICE, KEMPEN})
    assert disposed_by_all((POLICE, ASD), {POLICE, KEMPEN, ASD})
