"""Nobody reads along: server, thief and founder find none of the words, names and numbers of a notification.

The search has to find them where the program does not seal, and where its database is a plain one; both are shown by
programs changed in that one place.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import zstandard

from desktop.domain.templates import template
from desktop.keys.rows import RowKind
from tests.helpers.leaks import leaks, unpacked
from tests.helpers.programs import CASEWORKER, OFFICER, World, found_world, new_world, running
from wire.header import EnvelopeKind, decode_header
from wire.names import directory_channel

# Loaded by the interpreter itself before the program, where its folder stands in the path.
NO_SEALING = """
from cryptography.hazmat.primitives.ciphers import aead

class Identity:
    def __init__(self, key): pass
    def encrypt(self, nonce, content, associated): return content + bytes(16)
    def decrypt(self, nonce, content, associated): return content[:-16]

aead.AESGCMSIV = Identity
"""
PLAIN_DATABASE = """
from sqlcipher3 import dbapi2

class Plain(dbapi2.Connection):
    def execute(self, statement, *values):
        return self.cursor() if statement.startswith("PRAGMA key") else super().execute(statement, *values)

connect = dbapi2.connect
dbapi2.connect = lambda *place, **options: connect(*place, factory=Plain, **options)
"""
TOLD = {
    "statement": "Purpurschnecke unter der Kellertreppe",
    "assessment": "Zitronenfalter im Wäschekorb",
    "given_name": "Ottilinde",
    "family_name": "Quittenbaum-Zwirn",
    "street": "Am Knusperhäuschen",
    "phone": "0211 77 41 93 05",
    "acknowledged": "Aktenzeichen 51-Rhabarber-7",
    "responsible": "Friedegunde Apfelkorn",
    "reachable": "02154 88 12 34",
    "contact": "Hildebrandine Moosgrün",
    "mobile": "0170 5550 1234",
}


def told() -> dict[str, Any]:
    """A notification whose every free text is one of the words that nobody else may see, long enough to be packed."""
    document = template("P01")
    document["statements"][0]["text"] = f"{TOLD['statement']}. " * 40
    document["assessment"]["reasons"] = TOLD["assessment"]
    document["children"][0] |= {"given_name": TOLD["given_name"], "family_name": TOLD["family_name"]}
    document["whereabouts"]["street"] = document["incident"]["place"]["street"] = TOLD["street"]
    document["sender"]["phone"] = TOLD["phone"]
    return document


@dataclass
class Stage:
    """A cooperation whose programs write into folders of their own alone."""

    world: World
    numbers: list[str] = field(default_factory=list)

    @property
    def words(self) -> list[str]:
        """What nobody else may see."""
        return [*TOLD.values(), OFFICER, CASEWORKER, *self.numbers]

    @property
    def places(self) -> list[Path]:
        """Where the server and the clients write."""
        names = ("server", "profiles", "invites", "surroundings", "output")
        return [self.world.folder / name for name in names]

    def notify(self) -> str:
        """Notify; gives the id on both sides."""
        written = self.world.police.ask("notify", "--from", self.world.write("told.json", told()))
        self.numbers.append(written["number"])
        return str(written["recipients"][0]["id"])

    def play(self) -> None:
        """Notify, acknowledge, keep a contact, search; a watching client is killed in the middle of it."""
        world, entity = self.world, self.notify()
        with world.willich.watching() as watch:
            words = ("--file-number", TOLD["acknowledged"], "--responsible", TOLD["responsible"])
            world.willich.ask("acknowledge", entity, *words, "--phone", TOLD["reachable"])
            contact = ("--family-name", TOLD["contact"], "--mobile", TOLD["mobile"])
            world.willich.ask("contacts", "add", *contact)
            watch.process.kill()
        assert world.police.ask("sync")["up_to_date"]
        assert world.police.ask("search", TOLD["given_name"])["items"][0]["id"] == entity

    def found(self) -> list[str]:
        """What a search of everything written down brings to light, while the server still runs."""
        logs = [*self.world.server.errors, *(line for client in self.world.clients.values() for line in client.log)]
        output = self.world.folder / "output"
        output.mkdir(exist_ok=True)
        (output / "logs").write_text("\n".join(logs), encoding="utf-8")
        return leaks(self.places, self.words)


@pytest.fixture
def surroundings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Home, temporary files and the rest of what programs write by habit, in a folder that is searched too."""
    place = tmp_path / "world" / "surroundings"
    for variable in ("HOME", "TMPDIR", "XDG_CACHE_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        (place / variable.lower()).mkdir(parents=True)
        monkeypatch.setenv(variable, str(place / variable.lower()))
    return place


@pytest.fixture
def stage(surroundings: Path, founded: World, tmp_path: Path) -> Iterator[Stage]:
    """A stage with the program as it is."""
    world = founded.copy(tmp_path / "world")
    with running(world):
        yield Stage(world)


@pytest.fixture
def changed_stage(
    surroundings: Path,
    session_bus: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    request: pytest.FixtureRequest,
) -> Iterator[Stage]:
    """A stage with a program that is changed in one place."""
    changes = tmp_path / "changes"
    changes.mkdir()
    (changes / "sitecustomize.py").write_text(request.param, encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(changes), str(Path(__file__).parents[2])]))
    world = found_world(new_world(tmp_path / "world", bus=session_bus))
    with running(world):
        yield Stage(world)


