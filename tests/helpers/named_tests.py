"""Pages of the documentation whose tables name the tests that show each row, and what is wrong with one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parent.parent.parent
_NAMED: Final = re.compile(r"`(tests/[\w/]+\.py)::(test_\w+)`")
_UNDER_A_HEAD: Final = re.compile(r"\|(\s*:?-+:?\s*\|)+")


def page(name: str) -> str:
    """The text of a page."""
    return (ROOT / "docs" / name).read_text(encoding="utf-8")


def rows(text: str) -> list[str]:
    """The rows of a page's tables, without their heads."""
    lines = text.splitlines()
    marks = {at for at, line in enumerate(lines) if _UNDER_A_HEAD.fullmatch(line)}
    heads = marks | {at - 1 for at in marks}
    return [line for at, line in enumerate(lines) if line.startswith("|") and at not in heads]


def cells(row: str) -> list[str]:
    """What stands in the cells of a row."""
    return [cell.strip() for cell in row.split("|")[1:-1]]


def missing(text: str, columns: int = 1) -> Iterator[str]:
    """Which rows name no test in one of their last columns, and which of the tests that a page names do not exist."""
    for row in rows(text):
        if not all(_NAMED.search(cell) for cell in cells(row)[-columns:]):
            yield f"no test: {row}"
    for path, test in _NAMED.findall(text):
        file = ROOT / path
        if not file.is_file() or f"def {test}(" not in file.read_text(encoding="utf-8"):
            yield f"{path}::{test}"
