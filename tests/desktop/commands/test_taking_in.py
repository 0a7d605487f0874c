"""Taking files in: cut, sealed, gone on with after a break, and never mixed with what a file has become since."""

from __future__ import annotations

import os
import tracemalloc
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from desktop.commands.taking_in import Target, check_document, drop_abandoned, take_in, take_over
from desktop.domain.file import MOST_BYTES
from desktop.domain.refused import Refused
from desktop.domain.rows import FileRow
from desktop.store.files import FileStore, open_files
from wire import limits
from wire.chunks import FileCipher

CHUNK = limits.CHUNK_BYTES
CHANNEL = b"c" * 32
FILM = Random(7).randbytes(5 * CHUNK + 9)


@pytest.fixture
def files(tmp_path: Path) -> Iterator[FileStore]:
    files = open_files(tmp_path / "files.db", b"k" * 32)
    yield files
    files.close()


@pytest.fixture
def film(tmp_path: Path) -> Path:
    path = tmp_path / "film.mp4"
    path.write_bytes(FILM)
    return path


def target(number: int, now: int = 1) -> Target:
    return Target(bytes((number,)) * 16, CHANNEL, now)


def unheard(_done: int, _size: int) -> None:
    return


def content(files: FileStore, row: FileRow) -> bytes:
    cipher = FileCipher(row.file, row.key, row.size)
    return b"".join(cipher.open(place, files.chunk(row.file, place) or b"") for place in range(row.count))


class Broken(Exception):
    """Raised in the middle, as a signal would be."""


def test_a_file_is_taken_in(files: FileStore, film: Path) -> None:
    """It opens to what it was, under a key of its own, and its progress is told from nothing to all."""
    told: list[tuple[int, int]] = []
    row = take_in(files, str(film), target(1), lambda done, size: told.append((done, size)))
    assert content(files, row) == FILM
    assert (row.channel, row.size, row.count, row.complete) == (CHANNEL, len(FILM), 6, True)
    assert (told[0], told[-1]) == ((0, len(FILM)), (len(FILM), len(FILM)))
    files.adopt((row.file,))
    again = take_in(files, str(film), target(2), unheard)
    assert again.key != row.key
    assert not set(files.addresses(row.file)) & set(files.addresses(again.file))


def test_an_empty_file_is_one_chunk(files: FileStore, tmp_path: Path) -> None:
    """A file of no bytes is a file."""
    (tmp_path / "empty").touch()
    row = take_in(files, str(tmp_path / "empty"), target(1), unheard)
    assert (row.size, row.count, content(files, row)) == (0, 1, b"")


def test_a_break_is_gone_on_from(files: FileStore, film: Path) -> None:
    """After a break the chunks on the disk stay as they are, and only the rest is read."""

    def break_off(done: int, _size: int) -> None:
        if done:
            raise Broken

    with pytest.raises(Broken):
        take_in(files, str(film), target(1), break_off)
    (half,) = files.all()
    before = files.addresses(half.file)
    assert half.held == 4
    told: list[int] = []
    row = take_in(files, str(film), target(2), lambda done, _size: told.append(done))
    assert (row.file, files.addresses(row.file)[:4], told[0]) == (half.file, before, 4 * CHUNK)
    assert content(files, row) == FILM


def test_a_file_that_has_changed_is_begun_anew(files: FileStore, film: Path) -> None:
    """What was half read of a file as it was is no part of the file as it is."""
    take_in(files, str(film), target(1), unheard)
    film.write_bytes(FILM[::-1])
    os.utime(film, ns=(1, 1))
    row = take_in(files, str(film), target(2), unheard)
    assert content(files, row) == FILM[::-1]


