"""What the screens have read: in one thread, in its order, and nothing any more once that has ended."""

from __future__ import annotations

import threading
from functools import partial
from queue import SimpleQueue
from typing import Final

from desktop.app.reading import Reading

SECONDS: Final = 20.0


def test_it_is_read_in_one_thread_in_its_order() -> None:
    """Whatever is asked for is read by the same thread, one after the other, as it was asked for."""
    reading, read = Reading(), SimpleQueue[tuple[int, str]]()

    def note(number: int) -> None:
        read.put((number, threading.current_thread().name))

    for number in range(20):
        reading.read(partial(note, number))
    assert [read.get(timeout=SECONDS) for _ in range(20)] == [(number, "reader") for number in range(20)]
    reading.close()


def test_whoever_asks_waits_for_nothing() -> None:
    """While something is read more can be asked for, by itself too; it is read afterwards."""
    reading, go_on, read = Reading(), threading.Event(), SimpleQueue[str]()

    def long() -> None:
        go_on.wait(SECONDS)
        reading.read(lambda: read.put("last"))
        read.put("first")

    reading.read(long)
    reading.read(lambda: read.put("second"))
    assert read.empty()
    go_on.set()
    assert [read.get(timeout=SECONDS) for _ in range(3)] == ["first", "second", "last"]
    reading.close()


def test_what_still_waits_at_the_end_is_not_read() -> None:
    """Closing waits for what is being read; of what waits behind it, and of what is asked for later, nothing is."""
    reading, begun, go_on, read = Reading(), threading.Event(), threading.Event(), SimpleQueue[str]()

    def long() -> None:
        begun.set()
        go_on.wait(SECONDS)
        read.put("begun before the end")

    reading.read(long)
    reading.read(lambda: read.put("never"))
    begun.wait(SECONDS)
    closing = threading.Thread(target=reading.close)
    closing.start()
    # It is closed before it waits: only then may what is being read go on.
    while reading.is_open:
        closing.join(0.001)
    go_on.set()
    closing.join(SECONDS)
    reading.read(lambda: read.put("never"))
    assert read.get(timeout=SECONDS) == "begun before the end"
    assert read.empty()
    assert not any(one.name == "reader" for one in threading.enumerate())
