"""The page of scars names a test for each of them, and every test it names exists."""

from __future__ import annotations

from tests.helpers.named_tests import cells, missing, page, rows

PAGE = page("scars.md")


def test_every_scar_has_a_test_that_exists() -> None:
    """Whoever reads the page can run what shows each answer."""
    assert list(missing(PAGE)) == []


def test_no_scar_is_left_out() -> None:
    """The numbers run from 1 to 32, each once."""
    numbers = [first for first in (cells(row)[0] for row in rows(PAGE)) if first.isdigit()]
    assert numbers == [str(number) for number in range(1, 33)]


def test_a_test_that_is_gone_is_found() -> None:
    """A row without a test, and one whose test was renamed, are both named."""
    text = "| 1 | a | b | c |\n| 2 | a | b | `tests/test_scars.py::test_that_was_renamed` |\n"
    assert list(missing(text)) == ["no test: | 1 | a | b | c |", "tests/test_scars.py::test_that_was_renamed"]