@pytest.mark.parametrize("becomes", [FILM[:CHUNK], FILM + b"more"], ids=["shorter", "longer"])
def test_a_file_that_changes_meanwhile_is_refused(files: FileStore, film: Path, becomes: bytes) -> None:
    """Nothing is kept of a file that was written to while it was read."""

    def change(done: int, _size: int) -> None:
        if done == 4 * CHUNK:
            film.write_bytes(becomes)

    with pytest.raises(Refused, match="geändert"):
        take_in(files, str(film), target(1), change)
    assert files.all() == []


def test_what_cannot_be_taken_in_is_named(files: FileStore, tmp_path: Path) -> None:
    """A path that is missing, a folder or no path at all is refused by its name, and so is a file that is too large."""
    large = tmp_path / "large"
    with large.open("wb") as file:
        file.truncate(MOST_BYTES + 1)
    for path in (str(tmp_path / "missing"), str(tmp_path), "a\0b", str(large)):
        with pytest.raises(Refused) as refused:
            take_in(files, path, target(1), unheard)
        assert refused.value.field == path
        assert refused.value.code in ("file_unreadable", "file_too_large")
    assert files.all() == []


def test_what_was_abandoned_is_dropped_after_a_week(files: FileStore, film: Path) -> None:
    """What was begun and never told of goes after a week, but for what an event names all the same."""
    week = 7 * 24 * 3600 * 1000
    kept = take_in(files, str(film), target(1), unheard)
    drop_abandoned(files, week, ())
    drop_abandoned(files, week + 2, (kept.file,))
    assert files.get(kept.file) is not None
    drop_abandoned(files, week + 2, ())
    assert files.get(kept.file) is None


def test_a_large_file_is_never_held_whole(files: FileStore, tmp_path: Path) -> None:
    """Whatever a file's size, no more than a few chunks of it are held at a time."""
    large = tmp_path / "large"
    with large.open("wb") as file:
        file.truncate(40 * CHUNK)
    tracemalloc.start()
    row = take_in(files, str(large), target(1), unheard)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert row.complete
    assert most < 14 * CHUNK


def test_a_file_that_lies_here_is_sealed_once_more(files: FileStore, film: Path) -> None:
    """The copy has a key and chunks of its own, opens to the same, and is gone on with where it was broken off."""
    kept = take_in(files, str(film), target(1), unheard)

    def break_off(done: int, _size: int) -> None:
        if done:
            raise Broken

    with pytest.raises(Broken):
        take_over(files, kept, target(2), break_off)
    copy = take_over(files, kept, target(3), unheard)
    assert (copy.file, copy.complete) == (bytes((2,)) * 16, True)
    assert content(files, copy) == FILM
    assert copy.key != kept.key
    assert set(files.addresses(copy.file)).isdisjoint(files.addresses(kept.file))


def test_a_part_that_is_gone_is_not_sealed_again(files: FileStore, film: Path) -> None:
    """A copy of half a file would be called whole."""
    kept = take_in(files, str(film), target(1), unheard)
    files.cut(kept.file, 3)
    with pytest.raises(Refused) as refused:
        take_over(files, kept, target(2), unheard)
    assert refused.value.code == "file_gone"


def test_a_document_of_no_bytes_is_refused_by_name(tmp_path: Path) -> None:
    """So is one that cannot be read, a pipe too; one that begins otherwise than it is called is only noticed."""
    path = tmp_path / "leer.pdf"
    path.write_bytes(b"")
    os.mkfifo(tmp_path / "rohr.pdf")
    unreadable = [(tmp_path / name, "file_unreadable") for name in (".", "weg", "rohr.pdf")]
    for wrong, code in ((path, "file_empty"), *unreadable):
        with pytest.raises(Refused) as refused:
            check_document(str(wrong), "application/pdf")
        assert (refused.value.code, refused.value.field) == (code, str(wrong))
    path.write_bytes(b"<!DOCTYPE html>")
    assert check_document(str(path), "application/pdf").startswith("Beginnt nicht wie ein PDF-Dokument.")
    path.write_bytes(b"%PDF-1.7")
    assert check_document(str(path), "application/pdf") == ""
