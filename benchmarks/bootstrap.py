"""How long a new device of the receiving unit takes from its invite to a list that can be used, and to the end."""

from __future__ import annotations

import json
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from benchmarks.arrival import Arrival, newest_of
from benchmarks.events import EVENTS_PER_NOTIFICATION, PATIENCE, bring_notifications
from benchmarks.figure import Figure
from benchmarks.world import PHRASE, World, world_of_its_own
from desktop.commands.desk import OwnDesk
from desktop.composition import Opened
from desktop.computer import System
from desktop.keys.unlock import unlock
from desktop.workspace.workspace import Workspace

EVENTS: Final = 100_000
_USABLE: Final = 10
_COMPLETE: Final = 30


def measure(world: World, part: int) -> Iterator[Figure]:
    """Measure from the enrolment to everything pulled and listed; the lead's device is online and admits by itself."""
    with world_of_its_own(world, "bootstrap") as own:
        bring_notifications(own, EVENTS // part // EVENTS_PER_NOTIFICATION)
        yield from _bootstrapped(own)


def _bootstrapped(world: World) -> Iterator[Figure]:
    invite, lead = _invite(world), world.willich()
    OwnDesk(lead).sync(PATIENCE)
    started = time.perf_counter()
    new = world.enrol("colleague", invite)
    OwnDesk(lead).sync(PATIENCE)
    arrival = Arrival(new.workspace, newest_of(lead.workspace))
    OwnDesk(new).sync(PATIENCE)
    complete = time.perf_counter() - started
    assert _notifications(new) == _notifications(lead)
    assert arrival.newest_at
    n = f"{_events(new.workspace)} events, two passphrases derived ({2 * _derivation(world):.1f} s of it)"
    new.close()
    lead.close()
    yield Figure("bootstrap_first_s", f"{n}: the oldest can be read", arrival.first_at - started, "s")
    usable = arrival.newest_at - started
    yield Figure("bootstrap_list_s", f"{n}: the newest can be read", usable, "s", bound=_USABLE)
    yield Figure("bootstrap_s", f"{n}: nothing moves any more", complete, "s", bound=_COMPLETE)


def _derivation(world: World) -> float:
    """Give how long one passphrase takes to become a key, in seconds."""
    started = time.perf_counter()
    unlock(world.folder / "colleague", PHRASE, System().now())
    return time.perf_counter() - started


def _invite(world: World) -> Path:
    path = world.folder / "colleague.invite"
    command = world.command("willich", "invite", "--role", "member", "--out", str(path))
    json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return path


def _notifications(opened: Opened) -> int:
    return len(opened.workspace.states("notification"))


def _events(workspace: Workspace) -> int:
    return sum(row.seq for row in workspace.heads().values())
