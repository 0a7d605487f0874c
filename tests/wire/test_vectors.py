"""The golden vectors: what was once said on the wire is said and understood in the same bytes for ever."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import msgspec
import pytest

from tests.wire.stating import public
from tests.wire.vector_cases import BATCH, MESSAGES, RESULTS, SIGNED, STATEMENTS, Case, cases
from tests.wire.vector_files import FOLDER, add, complaints, file_of, manifest, read_vector
from wire import messages
from wire.batch import signed_by
from wire.stamp import read_stamp, stamped_by
from wire.statements import Statement

CASES = dict(cases())
PINNED = (
    112,
    "message/pull-request-small",
    "3dd4808d1c515c621d4532615bdc7389e36480286c753e6432a39cfbc49ad679",
)
"""How many vectors there were, the last of them, and the chain through it; raised with the vectors, never lowered."""


def test_vectors_are_only_ever_added_to() -> None:
    """Every vector in MANIFEST is there as it was added, and every file is in MANIFEST."""
    assert list(complaints(FOLDER)) == []


def test_no_vector_was_taken_back() -> None:
    """The chain of MANIFEST still runs through the line that stood last when this test was last touched."""
    count, *last = PINNED
    name, _, chain = manifest(FOLDER)[count - 1]
    assert [name, chain] == last


def test_every_case_is_a_file() -> None:
    """A case without its file has to be added, and a file without its case cannot be made or read."""
    assert [name for name, _, _ in manifest(FOLDER) if name not in CASES] == []
    assert [name for name in CASES if not file_of(FOLDER, name).exists()] == [], (
        "run .venv/bin/python -m tests.wire.vector_files"
    )


@pytest.mark.parametrize("name", [name for name, case in CASES.items() if case.made])
def test_a_vector_is_made_byte_for_byte(name: str) -> None:
    """The same input gives the bytes that were written down."""
    assert CASES[name].data == read_vector(FOLDER, name)


@pytest.mark.parametrize("name", CASES)
def test_a_vector_is_read(name: str) -> None:
    """The bytes that were written down are read as what they stood for."""
    assert CASES[name].read(read_vector(FOLDER, name)) == CASES[name].value


def test_the_written_signatures_hold() -> None:
    """Batch and stamp of the vectors are signed by those who made them."""
    head = read_stamp(SIGNED)[1]
    assert signed_by(BATCH, public("anna"))
    assert stamped_by(SIGNED, head, public("server"))


def test_everything_that_travels_has_a_vector() -> None:
    """Every statement, every message and every result of a push is among the vectors."""
    assert {type(statement) for statement in STATEMENTS.values()} == set(get_args(Statement))
    assert {type(result) for result in RESULTS.values()} == set(get_args(messages.PushResult))
    parts = {
        messages.BadEnvelope,
        messages.Behind,
        messages.End,
        messages.Cursor,
        messages.Page,
        *get_args(messages.PushResult),
    }
    named = {
        kind
        for name, kind in vars(messages).items()
        if isinstance(kind, type) and issubclass(kind, msgspec.Struct) and kind.__module__ == messages.__name__
        if not name.startswith("_")
    }
    assert {type(message) for message in MESSAGES.values()} | parts == named


def small(folder: Path) -> Path:
    """A folder of three vectors."""
    add(folder, {name: Case(name.encode(), None, bytes) for name in ("a/one", "a/two", "b/three")})
    return folder


def test_adding_keeps_what_is_there(tmp_path: Path) -> None:
    """Adding again adds nothing, and a case that has changed since does not touch its file."""
    folder = small(tmp_path)
    lines = manifest(folder)
    assert add(folder, {"a/one": Case(b"changed", None, bytes), "b/four": Case(b"", None, bytes)}) == ["b/four"]
    assert manifest(folder)[:3] == lines
    assert (read_vector(folder, "a/one"), read_vector(folder, "b/four")) == (b"a/one", b"")
    assert list(complaints(folder)) == []


def test_tampering_is_found(tmp_path: Path) -> None:
    """A changed file, a missing one, one that nobody listed, and a line edited or taken out are each named."""
    folder = small(tmp_path / "files")
    file_of(folder, "a/one").write_text("00")
    file_of(folder, "a/two").unlink()
    (folder / "extra.hex").write_text("00")
    assert list(complaints(folder)) == ["a/one has changed", "a/two is missing", "extra.hex is not in MANIFEST"]
    folder = small(tmp_path / "lines")
    listing = folder / "MANIFEST"
    one, two, three = listing.read_text().splitlines(keepends=True)
    for edited in (one + three, two + one + three, one.replace("a", "c", 1) + two + three):
        listing.write_text(edited)
        assert any("MANIFEST was edited" in complaint for complaint in complaints(folder))
