"""The files of a profile: one suite for the real database and for the one in memory, and what only a disk can do."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

from desktop.domain.rows import FileRow
from desktop.store.database import new_engine
from desktop.store.files import FileStore, open_files
from desktop.sync.ferry import Depot
from tests.desktop.store.conftest import KEY, Undone
from tests.helpers.flipping import PAGE, kept
from tests.helpers.memory_files import MemoryFiles
from tests.helpers.pages import found_in_pages
from wire import limits
from wire.chunks import FileCipher, address

Files = FileStore | MemoryFiles
CHANNEL, SECRET = b"c" * 32, b"k" * 32
ONE, TWO, THREE = (bytes((number,)) * 16 for number in (1, 2, 3))


@pytest.fixture
def on_disk(tmp_path: Path) -> Iterator[FileStore]:
    """Files in a new database."""
    files = open_files(tmp_path / "files.db", KEY)
    yield files
    files.close()


@pytest.fixture(params=["memory", "sqlcipher"])
def files(request: pytest.FixtureRequest) -> Files:
    """New files of each kind: what one of them promises, the other promises too."""
    if request.param == "memory":
        return MemoryFiles()
    found: FileStore = request.getfixturevalue("on_disk")
    return found


def depots(memory: MemoryFiles, disk: FileStore) -> list[Depot]:
    """The type check of this function is the test: both are what the ferry asks for."""
    return [memory, disk]


def sealed(file: bytes, count: int) -> list[bytes]:
    """Chunks as they would be, each of a few bytes."""
    return [FileCipher(file, SECRET, place + 1).seal(0, b"x" * (place + 1)) for place in range(count)]


def row(file: bytes, count: int = 2, **values: Any) -> FileRow:
    size = (count - 1) * limits.CHUNK_BYTES + 1
    return replace(FileRow(file, CHANNEL, SECRET, size, count), **values)


def taken_in(files: Files, file: bytes, count: int = 2, **values: Any) -> list[bytes]:
    """Read a file in from a source and tell of it."""
    chunks = sealed(file, count)
    files.begin(row(file, count, **{"source": f"path of {file.hex()}"} | values))
    for place, chunk in enumerate(chunks):
        files.append(file, place, chunk)
    files.adopt((file,))
    return chunks


def fetched(files: Files, file: bytes, count: int = 2, **values: Any) -> list[bytes]:
    """Know a file of the server and fetch all of it."""
    chunks = sealed(file, count)
    files.know(row(file, count, **{"uploaded": True} | values), [address(chunk) for chunk in chunks])
    for place, chunk in enumerate(chunks):
        assert files.keep(file, place, chunk)
    return chunks


def known(files: Files, file: bytes) -> FileRow:
    found = files.get(file)
    assert found is not None
    return found


def test_what_was_taken_in_is_here(files: Files) -> None:
    """Every chunk comes back as it was, with its address, and the row counts them."""
    chunks = taken_in(files, ONE)
    assert [files.chunk(ONE, place) for place in range(3)] == [*chunks, None]
    assert files.addresses(ONE) == tuple(map(address, chunks))
    found = known(files, ONE)
    assert (found.count, found.held, found.complete, found.held_bytes) == (2, 2, True, sum(map(len, chunks)))
    assert (found.channel, found.key, found.size) == (CHANNEL, SECRET, limits.CHUNK_BYTES + 1)
    assert files.get(TWO) is None
    assert files.addresses(TWO) == ()
    assert [each.file for each in files.all()] == [ONE]


def test_a_file_that_is_read_in_can_be_gone_on_with(files: Files) -> None:
    """As long as no event tells of it, it is found by its source, and goes nowhere."""
    files.begin(row(ONE, source="a path"))
    files.append(ONE, 0, sealed(ONE, 1)[0])
    found = files.from_source("a path")
    assert found is not None
    assert (found.file, found.held, found.complete) == (ONE, 1, False)
    files.append(ONE, 1, sealed(ONE, 2)[1])
    assert (files.uploads(), files.drop(ONE)) == ([], False)
    files.adopt((ONE,))
    assert files.from_source("a path") is None
    assert [each.file for each in files.uploads()] == [ONE]


def test_what_the_server_has_is_fetched_chunk_by_chunk(files: Files) -> None:
    """Only the chunk that belongs to a place is kept there, and the places that lack theirs are named."""
    chunks = sealed(ONE, 3)
    files.know(row(ONE, 3, uploaded=True), [address(chunk) for chunk in chunks])
    assert files.lacking(ONE) == [0, 1, 2]
    assert files.keep(ONE, 1, chunks[1])
    assert files.keep(ONE, 1, chunks[1])
    assert not files.keep(ONE, 2, chunks[1])
    assert not files.keep(ONE, 7, chunks[1])
    assert not files.keep(TWO, 1, chunks[1])
    assert (files.lacking(ONE), files.chunk(ONE, 0), files.chunk(ONE, 1)) == ([0, 2], None, chunks[1])
    files.know(row(ONE, 3), ())
    assert len(files.addresses(ONE)) == 3


def test_what_is_wanted_here_is_to_be_fetched(files: Files) -> None:
    """A pinned file that is not here whole is to be fetched, and no longer once it is."""
    files.know(row(ONE, 1, uploaded=True), [address(sealed(ONE, 1)[0])])
    assert files.downloads() == []
    files.pin(ONE, pinned=True)
    assert [each.file for each in files.downloads()] == [ONE]
    files.keep(ONE, 0, sealed(ONE, 1)[0])
    assert files.downloads() == []


def test_what_has_arrived_is_offered_again_when_it_was_lost(files: Files) -> None:
    """A file goes up until the server has it, and once more after the server lost it, some files or all."""
    for file in (ONE, TWO):
        taken_in(files, file)
        files.arrived(file)
    assert files.uploads() == []
    files.offer_again((TWO,))
    assert [each.file for each in files.uploads()] == [TWO]
    files.offer_again()
    assert [each.file for each in files.uploads()] == [ONE, TWO]


def test_chunks_lead_to_their_files(files: Files) -> None:
    """Any chunk of a file names it, and unknown ones name none."""
    one, two = taken_in(files, ONE), taken_in(files, TWO, 3)
    assert files.holding([address(one[1]), address(two[0]), address(two[2])]) == {ONE, TWO}
    assert files.holding([bytes(32)]) == set()
    assert files.holding([]) == set()


def test_the_only_copy_is_never_given_up(files: Files) -> None:
    """What the server may lack stays, whatever is asked; what it has can be given up and fetched again."""
    chunks = taken_in(files, ONE)
    assert not files.drop(ONE)
    assert files.trim(0) == []
    files.arrived(ONE)
    assert files.drop(ONE)
    assert (known(files, ONE).held, files.lacking(ONE), files.held_bytes()) == (0, [0, 1], 0)
    assert files.keep(ONE, 0, chunks[0])
    assert not files.drop(TWO)


def test_giving_up_a_large_file_takes_no_room(on_disk: FileStore, tmp_path: Path) -> None:
    """A file is given up part by part: what is written for that does not grow with the file."""
    size, count = 512 * 1024, 128
    chunks = [FileCipher(ONE, SECRET, size).seal(0, place.to_bytes(size, "big")) for place in range(count)]
    on_disk.know(row(ONE, count, uploaded=True), [address(chunk) for chunk in chunks])
    for place, chunk in enumerate(chunks):
        assert on_disk.keep(ONE, place, chunk)
    on_disk.close()
    again = open_files(tmp_path / "files.db", KEY)
    assert again.drop(ONE)
    assert (again.held_bytes(), again.lacking(ONE)) == (0, list(range(count)))
    assert (tmp_path / "files.db-wal").stat().st_size < size * count // 2
    again.close()


def test_what_the_server_has_just_lost_is_not_given_up(on_disk: FileStore, tmp_path: Path) -> None:
    """Where another process learns in this moment that the server lacks a file, the only copy of it stays."""
    taken_in(on_disk, ONE)
    on_disk.arrived(ONE)
    other = open_files(tmp_path / "files.db", KEY)
    lost = [True]

    def learn(*_: object) -> None:
        if lost:
            lost.clear()
            other.offer_again([ONE])

    # Once it has a connection, and before it begins.
    event.listen(on_disk._engine, "checkout", learn)
    assert not on_disk.drop(ONE)
    assert not lost
    assert on_disk.lacking(ONE) == []
    other.close()


def test_the_cap_gives_up_what_was_used_longest_ago(files: Files) -> None:
    """Pinned files and those that are named stay, and no more goes than has to."""
    for age, file in enumerate((ONE, TWO, THREE)):
        fetched(files, file, used_at=age)
    each = files.held_bytes() // 3
    assert files.trim(3 * each) == []
    files.use(ONE, 9)
    assert files.trim(3 * each - 1) == [TWO]
    files.pin(THREE, pinned=True)
    assert files.trim(0, kept={ONE}) == []
    assert files.trim(0) == [ONE]
    assert files.held_bytes() == each


def test_forgetting_leaves_nothing(files: Files) -> None:
    """Of a forgotten file neither row nor chunk is known, and of the others everything."""
    fetched(files, ONE)
    chunks = fetched(files, TWO)
    files.forget((ONE, THREE))
    assert (files.get(ONE), files.addresses(ONE), files.chunk(ONE, 0)) == (None, (), None)
    assert files.chunk(TWO, 1) == chunks[1]


def test_a_write_that_does_not_hold_leaves_nothing(files: Files) -> None:
    """Chunks of one transaction are all here or none."""
    files.begin(row(ONE, source="a path"))
    with suppress(Undone), files.transaction():
        files.append(ONE, 0, sealed(ONE, 1)[0])
        raise Undone
    assert (known(files, ONE).held, files.held_bytes()) == (0, 0)


# What only a disk can do.


def flip(path: Path, at: int) -> None:
    """Flip one bit of a file."""
    with path.open("r+b") as file:
        file.seek(at)
        byte = file.read(1)[0]
        file.seek(at)
        file.write(bytes((byte ^ 1,)))


def test_a_flipped_bit_costs_one_chunk(tmp_path: Path) -> None:
    """A broken page is found, its chunk counts as not here, can be fetched again, and all others stay."""
    path = tmp_path / "files.db"
    files = open_files(path, KEY)
    chunks = [FileCipher(ONE, SECRET, 300_000).seal(0, bytes((number,)) * 300_000) for number in range(4)]
    files.know(row(ONE, 4, uploaded=True), [address(chunk) for chunk in chunks])
    for place, chunk in enumerate(chunks):
        files.keep(ONE, place, chunk)
    files.forget(())
    files.close()
    size = path.stat().st_size
    flip(path, size // 2)
    files = open_files(path, KEY)
    broken = files.damaged()
    assert len(broken) == 1
    (place,) = (place for _, place in broken)
    assert files.lacking(ONE) == [place]
    assert [files.chunk(ONE, other) == chunks[other] for other in range(4)] == [other != place for other in range(4)]
    assert files.keep(ONE, place, chunks[place])
    assert (files.damaged(), files.lacking(ONE), files.chunk(ONE, place)) == ([], [], chunks[place])
    files.close()


def test_bytes_that_are_not_what_they_were_are_not_given_out(on_disk: FileStore) -> None:
    """Changed bytes under a sound page are found by their address all the same."""
    chunks = fetched(on_disk, ONE)
    with on_disk._writing() as connection:
        connection.run("UPDATE bytes SET sealed = x'00' WHERE id = 1")
    assert on_disk.damaged() == [(ONE, 0)]
    assert on_disk.lacking(ONE) == [0]
    assert on_disk.chunk(ONE, 1) == chunks[1]


def test_nothing_of_a_file_stands_on_the_disk(tmp_path: Path) -> None:
    """Neither sealed chunk nor key nor source can be read in the database's files, before and after it is forgotten."""
    files = open_files(tmp_path / "files.db", KEY)
    chunk = FileCipher(ONE, SECRET, 900_000).seal(0, b"word" * 225_000)
    files.begin(row(ONE, 1, source="/home/somebody/film"))
    files.append(ONE, 0, chunk)
    files.adopt(())
    found = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    for secret in (chunk[1000:1032], SECRET, b"/home/somebody"):
        assert secret not in found
    files.forget((ONE,))
    assert not (tmp_path / "files.db-wal").stat().st_size
    assert files.check_pages() == []
    files.close()


