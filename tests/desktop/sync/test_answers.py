"""Failures from what came back: pauses, sentences, codes."""

from __future__ import annotations

import pytest

from desktop.sync.answers import NO_ROOM, QUOTA, broken, read, refused, retry_after
from desktop.sync.failures import Cause, Failure, RequestFailed
from wire.codec import encode
from wire.messages import Problem

DATE = "Sun, 22 Nov 2026 03:00:00 GMT"


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({}, 0),
        ({"Retry-After": "120"}, 120),
        ({"Retry-After": " 7 "}, 7),
        ({"Retry-After": "Sun, 22 Nov 2026 03:01:30 GMT", "Date": DATE}, 90),
        ({"Retry-After": "Sun, 22 Nov 2026 02:00:00 GMT", "Date": DATE}, 0),
        ({"Retry-After": "Sun, 22 Nov 2026 03:01:30 GMT"}, 0),
        ({"Retry-After": "-5"}, 0),
        ({"Retry-After": "1e9"}, 0),
        ({"Retry-After": "٣"}, 0),
        ({"Retry-After": "soon", "Date": DATE}, 0),
    ],
)
def test_retry_after(headers: dict[str, str], seconds: float) -> None:
    """The pause is read as seconds or as a date beside the server's own; anything else asks for none."""
    assert retry_after(headers) == seconds


def test_what_the_server_says_is_printable() -> None:
    """A sentence of the server is shown without what could steer a terminal."""
    content = encode(Problem("not_founded", "Noch nicht\x1b[2J gegründet.\n"))
    assert refused(409, content, {}).message == "Noch nicht[2J gegründet."


def test_a_server_without_a_sentence_gets_ours() -> None:
    """A refusal without words is explained all the same."""
    assert refused(404, b"", {}).message == refused(409, encode(Problem("x", "\n")), {}).message != ""


def test_a_server_that_lost_everything_is_called_empty() -> None:
    """Of a server without a cooperation it is said that it is empty, and that nothing is lost here."""
    failure = refused(409, encode(Problem("not_founded", "")), {})
    assert failure.cause is Cause.REFUSED
    assert "leer" in failure.message
    assert "bleibt hier erhalten" in failure.message
    assert "Gründungsprofil" in failure.message


@pytest.mark.parametrize("code", ["invite_used", "device_unknown"])
def test_another_speaker_may_be_heard(code: str) -> None:
    """A session refused to this speaker is a lost session: the next proof may be the device's or the invite's."""
    assert refused(403, encode(Problem(code, "x")), {}).cause is Cause.SESSION


@pytest.mark.parametrize("failure", [QUOTA, NO_ROOM])
def test_files_that_are_not_taken_are_said_for_what_they_are(failure: Failure) -> None:
    """It is said in our own words, nothing is lost, and other codes of that kind are the server's trouble."""
    assert refused(507, encode(Problem(failure.code, "x")), {}) is failure
    assert refused(507, encode(Problem("insufficient", "x")), {}).cause is Cause.SERVER
    assert "bleiben hier" in failure.message


def test_a_cut_comes_first() -> None:
    """A request that was cut off was too slow, whatever it ended with."""
    assert broken(ValueError("x"), expired=True).code == "too_slow"
    assert broken(ValueError("x"), expired=False).cause is Cause.UNREACHABLE


def test_errors_that_hold_each_other() -> None:
    """Errors that were made of each other are looked at once."""
    one, other = ValueError("x"), OSError("y")
    one.__cause__, other.__cause__ = other, one
    assert broken(one, expired=False).code == "unreachable"


@pytest.mark.parametrize(("content", "code"), [(b" <html>", "captive_portal"), (b"\x93", "malformed_answer")])
def test_what_is_no_message_is_named(content: bytes, code: str) -> None:
    """A page for people and something that nobody understands are told apart; a message is read."""
    assert read(Problem, encode(Problem("busy", "", 7.0))).code == "busy"
    with pytest.raises(RequestFailed) as caught:
        read(Problem, content)
    assert caught.value.failure.code == code
