"""What a sync did in the words of the contract, and where what was written is kept."""

from __future__ import annotations

import contextlib
import json
from pathlib import Path

import pytest

from desktop.commands.command import Exit
from desktop.commands.desk import (
    OwnDesk,
    introduce,
    is_level,
    joined,
    keep_standing,
    kept_code,
    problem_after,
    since,
    spared,
    sync_answer,
    watch_line,
)
from desktop.domain.progress import Halt
from desktop.presenters.times import read_id
from desktop.store.database import Busy, DiskFull
from desktop.sync.failures import Cause, Failure
from desktop.sync.worker import Report
from tests.helpers.desks import NOWHERE, Desks, ask
from tests.helpers.documents import LEAST

SYNC = {
    "pushed",
    "pulled",
    "outbox",
    "refused",
    "waiting",
    "quarantined",
    "alarms",
    "up_to_date",
    "channels",
}
WATCH = {"at", "pushed", "pulled", "shown", "up_to_date", "alarms"}
SILENT = Failure(Cause.UNREACHABLE, "unreachable", "Der Server ist nicht erreichbar.")
HALTED = Halt("root_mismatch", "Dieser Server gehört zu einer anderen Kooperation.")


def notified(desk: OwnDesk, folder: Path) -> bytes:
    """Write a notification; gives the id of its first recipient's."""
    path = folder / "notification.json"
    path.write_text(json.dumps(LEAST), encoding="utf-8")
    return read_id(str(ask(desk, "notify", "--from", str(path)).result["recipients"][0]["id"]), "id")


def test_the_keys_of_the_contract(desks: Desks) -> None:
    """A sync that reached the server answers with exactly the contract's keys, the heads, and code 0."""
    report = desks.police.sync(20.0)
    result, code = sync_answer(desks.police.opened, report)
    assert (code, set(result)) == (Exit.DONE, SYNC)
    heads = desks.police.opened.workspace.heads()
    assert result["channels"].keys() == {channel.hex() for channel in heads}
    assert json.loads(json.dumps(result)) == result


def test_a_silent_server_is_kept(offline: OwnDesk, tmp_path: Path) -> None:
    """Where nobody answers the same keys come with the reason, code 3, and what was written counts as waiting."""
    entity = notified(offline, tmp_path)
    report = offline.sync(5.0)
    result, code = sync_answer(offline.opened, report)
    assert (code, set(result)) == (Exit.KEPT, SYNC | {"error"})
    assert result["error"]["code"] == "unreachable"
    assert (result["outbox"] > 0, result["up_to_date"]) == (True, False)
    assert kept_code(offline.opened, [entity]) == Exit.KEPT
    assert kept_code(offline.opened, [bytes(16)]) == Exit.DONE


def test_what_has_arrived_is_done(desks: Desks, tmp_path: Path) -> None:
    """What the server has taken waits no longer."""
    entity = notified(desks.police, tmp_path)
    desks.police.sync(20.0)
    assert kept_code(desks.police.opened, [entity]) == Exit.DONE


def test_what_the_server_refused_is_refused(offline: OwnDesk, tmp_path: Path) -> None:
    """One refused event among those asked for makes the answer a refusal."""
    entity, other = (notified(offline, tmp_path) for _ in range(2))
    store = offline.opened.store
    with store.transaction():
        store.outbox.mark([row.event for row in offline.opened.workspace.pending(entity)], "refused", "not_the_author")
    assert kept_code(offline.opened, [other, entity]) == Exit.REFUSED
    assert kept_code(offline.opened, [other]) == Exit.KEPT


def test_what_stands_in_the_way(desks: Desks) -> None:
    """A halt is refused, a silent server keeps, and nothing in the way is done."""
    opened = desks.police.opened
    assert problem_after(opened, Report()) == (None, Exit.DONE)
    problem, code = problem_after(opened, Report(failure=SILENT))
    assert (problem, code) == ({"code": "unreachable", "message": SILENT.message}, Exit.KEPT)
    problem, code = problem_after(opened, Report(failure=SILENT, halt=HALTED))
    assert (problem, code) == ({"code": "root_mismatch", "message": HALTED.message}, Exit.REFUSED)


