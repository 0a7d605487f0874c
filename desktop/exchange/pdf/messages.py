"""What the program and a process that reads a document say to each other, and how much of it may be said.

That process has been read to by a stranger: nothing it answers is believed beyond what stands here.
"""

from __future__ import annotations

from typing import IO, Annotated, Final, Literal, cast

import msgspec
from msgspec import Meta

from desktop.confined import Child
from wire.decoders import unpack

MOST_PAGES: Final = 5_000
MOST_PIXELS: Final = 12_000_000
"""Of one picture; a page that would have more is drawn as fine as that allows."""
MOST_TEXT: Final = 50_000
"""Letters of one page."""
MOST_PLACES: Final = 500
"""Of one page."""
MOST_BOXES: Final = 100
"""Of one place."""
LONGEST_QUERY: Final = 200
DOCUMENT: Final = Child("--read-document", "desktop.exchange.pdf.child")
IMAGE: Final = Child("--read-image", "desktop.ui.image_child")
"""An image is read as a document of one page."""
LEAST_SIDE: Final = 1.0
LARGEST_SIDE: Final = 14_400.0
MOST_ANSWER: Final = 4 * MOST_PIXELS * 2
"""Bytes."""
MOST_CONTENT: Final = 2**30
_LENGTH_BYTES: Final = 4
_FAR: Final = 1e9

_Side = Annotated[float, Meta(ge=LEAST_SIDE, le=LARGEST_SIDE)]
_Place = Annotated[float, Meta(ge=-_FAR, le=_FAR)]
_Pixels = Annotated[int, Meta(ge=1, le=2 * MOST_PIXELS)]


class Size(msgspec.Struct, frozen=True, array_like=True):
    """How large a page is, in points (1/72 inch)."""

    width: _Side
    height: _Side


class Picture(msgspec.Struct, frozen=True, array_like=True):
    """A page as pixels of 4 bytes (blue, green, red, nothing), line by line."""

    width: _Pixels
    height: _Pixels
    pixels: bytes


class Box(msgspec.Struct, frozen=True, array_like=True):
    """A place on a page, in points from its upper left corner."""

    left: _Place
    top: _Place
    width: _Place
    height: _Place


class Hit(msgspec.Struct, frozen=True, array_like=True):
    """A place where words stand, as the boxes of their letters; `page` counts from 0."""

    page: Annotated[int, Meta(ge=0, lt=MOST_PAGES)]
    boxes: Annotated[tuple[Box, ...], Meta(max_length=MOST_BOXES)]


class Begin(msgspec.Struct, frozen=True, array_like=True):
    """The first word: how much memory reading may take, in bytes. The document itself follows."""

    memory: int


class Draw(msgspec.Struct, frozen=True, array_like=True, tag="draw"):
    """Draw a page at so many pixels a point."""

    page: int
    scale: float


class Read(msgspec.Struct, frozen=True, array_like=True, tag="read"):
    """Give the text of a page."""

    page: int


class Find(msgspec.Struct, frozen=True, array_like=True, tag="find"):
    """Give where words stand on a page."""

    page: int
    query: str


class Opened(msgspec.Struct, frozen=True, array_like=True, tag="opened"):
    """The document is open, and its pages are so large."""

    sizes: Annotated[tuple[Size, ...], Meta(min_length=1, max_length=MOST_PAGES)]


class Drawn(msgspec.Struct, frozen=True, array_like=True, tag="drawn"):
    """A page is drawn."""

    picture: Picture


class Text(msgspec.Struct, frozen=True, array_like=True, tag="text"):
    """So reads a page."""

    text: Annotated[str, Meta(max_length=MOST_TEXT)]


class Found(msgspec.Struct, frozen=True, array_like=True, tag="found"):
    """There the words stand."""

    hits: Annotated[tuple[Hit, ...], Meta(max_length=MOST_PLACES)]


class Unreadable(msgspec.Struct, frozen=True, array_like=True, tag="unreadable"):
    """Nothing comes of it; `count` is how many pages there are, where they are too many."""

    why: Literal["damaged", "encrypted", "too_long", "page"]
    count: int = 0


Request = Draw | Read | Find
Answer = Opened | Drawn | Text | Found | Unreadable
_ENCODER: Final = msgspec.msgpack.Encoder()


def encoded(said: Begin | Request | Answer) -> bytes:
    """Write what is said."""
    return _ENCODER.encode(said)


def read_request(frame: bytes) -> Request:
    """Read a question; raises `msgspec.DecodeError`, `UnicodeDecodeError`."""
    return unpack(frame, cast("type[Request]", Request))


def read_answer(frame: bytes) -> Answer:
    """Read an answer; raises `msgspec.DecodeError`, `UnicodeDecodeError`."""
    return unpack(frame, cast("type[Answer]", Answer))


def hand_over(stream: IO[bytes], frame: bytes) -> None:
    """Hand bytes to the other side; raises `OSError` where it is gone."""
    stream.write(len(frame).to_bytes(_LENGTH_BYTES, "big"))
    stream.write(frame)
    stream.flush()


def take(stream: IO[bytes], most: int) -> bytes | None:
    """Take the next bytes of the other side; None where it is gone, or says more than it may."""
    head = stream.read(_LENGTH_BYTES)
    length = int.from_bytes(head, "big")
    if len(head) < _LENGTH_BYTES or length > most:
        return None
    frame = stream.read(length)
    return frame if len(frame) == length else None
