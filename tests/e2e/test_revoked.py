"""A removed member reads nothing later, tried with all its keys and the server's raw database; its work is not lost."""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.commands import enrolling
from desktop.commands.desk import OwnDesk
from desktop.commands.parsing import parse
from desktop.commands.table import COMMANDS
from desktop.composition import Opened
from desktop.domain.templates import template
from desktop.keys.profile import Locks
from desktop.presenters.times import id_text
from tests.helpers.burglar import Burglar, Found, stolen
from tests.helpers.desks import Desks, ask, desks_in
from tests.helpers.programs import Client, World
from wire.directory import Directory
from wire.header import EnvelopeKind

# Loaded by the interpreter itself before the program, where its folder stands in the path.
WITHOUT_ROTATION = """
from desktop.workspace import rotation

rotation.unit_key_due = lambda ground: False
rotation.epoch_due = lambda ground, channel: False
rotation.channels_to_rekey = lambda ground: []
"""
CONTACT = ("contacts", "add", "--family-name", "Moosgrün", "--mobile", "0170 5550 1234")


@pytest.fixture
def desks(tmp_path: Path) -> Iterator[Desks]:
    """A cooperation of its own: who leaves it leaves it for all."""
    with desks_in(tmp_path) as made:
        yield made


@contextlib.contextmanager
def colleague(desks: Desks) -> Iterator[OwnDesk]:
    """A second device of Willich, let in and up to date."""
    folder, invite = desks.folder / "colleague", desks.folder / "colleague.invite"
    assert ask(desks.willich, "invite", "--out", str(invite)).code == 0
    words = ("enrol", "--invite", str(invite), "--person", "Kollegin")
    enrolling.enrol(folder, Locks(keyring=desks.keyring), parse(words, COMMANDS))
    with contextlib.closing(desks.open(folder)) as opened:
        for desk in (desks.willich, OwnDesk(opened)):
            assert ask(desk, "sync").code == 0
        yield OwnDesk(opened)


def notify(desks: Desks, name: str) -> str:
    """The police notify Willich, whose lead acknowledges; gives the id."""
    path = desks.folder / name
    path.write_text(json.dumps(template("P01")), encoding="utf-8")
    entity = str(ask(desks.police, "notify", "--from", str(path)).result["recipients"][0]["id"])
    for desk, words in (
        (desks.willich, ("sync",)),
        (desks.willich, ("acknowledge", entity)),
        (desks.police, ("sync",)),
    ):
        assert ask(desk, *words).code == 0
    return entity


def break_in(database: Path, profile: Opened, directory: Directory) -> tuple[list[Found], list[Found], list[Found]]:
    """What the server was given since the revocation, what of it opens, and what opens of all that came before."""
    thief = Burglar.of(profile)
    revoked = directory.devices[thief.device].revoked_seq
    assert revoked is not None
    loot = stolen(database, thief.root)
    before = [found for found in loot if found.directory_seq < revoked]
    after = [found for found in loot if found.directory_seq >= revoked]
    return after, thief.opened(after), thief.opened(before)


def kinds(envelopes: list[Found]) -> set[int]:
    return {found.kind for found in envelopes}


def test_a_removed_member_reads_nothing_later(desks: Desks) -> None:
    """None of its keys opens a body, a wrap or a sealed key that came after its revocation, in any channel."""
    with colleague(desks) as gone:
        notify(desks, "before.json")
        assert ask(gone, "sync").result["pulled"] > 0
        device = id_text(gone.opened.workspace.device)
        assert ask(desks.willich, "revoke", device, "--reason", "left").code == 0
        assert ask(desks.willich, *CONTACT).code == 0
        assert ask(desks.police, "sync").result["alarms"] == []
        notify(desks, "after.json")
        directory = desks.willich.opened.workspace.directory
        after, opened, before = break_in(desks.server.data / "server.db", gone.opened, directory)
    assert opened == []
    everything = {EnvelopeKind.EVENT, EnvelopeKind.EPOCH, EnvelopeKind.STATEMENT}
    assert everything <= kinds(after)
    assert everything <= kinds(before)


def colleague_of(lead: Client, world: World) -> tuple[Client, str]:
    """A second device of a lead's unit, let in and up to date; gives its id too."""
    made, invite = world.client("colleague"), str(world.folder / "colleague.invite")
    lead.ask("invite", "--out", invite)
    device = str(made.ask("enrol", "--invite", invite, "--person", "Kollegin")["device"])
    lead.ask("sync")
    assert made.ask("sync")["up_to_date"]
    return made, device


@pytest.mark.slow
def test_without_rotation_it_reads_on(online: World, tmp_path: Path) -> None:
    """Where the program makes no new keys the same search finds later events, so it can find what is there."""
    (tmp_path / "changes").mkdir()
    (tmp_path / "changes" / "sitecustomize.py").write_text(WITHOUT_ROTATION, encoding="utf-8")
    gone, device = colleague_of(online.willich, online)
    paths = os.pathsep.join([str(tmp_path / "changes"), str(Path(__file__).parents[2])])
    online.willich.environment = os.environ | {"PYTHONPATH": paths}
    online.willich.ask("revoke", device, "--reason", "left")
    assert online.willich.ask("status")["alarms"] == ["rotation_pending"]
    online.willich.ask(*CONTACT)
    online.server.stop()
    with gone.opened() as profile, online.willich.opened() as lead:
        database = online.server.data / "server.db"
        after, opened, _ = break_in(database, profile, lead.workspace.directory)
    assert EnvelopeKind.EVENT in kinds(after)
    assert EnvelopeKind.EVENT in kinds(opened)


def test_what_a_revoked_device_wrote_offline_arrives_once(online: World) -> None:
    """Revoked while offline with unsent work, a device keeps it; its lead adopts the file, and it arrives once."""
    lead, recipient = online.police, online.willich
    gone, device = colleague_of(lead, online)
    online.server.stop()
    written = gone.ask("notify", "--from", online.write("n.json", template("P01")), code=3)
    entity = written["recipients"][0]["id"]
    online.server.start()
    assert lead.ask("revoke", device, "--reason", "lost")["state"] == "revoked"
    assert gone.ask("sync", code=1)["error"]["code"] == "device_revoked"
    [row] = gone.ask("tray", "list")["items"]
    assert (row["entity"], row["type"], row["reason"]) == (entity, "notification.notified", "device_revoked")
    path = str(online.folder / "colleague.tray")
    assert gone.ask("tray", "export", "--out", path)["items"] == [row]
    for known in (False, True):
        adopted = lead.ask("tray", "adopt", path)
        assert [len(adopted[name]) for name in ("adopted", "known", "refused")] == [not known, known, 0]
    recipient.ask("sync")
    assert [one["id"] for one in recipient.ask("inbox")["items"]].count(entity) == 1
    first = recipient.ask("show", entity)["timeline"][0]
    assert (first["by"], first["adopted_from"]) == ("Kollegin", device)
