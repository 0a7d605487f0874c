"""`materials`: what each of its commands does, says, and refuses."""

from __future__ import annotations

import io
from contextlib import redirect_stderr
from pathlib import Path
from typing import Any

import pytest

from desktop.commands.command import Answer, Exit
from desktop.commands.desk import OwnDesk
from desktop.keys.profile_folder import FILES
from tests.helpers.desks import Desks, ask, problem
from tests.helpers.pdf import plain

MIB = 1024 * 1024


def added(desk: OwnDesk, path: Path, *words: str, content: bytes = b"Merkblatt") -> dict[str, Any]:
    """Add a file; gives its row."""
    path.write_bytes(content)
    answer = ask(desk, "materials", "add", str(path), *words)
    assert answer.code == Exit.DONE, answer.result
    (row,) = answer.result["items"]
    return dict(row)


def rows(desk: OwnDesk) -> dict[str, dict[str, Any]]:
    """The documents a desk lists, by title."""
    ask(desk, "sync")
    return {row["title"]: row for row in ask(desk, "materials", "list").result["items"]}


def test_adding_and_listing(desks: Desks, tmp_path: Path) -> None:
    """What one adds the other lists, with all that was said of it; the file itself stays where it is."""
    words = ("--title", "Schulung", "--topic", "Kinderschutz", "--topic", "Recht", "--mandatory")
    row = added(desks.police, tmp_path / "film.pdf", *words)
    assert (row["title"], row["state"], row["held_bytes"] > 0) == ("Schulung", "here", True)
    seen = rows(desks.willich)["Schulung"]
    assert (seen["topics"], seen["mandatory"], seen["media_type"]) == (
        ["Kinderschutz", "Recht"],
        True,
        "application/pdf",
    )
    assert (seen["name"], seen["size"], seen["state"], seen["pinned"]) == ("film.pdf", 9, "not_here", False)
    assert [version["size"] for version in seen["versions"]] == [9]
    found = ask(desks.willich, "search", "schulung").result["items"]
    assert [(each["kind"], each["title"]) for each in found] == [("material", "Schulung")]


def test_several_files_are_added_together(desks: Desks, tmp_path: Path) -> None:
    """Each is a document under its own name; if one cannot be read, none is added."""
    paths = [tmp_path / name for name in ("eins.txt", "zwei.txt")]
    for path in paths:
        path.write_text(path.name)
    before = set(rows(desks.police))
    refused = ask(desks.police, "materials", "add", *map(str, paths), str(tmp_path / "fehlt"))
    assert problem(refused) == "file_unreadable"
    assert set(rows(desks.police)) == before
    answer = ask(desks.police, "materials", "add", *map(str, paths))
    assert [row["title"] for row in answer.result["items"]] == ["eins", "zwei"]
    assert {"eins", "zwei"} <= set(rows(desks.willich))


def test_an_empty_document_is_refused_with_its_name(desks: Desks, tmp_path: Path) -> None:
    """Whatever it is called, and none of those named beside it is added; what is no PDF inside is added and said."""
    empty, other = tmp_path / "leer.pdf", tmp_path / "netz.pdf"
    empty.write_bytes(b"")
    other.write_bytes(b"<!DOCTYPE html>")
    before = set(rows(desks.police))
    refused = ask(desks.police, "materials", "add", str(other), str(empty))
    assert (refused.code, problem(refused)) == (Exit.REFUSED, "file_empty")
    assert refused.result["error"]["message"] == f"{empty}: Die Datei ist leer (0 Byte)."
    assert set(rows(desks.police)) == before
    with redirect_stderr(io.StringIO()) as told:
        added(desks.police, other, content=b"<!DOCTYPE html>")
    assert "netz.pdf: Beginnt nicht wie ein PDF-Dokument." in told.getvalue()


