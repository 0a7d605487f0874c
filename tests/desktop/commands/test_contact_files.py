"""`contacts import` and `contacts export`."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from desktop.commands.command import Exit
from desktop.commands.desk import OwnDesk
from tests.desktop.commands.test_registering import listed
from tests.helpers.desks import ask, problem

TABLE = "family_name;given_name;phone\r\nMüller;Anna;02154911260\r\nÖhm;Bert;keine\r\n"


def test_a_file_is_taken_in(offline: OwnDesk, tmp_path: Path) -> None:
    """It says what it would do, does it, and does nothing the second time; without a server it is kept."""
    file = tmp_path / "kontakte.csv"
    file.write_bytes(TABLE.encode("cp1252"))
    wanted = {"created": 1, "changed": 0, "unchanged": 0}
    tried = ask(offline, "contacts", "import", str(file), "--dry-run")
    assert tried.code == Exit.DONE
    assert wanted.items() <= tried.result.items()
    assert [row["line"] for row in tried.result["problems"]] == [3]
    assert listed(offline, "contacts") == {}
    done = ask(offline, "contacts", "import", str(file))
    assert done.code == Exit.KEPT
    assert wanted.items() <= done.result.items()
    [row] = listed(offline, "contacts").values()
    assert row["phone"] == "02154 911260"
    again = ask(offline, "contacts", "import", str(file))
    assert (again.code, again.result["created"], again.result["unchanged"]) == (Exit.DONE, 0, 1)


@pytest.mark.parametrize(
    ("form", "begins"), [("vcf", b"BEGIN:VCARD\r\nVERSION:4.0"), ("csv", b"\xef\xbb\xbffamily_name;")]
)
def test_a_file_is_given_out(offline: OwnDesk, tmp_path: Path, form: str, begins: bytes) -> None:
    """It says where it is, how many are in it and what it is known by."""
    assert ask(offline, "contacts", "add", "--family-name", "Groß", "--level", "casework").code == Exit.KEPT
    file = tmp_path / "kontakte"
    answer = ask(offline, "contacts", "export", "--format", form, "--vcard", "4.0", "--out", str(file))
    assert answer.code == Exit.DONE
    assert (answer.result["contacts"], answer.result["path"]) == (1, str(file))
    assert file.read_bytes().startswith(begins)
    assert ask(offline, "contacts", "import", str(file)).result["unchanged"] == 1


@pytest.mark.parametrize(
    ("words", "code", "exit_code"),
    [
        (["import"], "wrong_call", Exit.WRONG_CALL),
        (["export", "--format", "csv"], "wrong_call", Exit.WRONG_CALL),
        (["import", "absent.csv"], "file_unreadable", Exit.REFUSED),
    ],
)
def test_what_is_refused(offline: OwnDesk, words: list[str], code: str, exit_code: Exit) -> None:
    """A wrong call, and a file that is not there."""
    answer = ask(offline, "contacts", *words)
    assert (problem(answer), answer.code) == (code, exit_code)


def test_what_is_not_sure_is_asked(offline: OwnDesk, tmp_path: Path) -> None:
    """With the name of what has to be said."""
    file = tmp_path / "alt.csv"
    file.write_bytes("family_name\r\nMüller\r\n".encode("cp850"))
    assert problem(ask(offline, "contacts", "import", str(file))) == "encoding_unsure"
    assert ask(offline, "contacts", "import", str(file), "--encoding", "cp850").result["created"] == 1


def test_a_named_pipe_is_waited_for_by_nobody(offline: OwnDesk, tmp_path: Path) -> None:
    """Nobody may ever write into it, and the window that answers would do nothing else."""
    pipe = tmp_path / "leitung"
    os.mkfifo(pipe)
    answer = ask(offline, "contacts", "import", str(pipe))
    assert (problem(answer), answer.code) == ("wrong_call", Exit.WRONG_CALL)


def test_an_unknown_unit_is_taken_in_where_somebody_names_theirs(offline: OwnDesk, tmp_path: Path) -> None:
    """Not without it, and for no other agency's unit."""
    file = tmp_path / "fremd.vcf"
    file.write_bytes(b"BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Anna Neu\r\nORG:Klinikum\r\nEND:VCARD\r\n")
    unit = offline.opened.workspace.unit
    assert [row["line"] for row in ask(offline, "contacts", "import", str(file)).result["problems"]] == [1]
    other = next(one for one in offline.opened.workspace.directory.units if one.split("-")[0] != unit.split("-")[0])
    assert problem(ask(offline, "contacts", "import", str(file), "--unknown-unit", other)) == "own_agency_only"
    done = ask(offline, "contacts", "import", str(file), "--unknown-unit", unit)
    assert (done.result["created"], done.result["problems"]) == (1, [])
    assert [row["line"] for row in done.result["remarks"]] == [1]
    assert done.lines[-1].startswith("Zeile 1, wird eingelesen: Die Stelle „Klinikum“")
    assert [row["unit"] for row in listed(offline, "contacts").values()] == [unit]
