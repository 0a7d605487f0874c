"""`make bench`: measure everything once, in a temporary folder, with server processes on loopback."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final, TextIO

from benchmarks import (
    backlog,
    bootstrap,
    catching_up,
    contacts,
    enrolment,
    files,
    idle,
    ingest,
    latency,
    length,
    opening,
    reading,
    rota,
    start,
    throughput,
    waiting,
    window,
)
from benchmarks.figure import Figure, as_json, as_markdown, as_table
from benchmarks.profiling import summary
from benchmarks.world import World, running_world
from desktop.computer import look_seldom_for_garbage, share_turns

GROUPS: Final[dict[str, Callable[[World, int], Iterator[Figure]]]] = {
    "throughput": throughput.measure,
    "bootstrap": bootstrap.measure,
    "enrolment": enrolment.measure,
    "catching-up": catching_up.measure,
    "latency": latency.measure,
    "idle": idle.measure,
    "opening": opening.measure,
    "start": start.measure,
    "window": window.measure,
    "backlog": backlog.measure,
    "ingest": ingest.measure,
    "waiting": waiting.measure,
    "files": files.measure,
    "reading": reading.measure,
    "rota": rota.measure,
    "contacts": contacts.measure,
    "length": length.measure,
}
_ASKED_FOR: Final = frozenset({"length"})
"""What takes so long that it is measured only where it is named."""
_QUICK: Final = 10


def main() -> None:
    """Run the benchmark and print its figures."""
    arguments = _arguments()
    # As the program does at its start.
    look_seldom_for_garbage()
    share_turns()
    part = _QUICK if arguments.quick else 1
    with tempfile.TemporaryDirectory(prefix="bench-") as folder, running_world(Path(folder)) as world:
        if arguments.profile:
            for title, profile in throughput.profile(world, part):
                print(summary(title, profile), end="\n\n", flush=True)
            return
        figures = []
        for figure in _measured(world, part, arguments.only or [name for name in GROUPS if name not in _ASKED_FOR]):
            figures.append(figure)
            print(as_json(figure) if arguments.json else f"… {figure.name}", flush=True, file=_stream(arguments))
    if not arguments.json:
        print(as_markdown(figures) if arguments.markdown else as_table(figures))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser("benchmarks")
    shape = parser.add_mutually_exclusive_group()
    shape.add_argument("--json", action="store_true", help="one JSON line a figure")
    shape.add_argument("--markdown", action="store_true", help="the table of docs/performance.md")
    shape.add_argument("--profile", action="store_true", help="where seal_push and pull_fold_store spend their time")
    parser.add_argument("--quick", action="store_true", help="a tenth of the size, to try the benchmark itself")
    parser.add_argument("--only", action="append", choices=GROUPS, help="one group of figures (may be repeated)")
    return parser.parse_args()


def _measured(world: World, part: int, groups: list[str]) -> Iterator[Figure]:
    for name in GROUPS:
        if name in groups:
            yield from GROUPS[name](world, part)


def _stream(arguments: argparse.Namespace) -> TextIO:
    return sys.stdout if arguments.json else sys.stderr


if __name__ == "__main__":
    main()
