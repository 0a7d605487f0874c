"""`doctor` without a profile, and `passphrase`: how it is changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.commands.command import Exit
from desktop.commands.desk import OwnDesk
from desktop.commands.parsing import parse
from desktop.commands.table import COMMANDS
from desktop.computer import System
from desktop.domain.refused import Refused
from desktop.keys.problems import WrongPassphrase
from desktop.keys.unlock import unlock
from tests.helpers.desks import Desks, ask, problem
from tests.helpers.programs import PASSPHRASE


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
