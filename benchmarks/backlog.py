"""The window while 10,000 events wait to be sent, and the same window over the same profile when none do.

They wait for a unit without a device, so that all else goes on beside them: the profile is online, and what others
write arrives. Then that unit gets its device, and all of it goes out while the window is open.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from typing import Final

import msgspec

from benchmarks.events import EVENTS_PER_NOTIFICATION, PATIENCE, bring_notifications
from benchmarks.figure import Figure
from benchmarks.window import ARRIVING, arrival_figure, list_figures, stalled
from benchmarks.world import World, world_of_its_own
from desktop.commands.desk import OwnDesk
from desktop.composition import Opened
from desktop.domain.notification_events import Notified, PhoneHandover
from desktop.domain.rows import Selection
from desktop.domain.templates import template
from desktop.presenters.notifying import Request, notify
from desktop.workspace.recording import Deed
from wire.body import decode_body

WAITING: Final = 10_000
_KNOWN: Final = 10_000
_PORTION: Final = 25
_UNLOCK_BOUND: Final = 500
_FIRST: Final = "jugendamt-kempen-asd"
_SECOND: Final = "jugendamt-nettetal-asd"


def measure(world: World, part: int) -> Iterator[Figure]:
    """Measure the window with all that waits, while it goes out, without any, and once more with as many."""
    with world_of_its_own(world, "backlog") as own:
        bring_notifications(own, _KNOWN // part)
        _write(own, _FIRST, WAITING // part)
        count, waiting = _standing(own)
        n = f"{count} notifications, window"
        yield from list_figures(own, f"{n}, {waiting} events wait", _UNLOCK_BOUND)
        stall = stalled(own, waiting, lambda: own.enrol("kempen", own.invite(_FIRST)).close())
        yield Figure("ui_stall_ms", f"{n}, {waiting} events go out", stall, "ms", bound=50)
        assert _standing(own) == (count, 0)
        yield from list_figures(own, f"{n}, none wait", _UNLOCK_BOUND)
        yield arrival_figure(own, f"{n}, none wait", ARRIVING // part)
        _write(own, _SECOND, WAITING // part)
        count, waiting = _standing(own)
        yield arrival_figure(own, f"{count} notifications, window, {waiting} events wait", ARRIVING // part)
        assert _standing(own)[1] == waiting


def _write(world: World, unit: str, count: int) -> None:
    """Write so many events to a unit as people do, each shown at once. Not timed."""
    with closing(world.willich()) as opened:
        workspace = opened.workspace
        channel, pattern = workspace.pair(unit), _pattern(opened)
        call = Deed("notification.phone_handover", b"", PhoneHandover("Eingang", "Dienst A", "2026-01-01T03:00+01:00"))
        for _ in range(count // EVENTS_PER_NOTIFICATION // _PORTION):
            deeds = []
            for _ in range(_PORTION):
                entity, own = workspace.new_id(), workspace.new_id()
                notified = msgspec.structs.replace(pattern, notification_id=own, process_id=own, to_unit=unit)
                deeds.append(Deed("notification.notified", entity, notified))
                deeds += [replace(call, entity=entity)] * (EVENTS_PER_NOTIFICATION - 1)
            workspace.record(channel, deeds)


def _pattern(opened: Opened) -> Notified:
    """Write one notification as the program does, and give its body as a pattern for others."""
    workspace = opened.workspace
    notify(workspace, Request(workspace.new_id(), template("J01"), "VIE-2026-1-000000", "Eingang"))
    body = decode_body(opened.store.outbox.all("waiting")[-1].plaintext)
    return msgspec.msgpack.decode(body.fields, type=Notified)


def _standing(world: World) -> tuple[int, int]:
    """Sync the profile; gives how many notifications it holds, and how many of its events wait."""
    with closing(world.willich()) as opened:
        OwnDesk(opened).sync(PATIENCE)
        count = opened.workspace.count(Selection("notification"))
        return count, opened.workspace.local.remaining().outbox
