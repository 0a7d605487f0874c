"""The texts of documents: found by the beginnings of words, and gone with their files, from the disk too."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.domain.rows import FileRow, PageHit
from desktop.store.files import FileStore, open_files
from tests.desktop.store.conftest import KEY

ONE, OTHER = b"1" * 16, b"2" * 16


@pytest.fixture
def files(tmp_path: Path) -> Iterator[FileStore]:
    """Two documents the server has, one of two pages and one of one."""
    made = open_files(tmp_path / "files.db", KEY)
    for file in (ONE, OTHER):
        made.know(FileRow(file, b"c" * 32, b"k" * 32, 1, count=1, uploaded=True), (b"a" * 32,))
    made.texts.keep(ONE, 1, ["Gespräche mit Kindern führen", "Der Meldeweg bei Sofort"])
    made.texts.keep(OTHER, 7, ["", "Kinder und Häusliche Gewalt"])
    made.texts.finish(ONE)
    yield made
    made.close()


def pages(files: FileStore, query: str) -> list[tuple[bytes, int]]:
    return sorted((hit.file, hit.page) for hit in files.texts.find(query, 10))


def test_pages_are_found_by_the_beginnings_of_words(files: FileStore) -> None:
    """All words have to stand on the page, whatever their case and their dots; it comes with what is around."""
    assert pages(files, "kind") == [(ONE, 1), (OTHER, 8)]
    assert pages(files, "GESPRACHE kinder") == pages(files, "gespraech kinder") == [(ONE, 1)]
    assert pages(files, "kinder meldeweg") == []
    assert files.texts.find("meldew", 10) == [PageHit(ONE, 2, "Der Meldeweg bei Sofort")]
    assert files.texts.find("kind", 10, among=(OTHER,))[0].file == OTHER
    assert pages(files, "") == pages(files, '"*) OR (') == []


def test_what_is_drawn_is_known(files: FileStore) -> None:
    """A document that was read whole is not read again; one begun anew begins with nothing."""
    assert files.texts.drawn() == {ONE}
    files.texts.begin(ONE)
    assert (files.texts.drawn(), pages(files, "kind")) == (set(), [(OTHER, 8)])


def test_texts_go_with_their_file(files: FileStore) -> None:
    """Where the copy here is given up, and where all that is known of the file goes."""
    assert files.drop(ONE)
    assert (pages(files, "kind"), files.texts.drawn()) == ([(OTHER, 8)], set())
    files.forget([OTHER])
    assert pages(files, "kind") == []


def test_no_word_stays_in_the_index(files: FileStore) -> None:
    """Neither in its tables nor in what it was made of: a search for the very word finds nothing left of it."""
    files.forget([ONE, OTHER])
    with files._reading() as line:
        left = [bytes(row[0]) for row in line.run("SELECT block FROM words_data")]
        assert line.run("SELECT count(*) FROM texts").scalar_one() == 0
    assert not any(b"kinde" in block or b"melde" in block for block in left)