def test_a_new_version(desks: Desks, tmp_path: Path) -> None:
    """The newest version is the one that is got, an older one is still to be had, by its id."""
    row = added(desks.police, tmp_path / "regel.txt", content=b"alt")
    added(desks.police, tmp_path / "regel.txt", "--to", row["id"], content=b"neu!")
    seen = rows(desks.willich)["regel"]
    assert ([each["size"] for each in seen["versions"]], seen["conflict"]) == ([4, 3], False)
    out = tmp_path / "out"
    for words, content in (((), b"neu!"), (("--version", seen["versions"][1]["version"]), b"alt")):
        assert ask(desks.willich, "materials", "get", row["id"], "--out", str(out), *words).code == Exit.DONE
        assert out.read_bytes() == content
    assert problem(ask(desks.willich, "materials", "add", str(out), "--to", row["id"])) == "own_agency_only"


def test_getting_into_a_folder(desks: Desks, tmp_path: Path) -> None:
    """In a folder the file has the name it was added under, and the answer says where it is."""
    row = added(desks.police, tmp_path / "karte.png", content=bytes(MIB + 1))
    ask(desks.willich, "sync")
    folder = tmp_path / "folder"
    folder.mkdir()
    answer = ask(desks.willich, "materials", "get", row["id"], "--out", str(folder))
    assert (answer.result["path"], answer.result["size"]) == (str(folder / "karte.png"), MIB + 1)
    assert (folder / "karte.png").read_bytes() == bytes(MIB + 1)
    assert rows(desks.willich)["karte"]["state"] == "here"


def test_pinned_stays_under_the_cap(desks: Desks, tmp_path: Path) -> None:
    """With a small cap what was used longest ago goes, pinned stays until it is dropped; no cap is beyond a TiB."""
    ids = [added(desks.police, tmp_path / f"{name}.bin", content=bytes(2 * MIB))["id"] for name in ("a", "b", "c")]
    ask(desks.willich, "sync")
    assert ask(desks.willich, "materials", "pin", ids[0]).result["state"] == "here"
    assert ask(desks.willich, "materials", "cap", "5").result["cap_bytes"] == 5 * MIB
    for number in ids[1:]:
        assert ask(desks.willich, "materials", "get", number, "--out", str(tmp_path / "out")).code == Exit.DONE
    states = {title: row["state"] for title, row in rows(desks.willich).items() if title in "abc"}
    assert states == {"a": "here", "b": "not_here", "c": "here"}
    assert ask(desks.willich, "materials", "drop", ids[0]).result["state"] == "not_here"
    assert problem(ask(desks.willich, "materials", "cap", "1048577")) == "cap_invalid"
    cap = ask(desks.willich, "materials", "cap").result
    assert (cap["cap_bytes"], cap["held_bytes"] <= 5 * MIB) == (5 * MIB, True)


def test_without_a_server(desks: Desks, tmp_path: Path) -> None:
    """What is added is kept and waits; until the server has it, it cannot be dropped, but it can be got."""
    with desks.offline("police", tmp_path / "offline") as desk:
        assert ask(desk, "materials", "list").result["items"] == []
        assert not (desk.opened.folder / FILES).exists()
        path = tmp_path / "spaeter.txt"
        path.write_bytes(b"x" * 100)
        answer = ask(desk, "materials", "add", str(path))
        (row,) = answer.result["items"]
        assert (answer.code, row["state"]) == (Exit.KEPT, "uploading")
        assert problem(ask(desk, "materials", "drop", row["id"])) == "only_copy"
        desk.opened.files.arrived(desk.opened.files.all()[0].file)
        # The server has it, and may let go of it again before it has been told what it is for.
        assert problem(ask(desk, "materials", "drop", row["id"])) == "only_copy"
        assert ask(desk, "materials", "get", row["id"], "--out", str(tmp_path / "out")).code == Exit.DONE
        assert (tmp_path / "out").read_bytes() == b"x" * 100


