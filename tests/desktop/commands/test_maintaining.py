"""`doctor` and `passphrase`: what is checked, what counts as damage, and how a passphrase is changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.commands.command import Exit
from desktop.commands.desk import OwnDesk
from desktop.commands.maintaining import checked, damaged_answer
from desktop.commands.parsing import parse
from desktop.commands.self_checking import Check
from desktop.commands.table import COMMANDS
from desktop.composition import System
from desktop.domain.refused import Refused
from desktop.keys.problems import WrongPassphrase
from desktop.keys.unlock import unlock
from tests.helpers.desks import Desks, ask, problem
from tests.helpers.programs import PASSPHRASE

GOOD = Check("pages", ok=True, detail="alle Seiten geprüft")
BAD = Check("durability", ok=False, detail="synchronous=1")


def test_a_whole_profile_is_well(desks: Desks) -> None:
    """The doctor checks pages, every channel, durability, keyring and server, and finds nothing wrong."""
    answer = ask(desks.police, "doctor")
    assert (answer.code, answer.result["ok"]) == (Exit.DONE, True)
    details = {check["name"]: check["detail"] for check in answer.result["checks"]}
    channels = {f"channel {channel.hex()[:8]}" for channel in desks.police.opened.workspace.heads()}
    assert details.keys() == {"pages", "durability", "keyring", "server"} | channels
    assert (details["server"], details["durability"]) == ("erreichbar", "synchronous=2")
    assert len(answer.lines) == len(details)
    assert not [line for line in answer.lines for name in details if f" {name}: " in line]


def test_a_missing_server_is_a_detail(offline: OwnDesk) -> None:
    """Without server and keyring a profile is well all the same, and the details say what is missing."""
    answer = ask(offline, "doctor")
    assert (answer.code, answer.result["ok"]) == (Exit.DONE, True)
    details = {check["name"]: check["detail"] for check in answer.result["checks"]}
    assert details["server"] not in ("", "erreichbar")
    assert details["keyring"] != "vorhanden"


def test_one_failed_check_fails_all() -> None:
    """One check that is not well makes the whole not well, with the exit code of whoever asked."""
    assert checked([GOOD], Exit.DAMAGED).code == Exit.DONE
    answer = checked([GOOD, BAD], Exit.DAMAGED)
    assert (answer.code, answer.result["ok"]) == (Exit.DAMAGED, False)
    assert [check["ok"] for check in answer.result["checks"]] == [True, False]
    assert answer.lines == (
        "gut    Seiten der Datenbank: alle Seiten geprüft",
        "FEHLER Sicheres Schreiben: synchronous=1",
    )
    assert checked([BAD], Exit.REFUSED).code == Exit.REFUSED


def test_a_profile_that_does_not_open_is_an_answer_too() -> None:
    """For a profile that does not even open the doctor has the one check that failed."""
    answer = damaged_answer("profile.json")
    assert answer.code == Exit.DAMAGED
    assert answer.result == {"ok": False, "checks": [{"name": "database", "ok": False, "detail": "profile.json"}]}


def test_only_the_self_check_needs_no_profile() -> None:
    """Without --self-check the doctor waits for a profile, and with it he answers alone."""
    doctor = COMMANDS["doctor"]
    assert doctor.alone(parse(["doctor"], COMMANDS)) is None
    answer = doctor.alone(parse(["doctor", "--self-check"], COMMANDS))
    assert answer is not None
    assert (answer.code, answer.result["ok"]) == (Exit.DONE, True)


def test_a_new_passphrase_opens_and_the_old_one_does_not(desks: Desks, offline: OwnDesk, tmp_path: Path) -> None:
    """Once changed only the new passphrase opens the profile, and the end of its line is no part of it."""
    folder, file = offline.opened.folder, tmp_path / "new"
    file.write_text(f"{PASSPHRASE}\r\n", encoding="utf-8")
    answer = ask(offline, "passphrase", "--new-passphrase-file", str(file))
    assert (answer.code, dict(answer.result)) == (Exit.DONE, {"changed": True})
    assert unlock(folder, PASSPHRASE, System().now()).reveal() == desks.key(folder).reveal()
    with pytest.raises(WrongPassphrase):
        unlock(folder, "Holzfäller auf Glatteis 2", System().now())


def test_a_weak_passphrase_is_refused(offline: OwnDesk, tmp_path: Path) -> None:
    """A passphrase that is too short changes nothing."""
    before = (offline.opened.folder / "profile.json").read_bytes()
    file = tmp_path / "new"
    file.write_text("kurz", encoding="utf-8")
    answer = ask(offline, "passphrase", "--new-passphrase-file", str(file))
    assert (answer.code, answer.result["error"]["field"]) == (Exit.REFUSED, "passphrase")
    assert (offline.opened.folder / "profile.json").read_bytes() == before


def test_without_file_or_terminal_it_is_a_wrong_call(offline: OwnDesk) -> None:
    """A script that names no file is told which is missing; one that names an absent file is refused."""
    answer = ask(offline, "passphrase")
    assert (problem(answer), answer.code) == ("wrong_call", Exit.WRONG_CALL)
    assert "--new-passphrase-file" in answer.lines[0]
    with pytest.raises(Refused) as refused:
        COMMANDS["passphrase"].gather(parse(["passphrase", "--new-passphrase-file", "absent"], COMMANDS))
    assert refused.value.code == "file_unreadable"
