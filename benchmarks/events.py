"""Events to measure with: notifications from the template, and later events on them, as plaintext in the outbox."""

from __future__ import annotations

import msgspec

from benchmarks.world import WILLICH, World
from desktop.commands.desk import OwnDesk
from desktop.composition import Opened
from desktop.domain.notification_events import Notified, PhoneHandover
from desktop.domain.rows import OutboxRow
from desktop.domain.templates import template
from desktop.presenters.notifying import Request, notify
from wire.body import Body, decode_body, encode_body

PATIENCE = 60.0
EVENTS_PER_NOTIFICATION = 4


def notification_body(opened: Opened) -> Body:
    """Write one notification as the program does, send it, and give its event's body as a pattern."""
    workspace = opened.workspace
    notify(workspace, Request(workspace.new_id(), template("P01"), "VIE-2026-1-000000", "Dienst A"))
    body = decode_body(opened.store.outbox.all("waiting")[-1].plaintext)
    OwnDesk(opened).sync(PATIENCE)
    return body


def fill_outbox(opened: Opened, unit: str, count: int, each: int = EVENTS_PER_NOTIFICATION) -> list[bytes]:
    """Queue `count` events for a unit, `each` of a notification: one notifies, the others are calls. Not timed.

    Gives the notifications.
    """
    pattern = notification_body(opened)
    workspace = opened.workspace
    channel, now = workspace.pair(unit), workspace.now()
    call = msgspec.Raw(msgspec.msgpack.encode(PhoneHandover("Dienst A", "Eingang", "2026-01-01T03:00+01:00")))
    later = msgspec.structs.replace(pattern, type="notification.phone_handover", fields=call)
    rows, entities = [], list[bytes]()
    for number in range(count):
        kind = later
        if number % each == 0:
            entities.append(entity := workspace.new_id())
            kind = _of_its_own(pattern, workspace.new_id())
        plaintext = encode_body(msgspec.structs.replace(kind, authored_at=now, entities=(entity,)))
        rows.append(OutboxRow(channel, workspace.new_id(), entity, plaintext, alarm=False, created_at=now))
    with opened.store.transaction():
        opened.store.outbox.add(rows)
    return entities


def _of_its_own(pattern: Body, notification: bytes) -> Body:
    """Give the pattern as a notification of its own: one id for all would make one group of all."""
    notified = msgspec.msgpack.decode(pattern.fields, type=Notified)
    own = msgspec.structs.replace(notified, notification_id=notification, process_id=notification)
    return msgspec.structs.replace(pattern, fields=msgspec.Raw(msgspec.msgpack.encode(own)))


def bring_notifications(world: World, wanted: int) -> int:
    """Let the receiving profile hold at least so many notifications; gives how many it holds. Not timed."""
    police, willich = world.police(), world.willich()
    OwnDesk(police).sync(PATIENCE)
    missing = wanted - len(willich.workspace.states("notification"))
    if missing > 0:
        fill_outbox(police, WILLICH, missing * EVENTS_PER_NOTIFICATION)
    OwnDesk(police).sync(PATIENCE)
    OwnDesk(willich).sync(PATIENCE)
    count = len(willich.workspace.states("notification"))
    police.close()
    willich.close()
    assert count >= wanted, count
    return count
