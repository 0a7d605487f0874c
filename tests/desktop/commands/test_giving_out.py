"""Giving files out: whole or not at all, with what is broken here fetched anew."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

import pytest

from desktop.commands.file_keeping import know
from desktop.commands.giving_out import Fetching, give_out
from desktop.composition import Opened
from desktop.domain.material import Edition
from desktop.domain.progress import Moved
from desktop.domain.refused import Refused
from desktop.presenters import materials
from desktop.presenters.times import read_id
from desktop.sync.failures import RequestFailed
from tests.helpers.desks import Desks, ask
from wire import limits

FILM = Random(8).randbytes(2 * limits.CHUNK_BYTES + 9)


def added(desks: Desks, folder: Path) -> Edition:
    """Add a film at the police; gives its edition as Willich sees it."""
    path = folder / "film.mp4"
    path.write_bytes(FILM)
    (row,) = ask(desks.police, "materials", "add", str(path)).result["items"]
    ask(desks.willich, "sync")
    return materials.material(desks.willich.opened.workspace, read_id(row["id"])).current


@contextmanager
def fetching(opened: Opened, moved: list[Moved] | None = None) -> Iterator[Fetching]:
    """A way to the server, closed at the end."""
    way = Fetching(opened, ([] if moved is None else moved).append)
    try:
        yield way
    finally:
        way.close()


def test_a_file_is_fetched_and_given_out(desks: Desks, tmp_path: Path) -> None:
    """What comes out is what went in, each chunk was told of, and the second time none is fetched."""
    edition, opened, out = added(desks, tmp_path), desks.willich.opened, tmp_path / "out.mp4"
    know(opened, edition)
    moved: list[Moved] = []
    with fetching(opened, moved) as way:
        way.fetch(edition.file.id)
        assert give_out(opened, edition.file, out, way) == []
    assert out.read_bytes() == FILM
    assert [one.done for one in moved] == [1, 2, 3]
    with fetching(opened) as way:
        give_out(opened, edition.file, out, way)
        assert way.transport is None


def test_a_session_that_has_ended_is_opened_anew(desks: Desks, tmp_path: Path) -> None:
    """Who fetches without a good session opens one, and leaves the one kept as it is."""
    edition, opened = added(desks, tmp_path), desks.willich.opened
    know(opened, edition)
    opened.workspace.local.keep_session("ended")
    with fetching(opened) as way:
        way.fetch(edition.file.id)
    assert not opened.files.lacking(edition.file.id)
    assert opened.workspace.local.session() == "ended"
    opened.workspace.local.keep_session("")


def test_a_broken_chunk_is_fetched_anew(desks: Desks, tmp_path: Path) -> None:
    """Its place is told, and the file comes out as it should."""
    edition, opened, out = added(desks, tmp_path), desks.willich.opened, tmp_path / "out.mp4"
    know(opened, edition)
    with fetching(opened) as way:
        way.fetch(edition.file.id)
        with opened.files._writing() as connection:
            connection.run(
                "UPDATE bytes SET sealed = x'00' WHERE id = (SELECT bytes FROM chunks WHERE file = ? AND place = 1)",
                (edition.file.id,),
            )
        assert give_out(opened, edition.file, out, way) == [1]
    assert out.read_bytes() == FILM


def test_nothing_half_is_left(desks: Desks, tmp_path: Path) -> None:
    """Where it cannot be fetched or written there is no file, nor half of one, and a file that was there stays."""
    edition = added(desks, tmp_path)
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "film.mp4").write_bytes(b"before")
    with desks.offline("willich", tmp_path / "offline") as desk:
        know(desk.opened, edition)
        with fetching(desk.opened) as way, pytest.raises(RequestFailed):
            give_out(desk.opened, edition.file, folder / "film.mp4", way)
    know(desks.willich.opened, edition)
    with fetching(desks.willich.opened) as way, pytest.raises(Refused, match="schreiben"):
        give_out(desks.willich.opened, edition.file, tmp_path / "nowhere" / "film.mp4", way)
    assert [path.read_bytes() for path in folder.iterdir()] == [b"before"]


def test_what_was_sealed_otherwise_is_refused(desks: Desks, tmp_path: Path) -> None:
    """A file whose key does not open its chunks is damaged by whoever added it, and nothing of it comes out."""
    edition, opened = added(desks, tmp_path), desks.willich.opened
    know(opened, edition)
    other = type(edition.file)(edition.file.id, b"x" * 32, edition.file.size, "film.mp4", "")
    with fetching(opened) as way, pytest.raises(Refused) as refused:
        give_out(opened, other, tmp_path / "out.mp4", way)
    assert refused.value.code == "file_damaged"
    assert not (tmp_path / "out.mp4").exists()
