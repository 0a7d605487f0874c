"""What a crash report says, and that no name gets into one."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from desktop.domain.proxy import check_proxy
from desktop.domain.refused import Refused
from desktop.presenters.crash import Crash, crash_of, crash_text
from wire.codec import Malformed

CHILD = "Zacharias Oberhuber"


class OberhuberError(ValueError):
    """An error of somebody else's, with a name in everything it has."""


def caught(function: Callable[[], object]) -> Crash:
    """What may be said of what a function raises."""
    with pytest.raises((Refused, ValueError, IndexError)) as raised:
        function()
    return crash_of(raised.value)


def test_kind_and_places_in_ones_own_code() -> None:
    """The kind of the error and module, function and line in the program are said; what lies between is one mark."""
    crash = caught(lambda: check_proxy(f"http://{CHILD}"))
    assert crash.kind == "Refused"
    assert crash.places[0] == "…"
    assert crash.places[1].startswith("desktop.domain.proxy.check_proxy:")
    assert caught(lambda: json.loads("{")).places == ("…",)


def test_no_word_of_the_error() -> None:
    """Neither what the error says, nor what a value was, nor a path of this computer stands in the report."""

    def fail() -> None:
        child = CHILD
        raise OberhuberError(child, f"/home/{child}", {"name": child})

    for crash in (caught(fail), caught(lambda: check_proxy(f"http://{CHILD}"))):
        text = crash_text(crash)
        assert not any(word in text for word in ("Zacharias", "home", __file__, "/"))
        assert "Schutzbruecke 0.1.0" in text


def test_kinds_of_others_are_named_by_their_package() -> None:
    """An error of Python's or the program's own has its name, any other its package before it."""
    assert crash_of(IndexError()).kind == "IndexError"
    assert crash_of(Malformed("x")).kind == "Malformed"
    assert crash_of(Refused("a", CHILD)).kind == "Refused"
    assert crash_of(OberhuberError()).kind == "tests.OberhuberError"


def test_a_long_way_is_cut() -> None:
    """Of an endless recursion the last places are kept."""

    def deeper(depth: int) -> None:
        if depth:
            deeper(depth - 1)
        check_proxy(CHILD)

    assert len(caught(lambda: deeper(200)).places) <= 40
