"""One founded cooperation with real profiles and a real server for all tests of commands."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.commands.desk import OwnDesk
from tests.helpers.desks import Desks, desks_in


@pytest.fixture(scope="session")
def desks() -> Iterator[Desks]:
    """The cooperation; what one test writes stays for the next, so a test looks only for its own."""
    with tempfile.TemporaryDirectory(prefix="sb-desks-") as folder, desks_in(Path(folder)) as made:
        yield made


@pytest.fixture
def offline(desks: Desks, tmp_path: Path) -> Iterator[OwnDesk]:
    """A desk of the police whose server cannot be reached."""
    with desks.offline("police", tmp_path / "offline") as desk:
        yield desk
