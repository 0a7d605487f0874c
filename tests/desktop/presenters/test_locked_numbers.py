"""What may be read on the lock screen is read back as it was written, and nothing else is."""

from __future__ import annotations

import pytest

from desktop.presenters.locked_numbers import MAX_BYTES, LockedNumber, to_call, write_numbers

START = 1_000


def test_the_numbers_of_a_moment() -> None:
    """Whoever is on call then is given, with when that was known; who is not yet or no more, is not."""
    now = LockedNumber("Jugendamt A", "030 23125 001", START - 5, START + 5)
    others = LockedNumber("A", "030 23125 002", START + 5, START + 9), LockedNumber("B", "1", START - 9, START)
    [found] = to_call(write_numbers(7, [now, *others, now]), START)
    assert (found.agency, found.phone, found.as_of) == ("Jugendamt A", "030 23125 001", 7)


def test_a_telephone_of_an_agency_stands_there_once() -> None:
    """Two who share a number are one, as long as one of them is on call; another agency has its own entry."""
    first, second = (
        LockedNumber("Jugendamt A", phone, 0, ends) for phone, ends in (("030 1", START + 5), ("0301", 2000))
    )
    other = LockedNumber("Polizei B", "030 1", 0, START + 9)
    assert [(one.agency, one.ends) for one in to_call(write_numbers(7, [first, second, other]), START)] == [
        ("Jugendamt A", 2000),
        ("Polizei B", START + 9),
    ]


def test_no_more_is_written_than_may_be_read() -> None:
    """A rota of thousands of shifts leaves a file that is read."""
    many = [LockedNumber(f"Jugendamt {number}", "030 23125 001", 0, START + number) for number in range(1, 2_000)]
    assert len(to_call(write_numbers(7, many), START)) == 500


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"nothing",
        b"{}",
        b'{"written_at": 1, "numbers": [{"agency": "A"}]}',
        b'{"written_at": 1, "name": "A"}',
        b"\xff",
        b" " * (MAX_BYTES + 1),
    ],
)
def test_what_cannot_be_read_is_no_number(content: bytes) -> None:
    """A damaged or foreign file shows nothing, and breaks nothing."""
    assert to_call(content, START) == []
