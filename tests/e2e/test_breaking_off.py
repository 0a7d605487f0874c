"""Somebody breaks off what takes long: it ends with a word, nothing is lost, and the next time it goes on there."""

from __future__ import annotations

import pytest

from desktop.commands.desk import OwnDesk
from desktop.domain.templates import template
from desktop.presenters import notifying
from tests.e2e.test_files import over
from tests.e2e.test_kills import Killing
from tests.helpers.fault_server import Exchange
from tests.helpers.programs import World, running
from tests.helpers.relaying import path_of, through
from tests.helpers.server import admin
from wire import limits

pytestmark = pytest.mark.slow
MORE = limits.RESTORE_BATCHES + 4


class Restoring:
    """A line over which the nth part that is given back ends a process."""

    def __init__(self, nth: int) -> None:
        self.killing = Killing("")
        self.parts = 0
        self._nth = nth

    def behave(self, url: str, exchange: Exchange) -> None:
        if path_of(exchange) == "/v1/restore":
            self.parts += 1
            if self.parts == self._nth:
                self.killing.strike()
        through(url)(exchange)


def notified(world: World, count: int) -> None:
    """Let the police notify so often, each in a batch of its own."""
    with world.police.opened() as opened:
        for _ in range(count):
            notification = opened.workspace.new_id()
            notifying.write(opened.workspace, notification, template("P01"), opened.person)
            assert OwnDesk(opened).sync(60.0).failure is None


def test_giving_back_is_gone_on_with(online: World) -> None:
    """Broken off after the first part a sync says how far it came and that nothing is lost; the next gives the rest."""
    backup = str(online.folder / "backup")
    admin("backup", "--data", str(online.server.data), "--out", backup)
    notified(online, MORE)
    online.server.stop()
    admin("restore", "--data", str(online.server.data), "--from", backup)
    with running(online):
        line = Restoring(2)
        with over(online, online.police, line):
            process = online.police.start("sync")
            line.killing.kill = lambda: process.send_signal(2)
            output, errors = process.communicate(timeout=120)
        assert (process.returncode, output) == (130, "")
        assert "Dem Server zurückgegeben: " in errors
        assert "Abgebrochen. Was gespeichert war, ist erhalten" in errors
        assert "Traceback" not in errors
        assert online.police.ask("sync")["up_to_date"]
        online.willich.ask("sync")
        assert len(online.willich.ask("inbox")["items"]) == MORE
