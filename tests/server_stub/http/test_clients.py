"""Which versions of the desktop program may be announced."""

from __future__ import annotations

import pytest

from server_stub.http.clients import LEAST_CLIENT, Clients


def test_what_is_usual() -> None:
    """Where nobody says otherwise the least is what the server can speak to, and no newest is announced."""
    assert Clients() == Clients(LEAST_CLIENT, "")


@pytest.mark.parametrize(
    ("least", "newest", "words"),
    [("0.0.9", "", "verlangt mindestens"), ("neu", "", "1.2.3"), ("0.2", "0.3-beta", "1.2.3"), ("", "", "1.2.3")],
)
def test_what_is_refused(least: str, newest: str, words: str) -> None:
    """Less than the server can speak to, and what is no version, is refused before anything is served."""
    with pytest.raises(ValueError, match=words):
        Clients(least, newest)


def test_more_may_be_asked_for() -> None:
    """Whoever runs the server may ask for a newer program than it needs."""
    assert Clients("0.10", "0.12.1").least == "0.10"
