"""What is read as a value of a setting, and what is refused with which words."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.refused import Refused
from desktop.domain.setting import ADMINISTRATION, EVERYBODY, Level, Line, OneOf, Shape, Switch, Whole

WORDS = OneOf({"de": "Deutsch", "en": "English", 100: "hundert"})


def upper(text: str) -> str:
    """A check that knows no small letters, and refuses digits."""
    if any(one.isdigit() for one in text):
        raise Refused("digits", "Keine Ziffern.")
    return text.upper()


@pytest.mark.parametrize(
    ("shape", "value", "read"),
    [
        (Switch(), True, True),
        (Switch(), 0, False),
        (Switch(), 1, True),
        (Whole(1, 60), 1, 1),
        (Whole(1, 60), 60, 60),
        (WORDS, "en", "en"),
        (WORDS, 100, 100),
        (Line(upper), "abc", "ABC"),
        (Line(upper), "", ""),
    ],
)
def test_values(shape: Shape, value: object, read: object) -> None:
    """A value is given in its one spelling; a registry has numbers where a file has true and false."""
    found = shape.read(value)
    assert (found, type(found)) == (read, type(read))


@pytest.mark.parametrize(
    ("shape", "value", "words"),
    [
        (Switch(), "true", "true oder false"),
        (Switch(), 2, "true oder false"),
        (Whole(1, 60), 0, "von 1 bis 60"),
        (Whole(1, 60), 61, "von 1 bis 60"),
        (Whole(0, 60), True, "von 0 bis 60"),
        (Whole(1, 60), "10", "von 1 bis 60"),
        (Whole(1, 60), 10.0, "von 1 bis 60"),
        (WORDS, "fr", "de, en"),
        (WORDS, True, "de, en"),
        (Line(), 7, "Zeile Text"),
        (Line(), "a\nb", "Zeile Text"),
        (Line(), "a" * 301, "300 Zeichen"),
        (Line(upper), "a1", "Keine Ziffern"),
    ],
)
def test_what_is_no_value(shape: Shape, value: object, words: str) -> None:
    """Anything else is refused, in a sentence that says what was expected."""
    with pytest.raises(Refused, match=words):
        shape.read(value)


ANYTHING = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(), st.binary(), st.lists(st.text()), st.dates()
)


@given(st.sampled_from([Switch(), Whole(1, 5), WORDS, Line()]), ANYTHING)
def test_whatever_stands_there(shape: Shape, value: object) -> None:
    """Whatever a file or a registry holds is read again as it was read, or refused."""
    with suppress(Refused):
        read = shape.read(value)
        assert shape.read(read) == read


def test_levels() -> None:
    """The machine's policy is the strongest, the person's own choice the weakest."""
    assert sorted(EVERYBODY) == [Level.MACHINE_POLICY, Level.USER_POLICY, Level.MACHINE_DEFAULT, Level.USER]
    assert {Level.USER} == EVERYBODY - ADMINISTRATION
