"""Children in one line: ages, names, or both."""

from __future__ import annotations

from typing import Any

import pytest

from desktop.presenters.form_children import is_plain, line, read


@pytest.mark.parametrize(
    ("written", "children"),
    [
        ("4, 7", [{"estimated_age": 4}, {"estimated_age": 7}]),
        ("Kim Beispiel 4", [{"given_name": "Kim", "family_name": "Beispiel", "estimated_age": 4}]),
        ("Kim (7 Jahre) und Robin", [{"given_name": "Kim", "estimated_age": 7}, {"given_name": "Robin"}]),
        ("8 Monate; ungeboren", [{"estimated_age": 0}, {"unborn": True}]),
        (" , ", []),
    ],
)
def test_a_line_is_read_into_children(written: str, children: list[dict[str, Any]]) -> None:
    """A number is an age, the last word the family name."""
    assert read(written) == children


def test_a_line_is_written_as_it_is_read() -> None:
    """What the line says of children is read from it again."""
    children = read("Kim Beispiel 4, Robin, 7, ungeboren")
    assert line(children) == "Kim Beispiel 4, Robin, 7, ungeboren"
    assert is_plain(children)


def test_what_the_line_cannot_say_is_noticed() -> None:
    """A child with a birth date is more than a line holds."""
    assert not is_plain([{"given_name": "Kim", "birth_date": "2020-01-01"}])
    assert line(None) == ""
