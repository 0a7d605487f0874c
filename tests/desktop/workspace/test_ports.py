"""The rooms beside the workspace are what it asks for: checked by mypy where they are assigned, and by name here."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from desktop.keys.identity import generate
from desktop.keys.ring import KeyRing
from desktop.keys.seals import DeviceSeals
from desktop.store.store import Store, open_store
from desktop.workspace import ports
from tests.desktop.workspace.test_laws import LateSeals
from tests.helpers.company import Clockwork, CrashingJournal
from tests.helpers.memory_journal import MemoryJournal

TABLES = {
    "drafts": ports.Drafts,
    "log": ports.Log,
    "outbox": ports.Outbox,
    "aside": ports.Aside,
    "states": ports.States,
    "settings": ports.Settings,
    "keys": ports.Keys,
    "erased": ports.Erased,
}


def as_journal(journal: ports.Journal) -> ports.Journal:
    """Ask mypy."""
    return journal


def as_seals(seals: ports.Seals) -> ports.Seals:
    """Ask mypy."""
    return seals


def as_surroundings(surroundings: ports.Surroundings) -> ports.Surroundings:
    """Ask mypy."""
    return surroundings


def promised(protocol: type) -> dict[str, object]:
    """The public members that a Protocol states."""
    return {name: member for name, member in vars(protocol).items() if not name.startswith("_")}


def called(member: object) -> list[tuple[str, object]]:
    """How a method is called: the names of its parameters with their kinds, without `self`."""
    assert callable(member)
    found = [(one.name, one.kind) for one in inspect.signature(member).parameters.values()]
    return [one for one in found if one[0] != "self"]


def lacking(thing: object, protocol: type) -> Iterator[str]:
    """What a thing lacks of a Protocol, or has in another shape."""
    for name, member in promised(protocol).items():
        if not hasattr(thing, name):
            yield name
        elif inspect.isfunction(member) and called(getattr(thing, name)) != called(member):
            yield f"{name}{inspect.signature(getattr(thing, name))}"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = open_store(tmp_path / "journal.db", bytes(range(32)), create=True)
    yield store
    store.close()


@pytest.mark.parametrize("table", TABLES)
def test_the_store_is_a_journal(store: Store, table: str) -> None:
    """The store on the disk has every table with every call that the workspace makes."""
    journal = as_journal(store)
    assert list(lacking(journal, ports.Journal)) == []
    assert list(lacking(getattr(journal, table), TABLES[table])) == []


@pytest.mark.parametrize("journal", [MemoryJournal(), CrashingJournal()])
@pytest.mark.parametrize("table", TABLES)
def test_the_journals_of_tests_are_journals(journal: MemoryJournal, table: str) -> None:
    """What the tests put in the place of the store has the very same calls."""
    assert list(lacking(as_journal(journal), ports.Journal)) == []
    assert list(lacking(getattr(journal, table), TABLES[table])) == []


def test_every_table_is_looked_at() -> None:
    """The list of tables here is the journal's."""
    assert set(TABLES) | {"transaction", "scrub"} == set(promised(ports.Journal))


@pytest.mark.parametrize("kind", [DeviceSeals, LateSeals])
def test_the_seals_of_a_device_are_seals(kind: type[DeviceSeals]) -> None:
    """The keys of a device answer all that the workspace asks of them."""
    identity = generate(b"d" * 16)
    seals = as_seals(kind(identity, KeyRing(bytes(32), identity)))
    assert list(lacking(seals, ports.Seals)) == []


def test_time_and_chance_are_passed_in() -> None:
    """A clock that a test turns is enough of a surrounding."""
    assert list(lacking(as_surroundings(Clockwork(Random(1))), ports.Surroundings)) == []


class HalfSettings:
    def get(self, name: str, otherwise: bytes) -> bytes:
        return otherwise if name else b""


def test_what_is_lacking_is_found() -> None:
    """A table without a call, or with a call of another shape, is not taken for whole."""
    found = list(lacking(HalfSettings(), ports.Settings))
    assert [one.partition("(")[0] for one in found] == ["get", "put"]
