"""The page of scars names a test for each of them, and every test it names exists."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "scars.md"
NAMED = re.compile(r"`(tests/[\w/]+\.py)::(test_\w+)`")


def lines_of(page: str) -> list[str]:
    """The rows of the tables, without their heads."""
    return [
        line for line in page.splitlines() if line.startswith("| ") and not line.startswith(("| #", "| -", "| com"))
    ]


def missing(page: str) -> Iterator[str]:
    """Which rows name no test, and which tests do not exist."""
    for line in lines_of(page):
        named = NAMED.findall(line)
        if not named:
            yield f"no test: {line}"
        for path, test in named:
            file = ROOT / path
            if not file.is_file() or f"def {test}(" not in file.read_text(encoding="utf-8"):
                yield f"{path}::{test}"


def test_every_scar_has_a_test_that_exists() -> None:
    """Whoever reads the page can run what shows each answer."""
    assert list(missing(PAGE.read_text(encoding="utf-8"))) == []


def test_no_scar_is_left_out() -> None:
    """The numbers run from 1 to 32, each once."""
    numbers = [
        match.group(1)
        for line in lines_of(PAGE.read_text(encoding="utf-8"))
        if (match := re.match(r"\| (\d+) \|", line))
    ]
    assert numbers == [str(number) for number in range(1, 33)]


def test_a_test_that_is_gone_is_found() -> None:
    """A row without a test, and one whose test was renamed, are both named."""
    page = "| 1 | a | b | c |\n| 2 | a | b | `tests/test_scars.py::test_that_was_renamed` |\n"
    assert list(missing(page)) == ["no test: | 1 | a | b | c |", "tests/test_scars.py::test_that_was_renamed"]
