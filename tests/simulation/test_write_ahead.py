"""A profile opens again whatever part of its last commit had come to the disk."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from desktop.store.second import second_path
from desktop.store.store import Store, open_store
from tests.simulation.cipher import FILE, KEY, copied_files
from tests.simulation.write_ahead import Mark, cut_back, frame_ends, mark

DRAFT = b"d" * 16


@pytest.fixture
def killed(tmp_path: Path) -> tuple[Path, int]:
    """The files of a process that was killed after three commits, and where the log ended after the second."""
    folder = tmp_path / "profile"
    folder.mkdir()
    store = open_store(folder / FILE, KEY, create=True)
    save(store, 1)
    save(store, 2)
    told = frame_ends((folder / f"{FILE}-wal").read_bytes())[-1]
    save(store, 3)
    left = copied_files(folder, tmp_path / "left")
    store.close()
    return left, told


def save(store: Store, number: int) -> None:
    with store.transaction():
        store.settings.put("number", str(number).encode())
        store.drafts.save(DRAFT, number, b"x" * 20_000)


def test_a_mark_that_goes_on_from_another_is_the_same(killed: tuple[Path, int]) -> None:
    """How far a log goes does not depend on what was known of it: nothing, an earlier mark, or one of another round."""
    left, told = killed
    path = left / f"{FILE}-wal"
    whole = mark(path)
    assert (whole.end, whole.salts) == (frame_ends(path.read_bytes())[-1], path.read_bytes()[16:24])
    assert mark(path, replace(whole, end=told)) == whole
    assert mark(path, replace(whole, salts=b"another!", end=whole.end * 2)) == whole
    assert mark(path, replace(whole, path=left / "elsewhere", end=whole.end * 2)) == whole
    assert mark(left / "nothing", whole).end == 0
    with path.open("r+b") as file:
        file.truncate(whole.end - 1)
    assert mark(path, replace(whole, end=told)).end == frame_ends(path.read_bytes())[-1] < whole.end


def test_a_log_cut_anywhere_in_the_last_commit_gives_all_before_it(killed: tuple[Path, int], tmp_path: Path) -> None:
    """At every end of a frame and within every frame: the last commit is there as a whole or not at all."""
    left, told = killed
    content = (left / f"{FILE}-wal").read_bytes()
    ends = [end for end in frame_ends(content) if end >= told]
    assert len(ends) > 3
    places = [*ends, *(end - 100 for end in ends[1:])]
    for number, place in enumerate(places):
        folder = copied_files(left, tmp_path / str(number))
        (folder / f"{FILE}-wal").write_bytes(content[:place])
        for ending in ("", "-wal"):
            second = second_path(folder / FILE)
            second.with_name(second.name + ending).unlink(missing_ok=True)
        store = open_store(folder / FILE, KEY)
        whole = place == ends[-1]
        assert store.settings.get("number") == (b"3" if whole else b"2")
        assert store.drafts.all()[0][1] == (3 if whole else 2)
        assert store.check_pages() == []
        store.close()


def test_a_log_that_was_not_there_is_cut_to_nothing(killed: tuple[Path, int]) -> None:
    """All that stands in it came after the mark; one that has begun another round since is left as it is."""
    left, told = killed
    path = left / f"{FILE}-wal"
    whole = path.read_bytes()
    cut_back(path, Mark(path, b"another!", told))
    assert path.read_bytes() == whole
    cut_back(path, Mark(path, whole[16:24], told))
    assert path.read_bytes() == whole[:told]
    cut_back(path, Mark(path, b"", 0))
    assert path.read_bytes() == b""
