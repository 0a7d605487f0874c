"""`invite --from`: the whole staff of a table in one go, with an invite each and letters to print, or nobody."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from desktop.commands.command import Exit
from desktop.keys.invites import read_invite
from tests.helpers.desks import Desks, ask, problem
from tests.helpers.pdf import texts_of

STAFF = "person;unit;roles;login\nŁucja Çağlar;;;lcaglar\nBernd Brot;;lead member;\n"


def table(folder: Path, text: str = STAFF) -> str:
    """A table in a folder; gives its path."""
    path = folder / "staff.csv"
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_everybody_of_a_table_is_invited(desks: Desks, tmp_path: Path) -> None:
    """Each line becomes an invite that the directory knows, named by who signs in, and a page of the letters."""
    out = tmp_path / "invites"
    answer = ask(desks.police, "invite", "--from", table(tmp_path), "--out", str(out), "--days", "30")
    assert answer.code is Exit.DONE
    rows = answer.result["invites"]
    assert [Path(row["file"]).name for row in rows] == ["lcaglar.invite", "einladung-0002.invite"]
    assert [(row["person"], row["roles"]) for row in rows] == [
        ("Łucja Çağlar", ["member"]),
        ("Bernd Brot", ["lead", "member"]),
    ]
    workspace = desks.police.opened.workspace
    for row in rows:
        invite = read_invite(Path(row["file"]).read_bytes())
        assert invite.stated().key in workspace.directory.invites
        assert stat.S_IMODE(Path(row["file"]).stat().st_mode) == 0o600
    said = texts_of(Path(answer.result["letters"]).read_bytes())
    assert len(said) == 2
    assert "Łucja Çağlar" in said[0]
    assert "Leitung" in said[1]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("person;unit\nAnna;\nBernd;gibt-es-nicht\n", "Zeile 3: unit"),
        ("person;roles\nAnna;\nBernd;member chefin\n", "Zeile 3: roles: Es gibt keine Rolle chefin, nur"),
        ("person;unit\nAnna;\nBernd;jugendamt-willich-asd\n", "Zeile 3: Das kann nur die Leitung der Stelle."),
        ("unit;person\n;Anna\nkpb\n", "Zeile 3: person"),
        ("person\n", "1 bis 2000"),
    ],
)
def test_a_wrong_line_invites_nobody(desks: Desks, tmp_path: Path, text: str, words: str) -> None:
    """Where one line is wrong it is named, and nobody is invited and nothing written."""
    before = len(desks.police.opened.workspace.directory.invites)
    answer = ask(desks.police, "invite", "--from", table(tmp_path, text), "--out", str(tmp_path / "out"))
    assert (answer.code, words in answer.result["error"]["message"]) == (Exit.REFUSED, True)
    assert len(desks.police.opened.workspace.directory.invites) == before
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("staff", [False, True])
def test_a_role_that_there_is_not_invites_nobody(desks: Desks, tmp_path: Path, *, staff: bool) -> None:
    """A role is refused by name whether one is invited or a table, and which ones there are is said."""
    before = len(desks.police.opened.workspace.directory.invites)
    table_too = ("--from", table(tmp_path, "person\nAnna\n")) if staff else ()
    asked = ("invite", "--role", "member", "--role", "chefin", "--out", str(tmp_path / "out"), *table_too)
    error = ask(desks.police, *asked).result["error"]
    assert (error["code"], error["field"]) == ("role_unknown", "role")
    assert "chefin, nur administrator, lead, release, member." in error["message"]
    assert len(desks.police.opened.workspace.directory.invites) == before
    assert not (tmp_path / "out").exists()


def test_a_folder_that_is_there_stays_open_to_those_it_was(desks: Desks, tmp_path: Path) -> None:
    """Invites are their owner's alone, and the folder they are put into is closed to nobody."""
    out = tmp_path / "shared"
    out.mkdir(mode=0o755)
    out.chmod(0o755)
    answer = ask(desks.police, "invite", "--from", table(tmp_path, "person\nAnna\n"), "--out", str(out))
    assert answer.code is Exit.DONE
    assert stat.S_IMODE(out.stat().st_mode) == 0o755
    assert {stat.S_IMODE(path.stat().st_mode) for path in out.iterdir()} == {0o600}


def test_nothing_is_written_over(desks: Desks, tmp_path: Path) -> None:
    """A folder that holds one of the files already is refused before anybody is invited."""
    (tmp_path / "lcaglar.invite").write_text("x", encoding="utf-8")
    answer = ask(desks.police, "invite", "--from", table(tmp_path), "--out", str(tmp_path))
    assert problem(answer) == "file_exists"
    assert (tmp_path / "lcaglar.invite").read_text(encoding="utf-8") == "x"


def test_codes_stand_in_the_letters(desks: Desks, tmp_path: Path) -> None:
    """A picture or letters of one's own are not asked for together with a table."""
    answer = ask(desks.police, "invite", "--from", table(tmp_path), "--out", str(tmp_path / "out"), "--letters")
    assert answer.code is Exit.WRONG_CALL
