"""The program says the version that its packages have."""

from __future__ import annotations

import tomllib
from pathlib import Path

from desktop.domain.version import VERSION

PROJECT = Path(__file__).parent.parent.parent.parent / "pyproject.toml"


def test_the_program_and_its_packages_have_one_version() -> None:
    """A server that announces the newest version compares it with what was installed."""
    assert tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"]["version"] == VERSION
