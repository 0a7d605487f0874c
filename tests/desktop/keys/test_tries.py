"""Wrong passphrases: five free tries, then a growing wait that nothing shortens to nothing or makes endless."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.keys import tries
from desktop.keys.problems import TooManyTries

_NOW = 1_800_000_000_000


def _left(folder: Path, now: int) -> int:
    try:
        tries.check(folder, now)
    except TooManyTries as error:
        return error.retry_after_seconds
    return 0


def _fail(folder: Path, times: int, now: int = _NOW) -> int:
    return [tries.note_failure(folder, now) for _ in range(times)][-1]


def test_waits_grow_to_a_quarter_of_an_hour() -> None:
    """Four failures cost nothing, then the wait doubles from 5 seconds to 15 minutes and stays there."""
    waits = [tries.wait_seconds(failed) for failed in (0, 4, 5, 6, 7, 11, 12, 13, 14, 10**6)]
    assert waits == [0, 0, 5, 10, 20, 320, 640, 900, 900, 900]


def test_five_are_free(tmp_path: Path) -> None:
    """After four failures the next try is free, after the fifth it waits."""
    assert _fail(tmp_path, 4) == 0
    assert _left(tmp_path, _NOW) == 0
    assert _fail(tmp_path, 1) == 5
    assert [_left(tmp_path, _NOW + later) for later in (0, 1, 4000, 4999, 5000)] == [5, 5, 1, 1, 0]


def test_a_success_forgets(tmp_path: Path) -> None:
    """After a success everything is free again; with nothing to forget that is fine too."""
    _fail(tmp_path, 9)
    tries.clear(tmp_path)
    tries.clear(tmp_path)
    assert _left(tmp_path, _NOW) == 0
    assert list(tmp_path.iterdir()) == []


@given(back=st.integers(1, _NOW))
def test_a_clock_set_back(tmp_path_factory: pytest.TempPathFactory, back: int) -> None:
    """Setting the clock back starts the whole wait anew, and it ends on the clock that is there."""
    folder = tmp_path_factory.mktemp("tries")
    _fail(folder, 6)
    earlier = _NOW - back
    assert _left(folder, earlier) == 10
    assert _left(folder, earlier + 9_000) == 1
    assert _left(folder, earlier + 10_000) == 0


@pytest.mark.parametrize("data", [b"", b"{}", b'{"format":1,"failed":0,"at":0,"checksum":""}', bytes(5000)])
def test_a_damaged_file_is_the_longest_wait(tmp_path: Path, data: bytes) -> None:
    """A file that cannot be read counts as the longest wait from now on, once and not for ever."""
    (tmp_path / "tries.json").write_bytes(data)
    assert _left(tmp_path, _NOW) == 900
    assert _left(tmp_path, _NOW + 60_000) == 840
    assert _left(tmp_path, _NOW + 900_000) == 0


@given(st.integers(0, 500), st.integers(1, 255))
def test_altered(tmp_path_factory: pytest.TempPathFactory, position: int, mask: int) -> None:
    """An altered byte never frees anything."""
    folder = tmp_path_factory.mktemp("tries")
    _fail(folder, 8)
    path = folder / "tries.json"
    data = bytearray(path.read_bytes())
    data[position % len(data)] ^= mask
    path.write_bytes(data)
    assert _left(folder, _NOW) in {40, 900}


def test_failing_on_a_damaged_file_counts(tmp_path: Path) -> None:
    """A failure noted on a damaged file does not start from zero."""
    (tmp_path / "tries.json").write_bytes(b"garbage")
    assert _fail(tmp_path, 1) == 900
