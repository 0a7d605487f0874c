"""What the command line hides while a device has not met the server for too long."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.commands.carrying import carry_out
from desktop.commands.command import Exit
from desktop.commands.desk import OwnDesk
from desktop.commands.leasing import HIDDEN, check_lease
from desktop.commands.table import COMMANDS
from desktop.domain.lease import DAY_MS
from desktop.domain.refused import Refused
from desktop.domain.templates import template
from tests.helpers.desks import Desks, ask


@pytest.fixture
def alone(desks: Desks, tmp_path: Path) -> Iterator[OwnDesk]:
    """A desk without a way to the server, which it reached fifteen days ago, and some hours: clocks differ a little."""
    with desks.offline("police", tmp_path / "alone") as desk:
        long_ago = desk.opened.workspace.now() - 15 * DAY_MS - DAY_MS // 4
        with desk.opened.store.transaction():
            desk.opened.store.settings.put("met_at", str(long_ago).encode())
        yield desk


def test_every_hidden_command_is_one_there_is() -> None:
    """What is hidden are commands of the table; those that find help or send stay."""
    assert COMMANDS.keys() > HIDDEN
    assert not HIDDEN & {"notify", "sync", "status", "doctor", "who", "duty", "connection-test", "backup"}


@pytest.mark.parametrize("name", sorted(HIDDEN))
def test_content_is_not_shown(alone: OwnDesk, name: str) -> None:
    """Whatever shows content says since when the server was not reached, and shows nothing."""
    with pytest.raises(Refused, match="seit 15 Tagen nicht erreicht"):
        check_lease(alone.opened, COMMANDS[name])
    with pytest.raises(Refused) as refused:
        carry_out(alone, COMMANDS[name], {})
    assert refused.value.code == "lease_over"


def test_a_notification_can_be_written_all_the_same(alone: OwnDesk, tmp_path: Path) -> None:
    """A child does not wait for a lease: what is written is kept and goes out with the next contact."""
    path = tmp_path / "notification.json"
    path.write_text(json.dumps(template("P01")), encoding="utf-8")
    check_lease(alone.opened, COMMANDS["notify"])
    assert ask(alone, "notify", "--from", str(path)).code is Exit.KEPT


def test_how_it_stands(alone: OwnDesk, desks: Desks) -> None:
    """The status says how many days there are, how many are over, and whether that is too many."""
    assert ask(alone, "status").result["lease"] == {"days": 14, "days_alone": 15, "over": True}
    assert ask(desks.police, "status").result["lease"] == {"days": 14, "days_alone": 0, "over": False}


def test_a_sync_shows_it_again(desks: Desks) -> None:
    """With the next contact everything is shown as before."""
    opened = desks.police.opened
    with opened.store.transaction():
        opened.store.settings.put("met_at", b"1")
    assert opened.workspace.own.lease_over
    assert ask(desks.police, "sync").code is Exit.DONE
    check_lease(opened, COMMANDS["inbox"])
