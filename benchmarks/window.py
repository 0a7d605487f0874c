"""The window over 10,000 and 100,000 notifications: a new process, painted off the screen, the real session behind.

Start and stop are what a person sees: the key is there, and the list stands painted; a filter is pressed, and the list
stands painted again. The key's derivation is left out: it is slow on purpose.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from typing import Final

from benchmarks.events import PATIENCE, bring_notifications, fill_outbox
from benchmarks.figure import Figure, percentile
from benchmarks.world import WILLICH, World
from desktop.commands.desk import OwnDesk

SIZES: Final = (10_000, 100_000)
_FEW: Final = 15_000
ARRIVING: Final = 10_000
_ENTRIES: Final = 100


def measure(world: World, part: int) -> Iterator[Figure]:
    """Open the window over each size, then let events arrive while it is open."""
    for size in SIZES:
        count = bring_notifications(world, size // part)
        n = f"{count} notifications, window"
        yield from list_figures(world, n, 500 if count <= _FEW else 1000)
        yield arrival_figure(world, n, ARRIVING // part)
        yield _long_figure(world, n)
        yield _forms_figure(world, n, "willich")
    yield _forms_figure(world, "window", "police")


def list_figures(world: World, n: str, unlock_bound: int) -> Iterator[Figure]:
    """Open the window three times over what the receiving profile holds and work in its list; `n` says what that is."""
    runs = [_child(world, "open") for _ in range(3)]
    found = {name: percentile([run[name] for run in runs], 0.5) for name in runs[0]}
    yield Figure("unlock_to_list_ms", n, found["unlock"], "ms", bound=unlock_bound)
    yield Figure("list_open_ms", n, found["list"], "ms", bound=100)
    yield Figure("list_open_all_ms", n, found["list_all"], "ms")
    yield Figure("filter_ms", n, found["filter"], "ms", bound=50)
    yield Figure("filter_all_ms", n, found["filter_all"], "ms")
    yield Figure("search_p95_ms", n, found["search"], "ms", bound=30)
    yield Figure("search_all_p95_ms", n, found["search_all"], "ms")
    yield Figure("scroll_frame_p95_ms", n, found["scroll"], "ms", bound=32)
    yield Figure("scroll_frame_max_ms", n, found["scroll_max"], "ms", bound=32)
    yield Figure("notification_open_ms", f"{n}: longest turn", found["detail"], "ms", bound=100)
    yield Figure("sync_screen_ms", f"{n}: longest turn", found["sync"], "ms", bound=100)
    yield Figure("form_open_ms", f"{n}: longest turn, P01 whole and immediate", found["form"], "ms", bound=100)
    yield Figure("client_rss_mib", n, found["rss"], "MiB", bound=250)


def _long_figure(world: World, n: str) -> Figure:
    """Open a notification to which much has happened."""
    with closing(world.police()) as police:
        [entity] = fill_outbox(police, WILLICH, _ENTRIES, each=_ENTRIES)
        OwnDesk(police).sync(PATIENCE)
    with closing(world.willich()) as willich:
        OwnDesk(willich).sync(PATIENCE)
    found = _child(world, "notification", entity.hex())
    assert found["entries"] >= _ENTRIES, found
    n = f"{n}: longest turn, {found['entries']} entries in its timeline"
    return Figure("notification_open_ms", n, found["detail"], "ms", bound=100)


def _forms_figure(world: World, n: str, profile: str) -> Figure:
    """Open every form there is for one side."""
    found = _child(world, "forms", profile=profile)
    slowest = max(found, key=lambda name: found[name])
    n = f"{n}: longest turn, {len(found)} forms of the {profile} side, slowest {slowest}"
    return Figure("form_open_ms", n, found[slowest], "ms", bound=150)


def arrival_figure(world: World, n: str, events: int) -> Figure:
    """Let events of the other side arrive in an open window; gives the longest its thread was not there for input."""
    with closing(world.police()) as police:
        OwnDesk(police).sync(PATIENCE)
        fill_outbox(police, WILLICH, events)
        stall = stalled(world, events, lambda: OwnDesk(police).sync(PATIENCE))
    return Figure("ui_stall_ms", f"{n}, {events} events arrive", stall, "ms", bound=50)


def stalled(world: World, events: int, bring: Callable[[], object]) -> float:
    """Do something that brings so many events into the log of an open window; gives the longest stall in ms."""
    window = subprocess.Popen(_call(world, "stall", str(events)), stdout=subprocess.PIPE, text=True, env=_environment())
    assert window.stdout is not None
    with window.stdout as said:
        assert said.readline().strip() == "ready"
        bring()
        answer: dict[str, float] = json.loads(said.readline())
    assert window.wait(PATIENCE) == 0
    assert answer["arrived"] >= events, answer
    return answer["stall"]


def _child(world: World, what: str, *more: str, profile: str = "willich") -> dict[str, float]:
    done = subprocess.run(
        _call(world, what, *more, profile=profile), capture_output=True, text=True, env=_environment(), check=False
    )
    assert done.returncode == 0, done.stderr
    answer: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return answer


def _call(world: World, what: str, *more: str, profile: str = "willich") -> list[str]:
    return [sys.executable, "-m", "benchmarks.in_window", str(world.folder / profile), what, *more]


def _environment() -> dict[str, str]:
    return os.environ | {"QT_QPA_PLATFORM": "offscreen"}
