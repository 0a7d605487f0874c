"""What the program and a process that reads a document say to each other."""

from __future__ import annotations

import io
from typing import Any

import msgspec
import pytest

from desktop.exchange.pdf.messages import (
    LARGEST_SIDE,
    MOST_PAGES,
    MOST_PLACES,
    MOST_TEXT,
    Box,
    Draw,
    Drawn,
    Find,
    Found,
    Hit,
    Opened,
    Picture,
    Read,
    Size,
    Text,
    Unreadable,
    encoded,
    hand_over,
    read_answer,
    read_request,
    take,
)

HIT = Hit(3, (Box(1.0, 2.0, 3.0, 4.0),))


@pytest.mark.parametrize("said", [Draw(1, 2.5), Read(3), Find(4, "Würde")])
def test_a_question_is_read_as_it_was_asked(said: Any) -> None:
    """Each kind for itself."""
    assert read_request(encoded(said)) == said


@pytest.mark.parametrize(
    "said",
    [Opened((Size(595.0, 842.0),)), Drawn(Picture(1, 1, b"1234")), Text("Ä"), Found((HIT,)), Unreadable("too_long", 9)],
)
def test_an_answer_is_read_as_it_was_given(said: Any) -> None:
    """Each kind for itself."""
    assert read_answer(encoded(said)) == said


@pytest.mark.parametrize(
    "said",
    [
        Opened(()),
        Opened((Size(1.0, 1.0),) * (MOST_PAGES + 1)),
        Opened((Size(LARGEST_SIDE + 1, 1.0),)),
        Opened((Size(float("nan"), 1.0),)),
        Drawn(Picture(2**40, 1, b"")),
        Text("x" * (MOST_TEXT + 1)),
        Found((HIT,) * (MOST_PLACES + 1)),
        Found((Hit(0, (Box(float("inf"), 0.0, 1.0, 1.0),)),)),
        Found((Hit(0, (Box(float("nan"), 0.0, 1.0, 1.0),)),)),
        Draw(1, 1.0),
    ],
)
def test_an_answer_beyond_what_may_be_said_is_none(said: Any) -> None:
    """A process that was taken over fills no memory and leads nobody to a place that is none."""
    with pytest.raises(msgspec.ValidationError):
        read_answer(encoded(said))


def test_bytes_are_handed_over_whole() -> None:
    """One after the other; what is cut off or longer than it may be is none."""
    stream = io.BytesIO()
    hand_over(stream, b"eins")
    hand_over(stream, b"")
    whole = stream.getvalue()
    assert [take(io.BytesIO(whole), most) for most in (3, 4)] == [None, b"eins"]
    stream.seek(0)
    assert [take(stream, 4) for _ in range(3)] == [b"eins", b"", None]
    assert take(io.BytesIO(whole[:6]), 4) is None
