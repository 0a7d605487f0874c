"""Twenty thousand contacts: searching as one types, reading them into the index, taking a table in.

Slips and umlauts are among what is typed.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from random import Random
from typing import Final

from benchmarks.figure import Figure, percentile
from benchmarks.world import World
from desktop.exchange.contact_csv import write_csv
from desktop.presenters.contact_book import Book, read
from desktop.presenters.contact_importing import carry_out, plan, read_contacts
from desktop.workspace.workspace import Workspace

_CONTACTS: Final = 20_000
_ROWS: Final = 10_000
_SEARCHES: Final = 400
_FAMILIES: Final = (
    "Müller",
    "Schmitz",
    "Groß",
    "Öhm",
    "Jansen",
    "Peters",
    "Schröder",
    "Weiß",
    "Lück",
    "Höfer",
    "Küppers",
)
_ENDINGS: Final = ("", "-Beispiel", "s", "mann", "berg", "hoff", "kamp", "stein", "feld", "bach", "rath", "ski")
_GIVEN: Final = ("Anna", "Bert", "Cleo", "Dora", "Emil", "Frieda", "Günter", "Hanne", "Ida", "Jörg", "Käthe", "Lars")
_FUNCTIONS: Final = ("Fachkraft Sozialer Dienst", "Leitung Jugendamt", "Sachbearbeitung", "Wachdienst", "Opferschutz")
_TOPICS: Final = ("häusliche Gewalt", "Inobhutnahme", "Drogen", "Schule", "Vernachlässigung", "Zeugenschutz")


def measure(world: World, part: int) -> Iterator[Figure]:
    """Take contacts in by tables, read them, and search them letter by letter."""
    count, rows, random = _CONTACTS // part, _ROWS // part, Random(7)
    opened = world.police()
    workspace = opened.workspace
    _take_in(workspace, _table(random, count - rows, 0))
    began = time.perf_counter()
    _take_in(workspace, _table(random, rows, count))
    yield Figure("contacts_import_s", f"{rows} rows of a table", time.perf_counter() - began, "s", bound=5)
    began = time.perf_counter()
    book = read(workspace)
    yield Figure("contacts_index_ms", f"{count} contacts", (time.perf_counter() - began) * 1000, "ms")
    times = [_searched(book, typed) for typed in _typed(random)]
    n = f"{count} contacts, {len(times)} letters"
    yield Figure("contacts_search_p95_ms", n, percentile(times, 0.95), "ms", bound=20)
    opened.close()


def _take_in(workspace: Workspace, content: bytes) -> None:
    carry_out(workspace, plan(workspace, read_contacts(content)))


def _table(random: Random, count: int, first: int) -> bytes:
    return write_csv(_row(random, number) for number in range(first, first + count))


def _row(random: Random, number: int) -> dict[str, str]:
    family = f"{random.choice(_FAMILIES)}{random.choice(_ENDINGS)} {number}"
    return {
        "family_name": family,
        "given_name": random.choice(_GIVEN),
        "function": random.choice(_FUNCTIONS),
        "topics": ", ".join(random.sample(_TOPICS, 2)),
        "phone": f"02154 000-{number % 1000:03d}",
        "mobile": f"0170 {number:07d}",
        "email": f"person{number}@example.org",
    }


def _typed(random: Random) -> Iterator[str]:
    """Give what stands in the line with each letter: whole words, with a slip in every other one."""
    words = [f"{family}{ending}" for family in _FAMILIES for ending in _ENDINGS] + list(_TOPICS) + ["02154 000-1"]
    typed: list[str] = []
    while len(typed) < _SEARCHES:
        word = random.choice(words)
        if len(typed) % 2 and len(word) > len("Groß"):
            place = random.randrange(1, len(word) - 1)
            word = word[:place] + word[place + 1] + word[place] + word[place + 2 :]
        typed += [word[:length] for length in range(1, len(word) + 1)]
    yield from typed[:_SEARCHES]


def _searched(book: Book, typed: str) -> float:
    began = time.perf_counter()
    book.numbers(typed)
    return (time.perf_counter() - began) * 1000
