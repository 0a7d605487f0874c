"""`doctor --repair`: whatever page is damaged, nothing that was reported is lost, and all else comes back."""

from __future__ import annotations

import contextlib
import json
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from desktop.commands.command import Answer, Exit
from desktop.commands.desk import OwnDesk
from desktop.commands.examining import examine
from desktop.commands.repairing import repair
from desktop.composition import Opened
from desktop.domain.templates import template
from desktop.keys.profile_file import FILE, SECOND, Copy, copies, last_healed
from desktop.keys.profile_folder import DATABASE
from desktop.keys.secret import DatabaseKey
from desktop.store.checks import damaged_tables_of
from desktop.store.second import second_path
from tests.helpers.desks import NOWHERE, Desks, ask, desks_in
from tests.helpers.flipping import PAGE, flip, flip_bit, kept

DRAFT = bytes(15) + b"d"


@dataclass
class Patient:
    """A profile that has received and sent, with a draft and something that waits; each test may damage it."""

    desks: Desks
    folder: Path

    @property
    def path(self) -> Path:
        return self.folder / DATABASE

    @property
    def key(self) -> DatabaseKey:
        return self.desks.key(self.folder)

    @contextlib.contextmanager
    def opened(self) -> Iterator[Opened]:
        with contextlib.closing(self.desks.open(self.folder)) as opened:
            yield opened

    def repaired(self) -> Answer:
        answer = repair(self.folder, self.key)
        assert answer.code == Exit.DONE, answer.lines
        assert answer.result["ok"]
        assert examine(self.folder, self.key).code == Exit.DONE
        return answer

    def holds(self) -> dict[str, Any]:
        """All that a person would miss."""
        with self.opened() as opened:
            workspace = opened.workspace
            return {
                "states": {kind: workspace.states(kind) for kind in ("notification", "contact", "person")},
                "found": sorted(row.entity for row, _ in workspace.search("Willich", 99)),
                "outbox": [(row.event, row.status) for row in workspace.unplaced()],
                "drafts": workspace.own.drafts(),
                "keys": sorted((key.kind, key.scope, key.key, key.secret) for key in opened.store.keys.all()),
                "heads": workspace.heads(),
                "counter": opened.store.settings.get("counter"),
                "person": opened.person,
            }


def redirect(desk: OwnDesk, url: str) -> None:
    desk.opened.store.settings.put("server", url.encode())


@pytest.fixture(scope="module")
def patient() -> Iterator[Patient]:
    """Two notifications have gone to Willich, a third could not be sent; a fourth is a draft."""
    with tempfile.TemporaryDirectory(prefix="sb-repair-") as place, desks_in(Path(place)) as desks:
        file = Path(place) / "notification.json"
        file.write_text(json.dumps(template("P01")), encoding="utf-8")
        for _ in range(2):
            assert ask(desks.police, "notify", "--from", str(file)).code == Exit.DONE
        for desk in (desks.willich, desks.police, desks.willich, desks.police):
            assert ask(desk, "sync").result["up_to_date"]
        redirect(desks.police, NOWHERE)
        assert ask(desks.police, "notify", "--from", str(file)).code == Exit.KEPT
        redirect(desks.police, desks.server.url)
        desks.police.opened.workspace.own.save_draft(DRAFT, b"begun")
        desks.police.opened.close()
        yield Patient(desks, desks.police.opened.folder)


