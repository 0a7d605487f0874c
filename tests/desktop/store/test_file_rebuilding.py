"""The database of files made anew: whatever page is damaged, nothing else is lost and the rest can be told."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import pytest

from desktop.store.database import DamagedDatabase
from desktop.store.file_rebuilding import Named, rebuild_files
from desktop.store.files import FileStore, open_files
from tests.desktop.store.conftest import KEY
from tests.desktop.store.test_files import ONE, THREE, TWO, fetched, row, sealed, taken_in
from tests.helpers.flipping import PAGE, flip_bit, kept
from wire.chunks import address

MANY = 6


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Three files: one to go to the server, one fetched and pinned, one half read in."""
    found = tmp_path / "files.db"
    with closing(open_files(found, KEY)) as files:
        taken_in(files, ONE, MANY)
        fetched(files, TWO, MANY, pinned=True)
        files.begin(row(THREE, MANY, source="/home/somebody/film"))
        for place, chunk in enumerate(sealed(THREE, 3)):
            files.append(THREE, place, chunk)
    return found


def named(*, waits: bool = True) -> dict[bytes, Named]:
    """What the journal says: the first waits to go out, the second is at the server."""
    chunks = {file: tuple(map(address, sealed(file, MANY))) for file in (ONE, TWO)}
    return {
        ONE: Named(row(ONE, MANY), chunks[ONE], waits),
        TWO: Named(row(TWO, MANY, uploaded=True), chunks[TWO]),
    }


@contextmanager
def rebuilt(path: Path, known: dict[bytes, Named] | None = None) -> Iterator[FileStore]:
    """The files after they were made anew, whole page by page."""
    rebuild_files(path, KEY, named() if known is None else known)
    with closing(open_files(path, KEY)) as files:
        assert files.check_pages() == []
        yield files


def chunks_of(files: FileStore, file: bytes) -> list[bytes | None]:
    return [files.chunk(file, place) for place in range(MANY)]


def test_what_is_whole_stays(path: Path) -> None:
    """All files are there as they were, with what is known of them, and nothing else lies beside."""
    with closing(open_files(path, KEY)) as files:
        before = files.all()
    with rebuilt(path) as files:
        assert files.all() == before
        assert chunks_of(files, ONE) == sealed(ONE, MANY)
        assert chunks_of(files, THREE)[:4] == [*sealed(THREE, 3), None]
        assert files.from_source("/home/somebody/film") is not None
    assert [found.name for found in path.parent.glob("files.db*")] == ["files.db"]


def test_a_bit_in_any_page_costs_what_stands_there_and_no_more(path: Path) -> None:
    """After a flipped bit what waits to go out is known, and each chunk is what it was or is missing."""
    pages = path.stat().st_size // PAGE
    for page in range(pages):
        with kept(path.parent):
            flip_bit(path, page * PAGE + 100)
            with rebuilt(path) as files:
                assert {found.file for found in files.all()} >= {ONE}, page
                for file in (ONE, TWO):
                    if files.get(file) is not None:
                        assert files.addresses(file) == named()[file].chunks
                    pairs = zip(chunks_of(files, file), sealed(file, MANY), strict=True)
                    assert all(chunk in (None, whole) for chunk, whole in pairs), page
                half = files.get(THREE)
                assert half is None or half.held <= 3


def test_a_damaged_chunk_alone_is_missing(path: Path) -> None:
    """Of a file whose bytes are broken in one place all other chunks are here, and it can be fetched again."""
    with closing(open_files(path, KEY)) as files, files._writing() as connection:
        connection.run("UPDATE bytes SET sealed = x'00' WHERE id = 8")
    with rebuilt(path) as files:
        assert files.lacking(TWO) == [1]
        assert files.lacking(ONE) == []
        assert [found.file for found in files.downloads()] == [TWO]
        assert files.keep(TWO, 1, sealed(TWO, MANY)[1])


def test_where_nothing_can_be_read_the_journal_tells_what_is_missing(path: Path) -> None:
    """With the first page gone nothing opens; afterwards what waits to go out is known and lacks all of its chunks."""
    with path.open("r+b") as file:
        file.write(bytes(PAGE))
    with suppress(DamagedDatabase):
        open_files(path, KEY).close()
    with rebuilt(path) as files:
        (only,) = files.all()
        assert (only.file, only.held, only.uploaded) == (ONE, 0, False)
    with path.open("r+b") as file:
        file.write(bytes(PAGE))
    with rebuilt(path, named(waits=False)) as files:
        assert files.all() == []


def test_a_file_without_a_name_and_without_a_chunk_is_not_kept(path: Path) -> None:
    """What nothing names and of which a part is missing can never become whole, and is left out."""
    with closing(open_files(path, KEY)) as files, files._writing() as connection:
        connection.run("DELETE FROM chunks WHERE file = ? AND place = 2", (ONE,))
    with rebuilt(path, {}) as files:
        assert {found.file for found in files.all()} == {TWO, THREE}


def test_what_a_broken_try_left_is_no_matter(path: Path) -> None:
    """Half a file that an earlier try left beside is written over."""
    path.with_name("files.db.rebuilt").write_bytes(b"left over")
    with rebuilt(path) as files:
        assert chunks_of(files, TWO) == sealed(TWO, MANY)
    assert [found.name for found in path.parent.glob("files.db*")] == ["files.db"]
