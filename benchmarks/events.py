"""Events to measure with: notifications from the template, and later events on them, as plaintext in the outbox."""

from __future__ import annotations

import msgspec

from desktop.commands.desk import OwnDesk
from desktop.composition import Opened
from desktop.domain.notification_events import PhoneHandover
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


def fill_outbox(opened: Opened, unit: str, count: int) -> None:
    """Queue `count` events for a unit: one notification in four, and three calls noted on each. Not timed."""
    pattern = notification_body(opened)
    workspace = opened.workspace
    channel, now = workspace.pair(unit), workspace.now()
    later = msgspec.Raw(msgspec.msgpack.encode(PhoneHandover("Dienst A", "Eingang", "2026-01-01T03:00+01:00")))
    rows = []
    for number in range(count):
        if number % EVENTS_PER_NOTIFICATION == 0:
            entity = workspace.new_id()
            body = Body(pattern.type, 1, False, now, (entity,), pattern.fields)
        else:
            body = Body("notification.phone_handover", 1, False, now, (entity,), later)
        rows.append(OutboxRow(channel, workspace.new_id(), entity, encode_body(body), alarm=False, created_at=now))
    with opened.store.transaction():
        opened.store.outbox.add(rows)
