"""How bytes and plain values are read into types: what is known of a type is found out by one thread at a time.

msgspec finds out what a struct is made of when it is first read, and meanwhile lets other threads read it half known:
the process then ends without a word (a segmentation fault, seen with msgspec 0.22). So nothing reads into a type but
through here. This room decides nothing about what it reads.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any, Final, TypeVar

import msgspec

T = TypeVar("T")

UNREADABLE: Final = (msgspec.DecodeError, UnicodeDecodeError, RecursionError)
"""What reading raises for bytes that are not what was asked for."""
_FINDING_OUT: Final = threading.Lock()
_MSGPACK: Final[dict[Any, Any]] = {}
_JSON: Final[dict[Any, Any]] = {}


def decoder(kind: type[T]) -> msgspec.msgpack.Decoder[T]:
    """Give what reads MessagePack into a type; it may be kept, and used by any thread."""
    found: msgspec.msgpack.Decoder[T] = _made_once(_MSGPACK, msgspec.msgpack.Decoder, kind)
    return found


def unpack(data: bytes | msgspec.Raw, kind: type[T]) -> T:
    """Read MessagePack into a type; raises what is `UNREADABLE`."""
    return decoder(kind).decode(data)


def read_json(data: bytes | str, kind: type[T]) -> T:
    """Read JSON into a type; raises what is `UNREADABLE`."""
    found: T = _made_once(_JSON, msgspec.json.Decoder, kind).decode(data)
    return found


def convert(plain: object, kind: type[T]) -> T:
    """Read plain values into a type; raises `msgspec.ValidationError`."""
    decoder(kind)
    return msgspec.convert(plain, kind)


def _made_once(kept: dict[Any, Any], make: Callable[[Any], Any], kind: Any) -> Any:
    found = kept.get(kind)
    if found is None:
        with _FINDING_OUT:
            # Whoever had to wait finds what the other made; to make it once more would be to find out again.
            found = kept[kind] = kept.get(kind) or make(kind)
    return found
