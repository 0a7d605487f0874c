"""One founded cooperation with real profiles and a real server for all tests of commands."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.commands.desk import OwnDesk
from tests.helpers.desks import Desks, ask, desks_in


@pytest.fixture(scope="session")
def shared_desks() -> Iterator[Desks]:
    """The cooperation, made once for all tests of commands that a process runs."""
    with tempfile.TemporaryDirectory(prefix="sb-desks-") as folder, desks_in(Path(folder)) as made:
        yield made


@pytest.fixture
def desks(shared_desks: Desks) -> Iterator[Desks]:
    """The cooperation; what one test writes stays for the next, so a test looks only for its own.

    What no sync can send would stay for all: such a test takes `offline` or a copy.
    """
    yield shared_desks
    for name, desk in shared_desks.at_work.items():
        if desk.opened.workspace.local.remaining().outbox:
            assert ask(desk, "sync").result["outbox"] == 0, f"what {name} cannot send stays for every test after"


@pytest.fixture
def offline(desks: Desks, tmp_path: Path) -> Iterator[OwnDesk]:
    """A desk of the police whose server cannot be reached."""
    with desks.offline("police", tmp_path / "offline") as desk:
        yield desk
