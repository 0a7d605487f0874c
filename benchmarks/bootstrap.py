"""How long a new device of the receiving unit takes from its invite to a list that is complete."""

from __future__ import annotations

import json
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.events import EVENTS_PER_NOTIFICATION, PATIENCE, bring_notifications
from benchmarks.figure import Figure
from benchmarks.throughput import EVENTS
from benchmarks.world import World
from desktop.commands.desk import OwnDesk
from desktop.composition import Opened
from desktop.presenters.notifications import listed
from desktop.workspace.workspace import Workspace

_PAGE = 50


def measure(world: World, part: int) -> Iterator[Figure]:
    """Measure from the enrolment to everything pulled and listed; the lead's device is online and admits by itself."""
    bring_notifications(world, EVENTS // part // EVENTS_PER_NOTIFICATION)
    invite, lead = _invite(world), world.willich()
    OwnDesk(lead).sync(PATIENCE)
    started = time.perf_counter()
    new = world.enrol("colleague", invite)
    OwnDesk(lead).sync(PATIENCE)
    OwnDesk(new).sync(PATIENCE)
    listed(new.workspace, "inbox", state=None, limit=_PAGE, after=None)
    seconds = time.perf_counter() - started
    assert _notifications(new) == _notifications(lead)
    yield Figure("bootstrap_s", f"{_events(new.workspace)} events, two passphrases derived", seconds, "s")
    new.close()
    lead.close()


def _invite(world: World) -> Path:
    path = world.folder / "colleague.invite"
    command = world.command("willich", "invite", "--role", "member", "--out", str(path))
    json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return path


def _notifications(opened: Opened) -> int:
    return len(opened.workspace.states("notification"))


def _events(workspace: Workspace) -> int:
    return sum(row.seq for row in workspace.heads().values())