def test_a_line_of_the_watch(desks: Desks) -> None:
    """A line of the watch names each entity once, and the reason where the line is down."""
    opened = desks.police.opened
    desks.police.sync(20.0)
    remaining = opened.workspace.local.remaining()
    shown = [bytes(16), bytes(15) + b"\1", bytes(16)]
    well = watch_line(opened, Report(shown=shown), remaining)
    assert set(well) == WATCH
    assert len(well["shown"]) == 2
    down = watch_line(opened, Report(failure=SILENT), remaining)
    assert (set(down), down["error"]["code"], down["up_to_date"]) == (WATCH | {"error"}, "unreachable", False)


def test_level_only_after_a_run_that_ended_well(desks: Desks) -> None:
    """Equal heads do not count as level after a run that failed or was halted."""
    desks.willich.sync(20.0)
    ask(desks.willich, "sync")
    remaining = desks.willich.opened.workspace.local.remaining()
    assert is_level(remaining, Report())
    assert not is_level(remaining, Report(failure=SILENT))
    assert not is_level(remaining, Report(halt=HALTED))


@pytest.mark.parametrize("report", [Report(failure=SILENT), Report(halt=HALTED)], ids=["the line is dead", "a halt"])
def test_only_a_run_that_ended_well_passes_for_level(offline: OwnDesk, report: Report) -> None:
    """Whoever asked in vain how things stand knows it no longer, however level they were before."""
    settings = offline.opened.store.settings
    settings.put("level", b"1")
    keep_standing(offline.opened, report)
    assert settings.get("level") == b""


@pytest.mark.parametrize(("error", "code"), [(DiskFull("x"), "disk_full"), (Busy("x"), "profile_in_use")])
def test_what_a_command_wrote_is_kept_whatever_its_sync_meets(error: Exception, code: str) -> None:
    """A disk that takes nothing while a command syncs is the sync's failure: the command has written what it had to."""

    def run() -> Report:
        raise error

    failure = spared(run).failure
    assert failure is not None
    assert failure.code == code


def test_two_runs_are_one() -> None:
    """The counts of two runs add up, and the second's end counts."""
    first = Report(pushed=1, pulled=2, refused=3, shown=[b"a"], failure=SILENT)
    both = joined(first, Report(pushed=10, pulled=20, refused=30, shown=[b"b"]))
    assert (both.pushed, both.pulled, both.refused, both.shown) == (11, 22, 33, [b"a", b"b"])
    assert both.failure is None
    assert joined(Report(), first).failure == SILENT


def test_what_was_done_since_is_told_apart() -> None:
    """Of a run that goes on, what it has done since a moment is counted, with how it stands now."""
    before = Report(pushed=1, pulled=2, refused=3, shown=[b"a"])
    whole = Report(pushed=11, pulled=22, refused=33, shown=[b"a", b"b"], failure=SILENT)
    assert since(before, whole) == Report(pushed=10, pulled=20, refused=30, shown=[b"b"], failure=SILENT)


def test_a_person_is_introduced_once(desks: Desks) -> None:
    """A device that has said its person's name does not say it again."""
    ask(desks.police, "sync")
    assert not introduce(desks.police.opened)


def test_nobody_is_introduced_before_all_is_read(offline: OwnDesk) -> None:
    """Where the log is not back yet after a repair the person's name is not said a second time."""
    with offline.opened.store._connections.writing() as connection:
        connection.run("DELETE FROM states WHERE kind = 'person'")
    assert not introduce(offline.opened)
    assert offline.opened.workspace.unplaced() == []


def test_a_pause_outlives_its_process(desks: Desks, tmp_path: Path) -> None:
    """The contact of an earlier process is remembered, and a run that fails does not make it newer or level."""
    folder = desks.copy("police", tmp_path / "copy", NOWHERE)
    with contextlib.closing(desks.open(folder)) as opened:
        before = opened.store.settings.get("last_success")
        OwnDesk(opened).sync(5.0)
        pause = opened.store.settings.get("back_off")
    with contextlib.closing(desks.open(folder)) as opened:
        assert before
        assert opened.store.settings.get("last_success") == before
        assert opened.store.settings.get("back_off") == pause
        assert pause