def test_nothing_is_readable_outside(stage: Stage) -> None:
    """No file of server or client, no log and no compressed part of them holds a word, a name or a number."""
    stage.play()
    assert stage.found() == []
    stage.world.server.stop()
    assert stage.found() == []


@pytest.mark.parametrize("changed_stage", [NO_SEALING], indirect=True)
def test_the_search_finds_what_is_not_sealed(changed_stage: Stage) -> None:
    """With sealing replaced by identity the same search finds the words in the server's database, packed ones too."""
    changed_stage.notify()
    found = changed_stage.found()
    at_server = [line for line in found if "/server/" in line]
    assert any(TOLD["statement"] in line and "zstd" in line for line in at_server)
    assert any(OFFICER in line for line in at_server)
    assert not [line for line in found if "/profiles/" in line]


@pytest.mark.parametrize("changed_stage", [PLAIN_DATABASE], indirect=True)
def test_the_search_finds_what_lies_in_a_plain_database(changed_stage: Stage) -> None:
    """With a plain SQLite file for a client's database the same search finds the words there, and only there."""
    changed_stage.play()
    found = changed_stage.found()
    at_clients = [line for line in found if "/profiles/" in line]
    assert {word for word in changed_stage.words if any(word in line for line in at_clients)} >= set(TOLD.values())
    assert found == at_clients


def test_the_search_reads_what_is_packed() -> None:
    """A word inside a frame that is cut off or followed by something else is found all the same."""
    frame = zstandard.ZstdCompressor().compress(b"Purpurschnecke " * 500)
    assert b"Purpurschnecke" in unpacked(frame + b"anything")


def test_the_founder_reads_nothing(stage: Stage) -> None:
    """The founder's profile holds no unit key and no channel key, reads the directory alone and opens no event."""
    world = stage.world
    stage.notify()
    assert world.founder.ask("sync")["up_to_date"]
    with world.founder.opened() as founder, world.police.opened() as police:
        kinds = {row.kind for row in founder.store.keys.all()}
        assert not kinds & {RowKind.UNIT_KEY, RowKind.CHANNEL_KEY}
        assert founder.workspace.heads().keys() == {directory_channel(founder.workspace.root)}
        channels = police.workspace.heads().keys() - founder.workspace.heads().keys()
        rows = [row for channel in channels for row in police.store.log.page(channel, 0, 1000)]
        sealed = [row for row in rows if decode_header(row.header).header.kind == EnvelopeKind.EVENT]
        assert len(sealed) >= 2
        for row in sealed:
            header = decode_header(row.header).header
            assert police.seals.open(row.channel, header, row.header, row.body)
            assert founder.seals.open(row.channel, header, row.header, row.body) is None