def test_what_is_here_is_here_after_a_restart(tmp_path: Path) -> None:
    """Files, pins and chunks are found again by the next process, and two may have them open at once."""
    files = open_files(tmp_path / "files.db", KEY)
    chunks = fetched(files, ONE, pinned=True)
    beside = open_files(tmp_path / "files.db", KEY)
    assert beside.chunk(ONE, 1) == chunks[1]
    more = taken_in(beside, TWO)
    assert files.chunk(TWO, 0) == more[0]
    files.close()
    beside.close()
    again = open_files(tmp_path / "files.db", KEY)
    assert known(again, ONE).pinned
    assert [again.chunk(file, 0) for file in (ONE, TWO)] == [chunks[0], more[0]]
    again.close()


def test_many_addresses_at_once(on_disk: FileStore) -> None:
    """A file of thousands of chunks is found by all of them, however few values a statement may have."""
    addresses = [number.to_bytes(32, "big") for number in range(limits.CHUNKS)]
    on_disk.know(row(ONE, limits.CHUNKS, uploaded=True), addresses)
    assert on_disk.holding(addresses) == {ONE}
    assert on_disk.lacking(ONE) == list(range(limits.CHUNKS))
    assert on_disk.addresses(ONE) == tuple(addresses)
    assert all(one != other for one, other in itertools.pairwise(addresses))


