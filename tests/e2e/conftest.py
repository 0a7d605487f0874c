"""A founded cooperation for each end-to-end test: founded once with the real programs, then copied."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.helpers.desks import Desks, desks_in
from tests.helpers.programs import World, found_world, new_world, running


@pytest.fixture(scope="session")
def founded(session_bus: str) -> Iterator[World]:
    """A cooperation as it was after the founding, by passphrase and keyring; never written to, only copied."""
    with tempfile.TemporaryDirectory(prefix="sb-e2e-") as folder:
        yield found_world(new_world(Path(folder), bus=session_bus), both_ways=True)


@pytest.fixture
def offline(founded: World, tmp_path: Path) -> Iterator[World]:
    """A copy of the cooperation whose server is not running."""
    world = founded.copy(tmp_path / "world")
    yield world
    world.server.stop()


@pytest.fixture
def online(offline: World) -> Iterator[World]:
    """A copy of the cooperation with its server running."""
    with running(offline):
        yield offline


@pytest.fixture(scope="module")
def desks() -> Iterator[Desks]:
    """A cooperation whose profiles are at work in this process; what one test writes stays for the next."""
    with tempfile.TemporaryDirectory(prefix="sb-desks-") as folder, desks_in(Path(folder)) as made:
        yield made
