"""Challenges."""

from __future__ import annotations

from server_stub.http.challenges import Challenges
from wire import limits

NOW, KEY = 1_000_000, b"k" * 32
END = NOW + limits.CHALLENGE_SECONDS * 1000


def test_a_challenge_is_good_for_a_minute() -> None:
    """A challenge is good until it expires, and no two are alike."""
    challenges = Challenges(KEY)
    challenge = challenges.give(NOW)
    assert challenges.is_good(challenge, END - 1)
    assert not challenges.is_good(challenge, END)
    assert challenges.give(NOW) != challenge


def test_a_challenge_is_good_once() -> None:
    """A spent challenge opens nothing more, and is forgotten once it would have expired anyway."""
    challenges = Challenges(KEY)
    challenge = challenges.give(NOW)
    assert challenges.spend(challenge, NOW)
    assert not challenges.is_good(challenge, NOW)
    assert not challenges.spend(challenge, NOW)
    later = challenges.give(END)
    assert challenges.spend(later, END)
    assert not challenges.is_good(challenge, END)


def test_only_the_servers_own_challenges_are_good() -> None:
    """Another server's, an altered and a cut challenge are good for nothing."""
    challenge = Challenges(KEY).give(NOW)
    assert Challenges(KEY).is_good(challenge, NOW)
    assert not Challenges(b"o" * 32).is_good(challenge, NOW)
    for wrong in (b"", challenge[:-1], challenge + b"x", b"\xff" + challenge[1:], bytes(56)):
        assert not Challenges(KEY).is_good(wrong, NOW)