def test_removing(desks: Desks, tmp_path: Path) -> None:
    """A removed document is listed nowhere any more, and only its agency removes it."""
    row = added(desks.police, tmp_path / "veraltet.txt")
    ask(desks.willich, "sync")
    assert problem(ask(desks.willich, "materials", "remove", row["id"])) == "own_agency_only"
    assert ask(desks.police, "materials", "remove", row["id"]).result["removed"] is True
    assert "veraltet" not in rows(desks.willich)
    assert problem(ask(desks.willich, "materials", "get", row["id"], "--out", str(tmp_path / "out"))) == "not_found"


WRONG = {
    "nothing to add": ("add",),
    "a title for two": ("add", "a", "b", "--title", "T"),
    "no id": ("get", "--out", "x"),
    "two ids": ("pin", "a", "b"),
    "nowhere to go": ("get", "id"),
    "a cap of words": ("cap", "viel"),
    "an unknown word": ("burn",),
}


@pytest.mark.parametrize("words", WRONG.values(), ids=WRONG)
def test_wrong_calls(desks: Desks, words: tuple[str, ...]) -> None:
    """A call that does not fit together is a wrong call, and nothing is looked at."""
    assert ask(desks.police, "materials", *words).code == Exit.WRONG_CALL


def test_what_is_said_of_it_is_checked_before_it_is_read(desks: Desks, tmp_path: Path) -> None:
    """A topic that is none, or a document that there is not, is refused before a byte is taken in."""
    path = tmp_path / "film.bin"
    path.write_bytes(b"x")
    before = len(desks.police.opened.files.all())
    assert problem(ask(desks.police, "materials", "add", str(path), "--topic", " ")) == "material_invalid"
    unknown = "00000000-0000-7000-8000-000000000000"
    assert problem(ask(desks.police, "materials", "add", str(path), "--to", unknown)) == "not_found"
    assert len(desks.police.opened.files.all()) == before


def test_progress_goes_to_stderr(desks: Desks, tmp_path: Path) -> None:
    """How far reading and uploading have come is told beside the answer, with counts and bytes."""
    path = tmp_path / "film.bin"
    path.write_bytes(bytes(MIB + 1))
    errors = io.StringIO()
    with redirect_stderr(errors):
        answer: Answer = ask(desks.police, "materials", "add", str(path))
    assert answer.code == Exit.DONE
    assert "film.bin: 1,0 MiB von 1,0 MiB gelesen" in errors.getvalue()
    assert "Teil 2 von 2: 1,0 MiB von 1,0 MiB hochgeladen" in errors.getvalue()
    assert "film" in answer.lines[0]


def test_what_stands_in_a_document_is_found_with_its_page(desks: Desks, tmp_path: Path) -> None:
    """By who added it and who has fetched it, last, for its title has other words; found by that it is named once."""
    content = plain(["Anfang", "Quastenflosser am Kind"])
    row = added(desks.police, tmp_path / "flosse.pdf", "--title", "Meerestiere", content=content)
    (found,) = ask(desks.police, "search", "quastenfl").result["items"]
    assert (found["kind"], found["id"], found["title"], found["page"]) == ("material", row["id"], "Meerestiere", 2)
    assert "Quastenflosser" in found["snippet"]
    assert ask(desks.police, "search", "quastenfl").lines[0].startswith("Material  Meerestiere  Seite 2  ")
    (named,) = ask(desks.police, "search", "meerest").result["items"]
    assert "page" not in named
    assert ask(desks.police, "search", "quastenfl", "--kind", "contact").result["items"] == []
    assert "Meerestiere" in rows(desks.willich)
    assert ask(desks.willich, "search", "quastenfl").result["items"] == []
    assert ask(desks.willich, "materials", "pin", row["id"]).code == Exit.DONE
    assert [one["page"] for one in ask(desks.willich, "search", "quastenfl").result["items"]] == [2]
    assert ask(desks.willich, "materials", "drop", row["id"]).code == Exit.DONE
    assert ask(desks.willich, "search", "quastenfl").result["items"] == []
