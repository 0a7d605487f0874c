"""Reading into types: the first reading by several threads at once, and what is no such type."""

from __future__ import annotations

import subprocess
import sys

import msgspec
import pytest

from wire.decoders import convert, decoder, read_json, unpack

TYPES = 400
AT_ONCE = f"""
import sys, threading, types
import msgspec
from wire.decoders import convert, read_json, unpack

SOURCE = '''
from __future__ import annotations
from typing import Annotated
import msgspec
class Inner(msgspec.Struct):
    number: Annotated[int, msgspec.Meta(ge=0)] = 0
    words: "tuple[str, ...]" = ()
    counts: "dict[str, int] | None" = None
class Outer(msgspec.Struct):
    one: Inner
    many: tuple[Inner, ...] = ()
'''
PLAIN = {{"one": {{"number": 1, "words": ["a"], "counts": {{"a": 1}}}}, "many": [{{"number": 2}}]}}
sys.setswitchinterval(1e-6)
for number in range({TYPES}):
    made = types.ModuleType(f"made{{number}}")
    sys.modules[made.__name__] = made
    exec(SOURCE, made.__dict__)
    reads = (
        lambda: unpack(msgspec.msgpack.encode(PLAIN), made.Outer),
        lambda: read_json(msgspec.json.encode(PLAIN), made.Outer),
        lambda: convert(PLAIN, made.Outer),
        lambda: unpack(msgspec.msgpack.encode(PLAIN["one"]), made.Inner),
    )
    together = threading.Barrier(len(reads))
    threads = [threading.Thread(target=lambda read=read: (together.wait(), read())) for read in reads]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
"""


class Told(msgspec.Struct):
    """Something to read."""

    number: int


def at_once(source: str) -> int:
    """Read types for the first time by several threads at once, in a process of its own; gives how it ended."""
    return subprocess.run([sys.executable, "-c", source], check=False, timeout=120).returncode


def test_threads_may_read_a_type_for_the_first_time_at_once() -> None:
    """What one thread is still finding out about a type no other reads by: the process lives."""
    assert at_once(AT_ONCE) == 0


@pytest.mark.parametrize("data", [b"", b"\x80", b"\x81\xa6number\xa1a"])
def test_what_is_no_such_type_is_an_error(data: bytes) -> None:
    """What is missing, empty or of another type is not read."""
    with pytest.raises(msgspec.DecodeError):
        unpack(data, Told)


def test_every_way_reads_the_same() -> None:
    """MessagePack, JSON and plain values give the same; a reader is kept."""
    told = Told(3)
    assert unpack(msgspec.msgpack.encode(told), Told) == told
    assert read_json(b'{"number": 3}', Told) == told
    assert convert({"number": 3}, Told) == told
    assert decoder(Told) is decoder(Told)
