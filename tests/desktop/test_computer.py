"""What a computer gives the program: its clock and chance, a folder, and turns for its threads."""

from __future__ import annotations

import gc
import sys
import uuid

import pytest

from desktop.computer import System, default_folder, look_seldom_for_garbage, share_turns


def test_clock_and_chance() -> None:
    """Ids are UUIDv7 in the order they were made, and chance lies between 0 and 1."""
    system = System()
    ids = [system.new_id() for _ in range(100)]
    assert ids == sorted(ids)
    assert {uuid.UUID(bytes=one).version for one in ids} == {7}
    assert 0 <= system.chance() < 1
    assert abs(int.from_bytes(system.new_id()[:6], "big") - system.now()) < 60_000


def test_the_default_folder_is_the_users() -> None:
    """Whoever names no profile has one in their own data folder."""
    assert default_folder().parts[-2:] == ("schutzbruecke", "profile")


def test_threads_take_turns_often() -> None:
    """Whoever waits for another thread's turn waits for half a millisecond."""
    before = sys.getswitchinterval()
    try:
        share_turns()
        assert sys.getswitchinterval() == pytest.approx(0.0005)
    finally:
        sys.setswitchinterval(before)


def test_garbage_is_looked_for_seldom() -> None:
    """A thousand events that are being taken in are not looked through, nor is what the program is made of."""
    before = gc.get_threshold()
    try:
        look_seldom_for_garbage()
        assert gc.get_threshold()[0] > 10_000
        assert gc.get_freeze_count() > 0
    finally:
        gc.unfreeze()
        gc.set_threshold(*before)