def one_page_of_each_table(patient: Patient) -> dict[str, int]:
    """A page of every table, and one of no table."""
    found: dict[str, int] = {}
    for page in range(patient.path.stat().st_size // PAGE):
        with flip(patient.path, page * PAGE + 99):
            tables = damaged_tables_of(patient.path, patient.key.reveal())
            found.setdefault(" ".join(tables), page)
    return found


@contextlib.contextmanager
def offline(patient: Patient) -> Iterator[None]:
    """Let the server be out of reach, and bring every file back afterwards."""
    with kept(patient.folder):
        with patient.opened() as opened:
            redirect(OwnDesk(opened), NOWHERE)
        yield


def test_what_is_whole_stays_as_it_is(patient: Patient) -> None:
    """Repairing a profile that is well changes nothing and says so."""
    before = patient.path.read_bytes()
    assert patient.repaired().result["repaired"] == []
    assert patient.path.read_bytes() == before


def test_without_a_server_only_what_it_has_is_missing(patient: Patient) -> None:
    """A page of any table: draft, unsent work and keys come back at once; that more is missing is said."""
    with offline(patient):
        before = patient.holds()
        for tables, page in one_page_of_each_table(patient).items():
            with flip(patient.path, page * PAGE + 99):
                answer = patient.repaired()
                after = patient.holds()
                assert "kommt mit dem nächsten Abgleich" in answer.lines[1]
                for name in ("outbox", "drafts", "keys", "counter", "person"):
                    assert after[name] == before[name], tables
                # Without its own list of tables nothing can be read of a database.
                if tables and not {"batches", "log"} & set(tables.split()):
                    assert after == before, tables
                assert list(patient.folder.glob("*.damaged-1"))


@pytest.mark.slow
@pytest.mark.parametrize("bit", [0, 7])
def test_every_page_and_several_bits(patient: Patient, bit: int) -> None:
    """It is so for every page of the database and of its second copy, at several places of each."""
    with offline(patient):
        before = patient.holds()
        for file in (patient.path, second_path(patient.path)):
            for page in range(file.stat().st_size // PAGE):
                for place in (3, PAGE - 1):
                    with flip(file, page * PAGE + place, bit):
                        assert examine(patient.folder, patient.key).code == Exit.DAMAGED
                        patient.repaired()
                        after = patient.holds()
                        for name in ("outbox", "drafts", "keys", "counter", "person"):
                            assert after[name] == before[name], (file.name, page, place)


def test_everything_comes_back_with_the_server(patient: Patient) -> None:
    """A page of the log: what is missing is fetched, every state is as before, and the damaged file is removed."""
    before = patient.holds()
    pages = one_page_of_each_table(patient)
    flip_bit(patient.path, pages["log"] * PAGE + 99)
    assert patient.repaired().result["repaired"][1:] == ["Was fehlte, ist vom Server zurück."]
    after = patient.holds()
    # What had waited has gone out meanwhile.
    assert len(after["states"]["notification"]) == len(before["states"]["notification"]) == 3
    assert (after["drafts"], after["outbox"]) == (before["drafts"], [])
    assert not list(patient.folder.glob("*.damaged*"))
    assert not list(patient.folder.glob("*.rebuilt*"))


@pytest.mark.parametrize("second", ["broken", "gone"])
def test_a_broken_copy_is_made_anew(patient: Patient, second: str) -> None:
    """A second copy that is broken or missing is made anew from the database."""
    if second == "gone":
        second_path(patient.path).unlink()
    else:
        flip_bit(second_path(patient.path), 5000)
    assert patient.repaired().result["repaired"][0].startswith("Die Zweitschrift wurde")


@pytest.mark.parametrize("name", [FILE, SECOND])
def test_what_opens_the_profile_is_written_again(patient: Patient, name: str) -> None:
    """A damaged copy of the profile's file is written again, which is said; nothing has to be fetched for that."""
    flip_bit(patient.folder / name, 100)
    answer = patient.repaired()
    assert answer.result["repaired"] == [f"{name} wurde neu geschrieben, wie es in der anderen Fassung steht."]
    assert set(copies(patient.folder).values()) == {Copy.WHOLE}
    assert last_healed(patient.folder) is None
    assert patient.repaired().result["repaired"] == []


def test_a_damaged_mark_is_written_again(patient: Patient) -> None:
    """A mark with a flipped bit is written as the database has it, which is said."""
    flip_bit(patient.folder / "install", 5)
    said = ["install wurde neu geschrieben, wie es in der Datenbank steht."]
    assert patient.repaired().result["repaired"] == said


def test_a_profile_is_made_of_the_second_copy_and_the_server(patient: Patient) -> None:
    """With the whole database gone the profile goes on as the same device, and nothing it wrote is lost or doubled."""
    file = patient.folder.parent / "notification.json"
    with patient.opened() as opened:
        redirect(OwnDesk(opened), NOWHERE)
        assert ask(OwnDesk(opened), "notify", "--from", str(file)).code == Exit.KEPT
        redirect(OwnDesk(opened), patient.desks.server.url)
        waiting = [row.event for row in opened.workspace.unplaced()]
        written = {state.id for _, state in opened.workspace.states("notification")}
        device = opened.workspace.device
    assert waiting
    patient.path.unlink()
    patient.repaired()
    with patient.opened() as opened:
        states = [state for _, state in opened.workspace.states("notification")]
        assert {state.id for state in states} == written
        assert all(state.accepted_at for state in states)
        assert opened.workspace.device == device
        assert opened.workspace.own.draft(DRAFT) == b"begun"
        assert opened.workspace.local.remaining().alarms == ()
    assert ask(patient.desks.willich, "sync").result["up_to_date"]
    received = [state.id for _, state in patient.desks.willich.opened.workspace.states("notification")]
    assert sorted(received) == sorted(written)


def test_with_both_files_broken_nothing_is_touched(patient: Patient) -> None:
    """Where not even the device can be had any more it is said, and the databases stay for whoever can do more."""
    with offline(patient):
        for path in (patient.path, second_path(patient.path)):
            path.write_bytes(b"x" * 10_000)
        flip_bit(patient.folder / FILE, 100)
        answer = repair(patient.folder, patient.key)
        assert answer.code == Exit.DAMAGED
        assert set(copies(patient.folder).values()) == {Copy.WHOLE}
        assert "Sicherung" in answer.lines[0]
        assert patient.path.read_bytes() == b"x" * 10_000
