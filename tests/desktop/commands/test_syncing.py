"""`sync`: what it says it did, in which direction, and how it ends."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from desktop.commands.command import Exit
from desktop.commands.desk import OwnDesk
from desktop.commands.parsing import parse
from desktop.commands.syncing import SYNC
from desktop.commands.table import COMMANDS
from tests.helpers.desks import Desks, ask, problem
from tests.helpers.documents import LEAST

COUNTS = {"pushed", "pulled", "outbox", "refused", "waiting", "quarantined", "up_to_date", "bytes_up", "bytes_down"}
ALL = COUNTS | {"seconds", "alarms", "channels", "notices"}


def written(desk: OwnDesk, folder: Path) -> dict[str, Any]:
    """Write a notification that stays at the desk; gives what is said of it."""
    path = folder / "notification.json"
    path.write_text(json.dumps(LEAST), encoding="utf-8")
    return dict(ask(desk, "notify", "--from", str(path)).result)


def test_a_sync_with_nothing_to_do(desks: Desks) -> None:
    """Once level, a sync moves no event, says so, and names every channel with its head."""
    ask(desks.police, "sync")
    answer = ask(desks.police, "sync")
    assert (answer.code, set(answer.result)) == (Exit.DONE, ALL)
    assert (answer.result["pushed"], answer.result["pulled"], answer.result["outbox"]) == (0, 0, 0)
    assert answer.result["up_to_date"] is True
    heads = desks.police.opened.workspace.heads()
    expected = {channel.hex(): {"seq": row.seq, "head": row.head.hex()} for channel, row in heads.items()}
    assert answer.result["channels"] == expected
    assert answer.result["bytes_down"] > 0


def test_bytes_are_those_of_one_run(desks: Desks) -> None:
    """The bytes of an earlier sync at the same desk are not counted again."""
    ask(desks.police, "sync")
    before = desks.police.traffic()
    result = ask(desks.police, "sync").result
    after = desks.police.traffic()
    assert (result["bytes_up"], result["bytes_down"]) == (after[0] - before[0], after[1] - before[1])
    assert before[0] > 0


def test_both_sides_end_with_the_same_heads_and_states(desks: Desks, tmp_path: Path) -> None:
    """What was written here stands there after a sync, and both say the same of every channel they share."""
    written(desks.police, tmp_path)
    pulled = ask(desks.willich, "sync").result
    assert pulled["pulled"] > 0
    here, there = (ask(desk, "sync", "--states").result for desk in (desks.police, desks.willich))
    shared = here["channels"].keys() & there["channels"].keys()
    assert len(shared) >= 3
    assert all(here["channels"][each] == there["channels"][each] for each in shared)
    assert all(here["states"].get(each) == there["states"].get(each) for each in shared)
    assert here["states"].keys() == {each for each, row in here["channels"].items() if row["seq"]}
    assert {len(bytes.fromhex(digest)) for digest in here["states"].values()} == {32}


def test_only_pull_sends_nothing(desks: Desks, tmp_path: Path) -> None:
    """With --only-pull a receipt that is due stays, and without it the receipt goes."""
    written(desks.police, tmp_path)
    pulled = ask(desks.willich, "sync", "--only-pull").result
    assert (pulled["pushed"], pulled["up_to_date"]) == (0, False)
    assert pulled["pulled"] > 0
    assert pulled["outbox"] > 0
    assert ask(desks.willich, "sync").result["pushed"] > 0


def test_only_push_takes_nothing_in(desks: Desks, tmp_path: Path) -> None:
    """With --only-push what others wrote stays on the server, and without it it comes."""
    ask(desks.willich, "sync")
    written(desks.police, tmp_path)
    before = desks.willich.opened.store.settings.get("last_success")
    result = ask(desks.willich, "sync", "--only-push").result
    # Nobody has asked the server what there is, so nobody can say that it is all here.
    assert (result["pulled"], result["up_to_date"]) == (0, False)
    assert desks.willich.opened.store.settings.get("last_success") == before
    assert ask(desks.willich, "sync").result["pulled"] > 0


def test_offline_gives_the_same_object_with_the_reason(offline: OwnDesk, tmp_path: Path) -> None:
    """Where the server cannot be reached what was written waits, which is told with exit code 3 and the same names."""
    assert written(offline, tmp_path)["state"] == "queued"
    answer = ask(offline, "sync")
    assert (answer.code, problem(answer)) == (Exit.KEPT, "unreachable")
    assert set(answer.result) == ALL | {"error"}
    assert answer.result["outbox"] > 0
    assert answer.result["up_to_date"] is False
    assert answer.lines[-1] == answer.result["error"]["message"]


def test_the_two_directions_exclude_each_other(desks: Desks) -> None:
    """A call for both at once is a wrong call."""
    assert ask(desks.police, "sync", "--only-push", "--only-pull").code == Exit.WRONG_CALL


def test_what_is_gathered() -> None:
    """Without an option both directions are asked for, with one only its own, and digests where they are wished."""
    calls: tuple[list[str], ...] = ([], ["--only-push"], ["--only-pull"], ["--states"])
    gathered = [dict(SYNC.gather(parse(["sync", *more], COMMANDS))) for more in calls]
    names = ("push", "pull", "states")
    wished = [(True, True, False), (True, False, False), (False, True, False), (True, True, True)]
    assert gathered == [dict(zip(names, one, strict=True)) for one in wished]
    assert SYNC.writes({})
    assert SYNC.repeatable


def test_what_was_noticed_is_said_in_words(offline: OwnDesk) -> None:
    """Whoever syncs or asks how things stand reads in a sentence what an alarm is about, and without one nothing."""
    ground = offline.opened.workspace.local._ground

    def said(name: str) -> list[str]:
        return [
            line for line in ask(offline, name).lines if line.startswith("Der Server war auf einem früheren Stand.")
        ]

    assert [said(name) for name in ("sync", "status")] == [[], []]
    with ground.transaction():
        ground.raise_alarm("server_restored")
    assert [len(said(name)) for name in ("sync", "status")] == [1, 1]