@pytest.mark.parametrize("killed", [False, True])
def test_what_was_forgotten_while_somebody_read_goes_later(tmp_path: Path, *, killed: bool) -> None:
    """A reader keeps the log from being cut, and nothing else; once it has ended it is, also by the next program."""
    path, chunk = tmp_path / "files.db", FileCipher(ONE, SECRET, 5000).seal(0, b"x" * 5000)
    files = open_files(path, KEY)
    files.know(replace(row(ONE, 1), size=5000, uploaded=True), [address(chunk)])
    files.keep(ONE, 0, chunk)
    reader = new_engine(path, KEY)
    with reader.connect() as connection, files._engine.connect() as resting:
        resting.exec_driver_sql("PRAGMA busy_timeout=0")
        resting.close()
        connection.exec_driver_sql("BEGIN")
        connection.exec_driver_sql("SELECT count(*) FROM bytes").all()
        files.forget((ONE,))
        assert files.all() == []
        assert found_in_pages(path, KEY, (), [chunk])
        connection.exec_driver_sql("ROLLBACK")
    after = open_files(path, KEY) if killed else files
    after.scrub()
    assert found_in_pages(path, KEY, (), [chunk]) == []
    for one in (reader, after._engine, files._engine):
        one.dispose()


def test_a_page_that_is_read_without_a_word_costs_one_chunk_too(tmp_path: Path) -> None:
    """Where the cipher gives other bytes instead of an error the address tells, and the files stay writable."""
    path, chunk = tmp_path / "files.db", FileCipher(ONE, SECRET, 5000).seal(0, b"x" * 5000)
    files = open_files(path, KEY)
    files.know(replace(row(ONE, 1), size=5000, uploaded=True), [address(chunk)])
    files.keep(ONE, 0, chunk)
    files.forget(())
    files.close()
    pages = sorted({int(line.rpartition(" ")[2]) for line in found_in_pages(path, KEY, (), [chunk])})
    for page in pages:
        with kept(tmp_path):
            flip(path, (page - 1) * PAGE + 500)
            files = open_files(path, KEY)
            assert files.damaged() == [(ONE, 0)]
            assert files.lacking(ONE) == [0]
            files.close()
