"""Further places of an event: their names follow from its id, are few, and are no ids."""

from __future__ import annotations

from server_stub.log.once_more import PLACES, stands_already, with_names
from tests.helpers.devices import Device, event
from wire.header import decode_header


def test_an_id_leads_to_its_names() -> None:
    """Every name is found with the id, and none of them is another event's."""
    ids = [event(bytes(32)).event for _ in range(3)]
    names = with_names(ids)
    assert names[:3] == ids
    assert len(set(names)) == len(names) == 3 * (1 + PLACES)


def test_only_a_name_says_that_an_event_stands_already() -> None:
    """A row under its own id is the event's first place, whatever the id begins with."""
    header = Device(bytes(32)).batch(bytes(32), [event(bytes(32))]).headers[0]
    own = decode_header(header).header.event
    assert not stands_already(own, header)
    assert all(stands_already(name, header) for name in with_names([own])[1:])
