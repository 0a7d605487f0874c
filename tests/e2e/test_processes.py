"""Several server processes on one PostgreSQL behind a line that leads to any of them: clients notice nothing of it."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from desktop.sync import inputs
from tests.e2e.test_network import arrived_once
from tests.e2e.test_slow_lines import settle
from tests.helpers.desks import Desks, desks_in
from tests.helpers.fault_proxy import FaultProxy
from tests.helpers.server import PostgresDatabases, RunningServer
from tests.helpers.traveller import travelling

PROCESSES = 3


@pytest.fixture
def processes(postgres: PostgresDatabases) -> Iterator[tuple[Desks, list[RunningServer]]]:
    """A cooperation on PostgreSQL, and the processes that serve it."""
    with tempfile.TemporaryDirectory(prefix="sb-processes-") as folder, ExitStack() as stack:
        desks = stack.enter_context(desks_in(Path(folder), postgres.new()))
        servers = [desks.server]
        for _ in range(PROCESSES - 1):
            server = RunningServer(desks.server.data, desks.server.founding_code)
            server.start()
            stack.callback(server.stop)
            servers.append(server)
        yield desks, servers


@pytest.mark.slow
def test_clients_of_several_processes_hear_of_each_other(processes: tuple[Desks, list[RunningServer]]) -> None:
    """Whichever process a client comes to, also while one is killed, it hears of all that others took, once."""
    desks, servers = processes
    with (
        FaultProxy([server.port for server in servers]) as line,
        travelling(desks, line.url, still=10.0) as police,
        travelling(desks, line.url, name="willich", still=10.0) as willich,
    ):
        for passing in (*servers, None):
            willich.sync()
            willich.listen()
            entity = police.notify()
            assert police.sync().failure is None
            assert isinstance(willich.hear(), inputs.Changed)
            willich.take(inputs.Changed())
            assert willich.delivery(entity) == "delivered"
            if passing is not None:
                passing.kill()
                line.cut_all()
                entity = police.notify()
                police.sync()
                passing.start()
                settle(police)
            arrived_once(desks, police, entity)
