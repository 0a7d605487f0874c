"""`make bench`: measure everything once, in a temporary folder, with a server process on loopback."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path
from typing import TextIO

from benchmarks import idle, latency, opening, throughput
from benchmarks.figure import Figure, as_json, as_table
from benchmarks.world import running_world


def main() -> None:
    """Run the benchmark and print its figures."""
    parser = argparse.ArgumentParser("benchmarks")
    parser.add_argument("--json", action="store_true", help="one JSON line a figure")
    parser.add_argument("--quick", action="store_true", help="a tenth of the size, to try the benchmark itself")
    arguments = parser.parse_args()
    part = 10 if arguments.quick else 1
    figures: list[Figure] = []
    with tempfile.TemporaryDirectory(prefix="bench-") as folder, running_world(Path(folder)) as world:
        parts = (
            throughput.measure(world, throughput.EVENTS // part),
            latency.measure(world, latency.ROUNDS // part),
            idle.measure(world, idle.SECONDS / (2 if arguments.quick else 1)),
            opening.measure(world, opening.NOTIFICATIONS // part),
        )
        for figure in (figure for measured in parts for figure in measured):
            figures.append(figure)
            print(as_json(figure) if arguments.json else f"… {figure.name}", flush=True, file=_stream(arguments))
    if not arguments.json:
        print(as_table(figures))


def _stream(arguments: argparse.Namespace) -> TextIO:
    return sys.stdout if arguments.json else sys.stderr


if __name__ == "__main__":
    main()
