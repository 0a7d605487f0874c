"""`doctor`: what is checked, what counts as damage, and what is said of it."""

from __future__ import annotations

from pathlib import Path

from desktop.commands.command import Exit
from desktop.commands.desk import OwnDesk
from desktop.commands.examining import checked, damaged_answer, examine, parts
from desktop.commands.self_checking import Check
from desktop.domain.rows import FileRow
from desktop.keys.passphrase import FLOOR
from desktop.keys.profile import change_passphrase
from desktop.keys.profile_file import FILE, SECOND, Copy, copies, heal
from desktop.keys.profile_folder import DATABASE, FILES
from desktop.store.files import open_files
from desktop.store.second import second_path
from tests.helpers.desks import Desks, ask
from tests.helpers.flipping import PAGE, flip, flip_bit
from wire.chunks import address

GOOD = Check("pages", ok=True, detail="alle Seiten geprüft")
BAD = Check("durability", ok=False, detail="synchronous=1")


def test_a_whole_profile_is_well(desks: Desks) -> None:
    """The doctor checks pages, every channel, durability, keyring and server, and finds nothing wrong."""
    answer = ask(desks.police, "doctor")
    assert (answer.code, answer.result["ok"]) == (Exit.DONE, True)
    details = {check["name"]: check["detail"] for check in answer.result["checks"] if check["name"] != "files"}
    channels = {f"channel {channel.hex()[:8]}" for channel in desks.police.opened.workspace.heads()}
    assert (
        details.keys() == {"pages", "copy", "profile", "index", "durability", "keyring", "policy", "server"} | channels
    )
    assert (details["server"], details["durability"]) == ("erreichbar", "synchronous=2")
    assert len(answer.lines) == len(answer.result["checks"])
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
    assert damaged_answer("profile.json", "profile").lines == ("FEHLER Profildatei: profile.json",)


def failing(folder: Path, desks: Desks) -> dict[str, str]:
    """The checks that fail, with what they say."""
    answer = examine(folder, desks.key(folder))
    assert answer.code == (Exit.DONE if answer.result["ok"] else Exit.DAMAGED)
    return {check["name"]: check["detail"] for check in answer.result["checks"] if not check["ok"]}


def test_each_part_has_words_of_its_own() -> None:
    """Damaged tables are named by what people know them as, each once; free room is nobody's."""
    assert parts(["outbox", "sealed", "drafts", "search_data"]) == "Postausgang, Entwürfe, Suche"
    assert parts([]) == "nur unbenutzter Platz"


def test_every_table_has_a_name_for_people(offline: OwnDesk) -> None:
    """Whatever table is damaged, people are told what stood in it, never what the table is called."""
    with offline.opened.store._connections.reading() as connection:
        tables = [name for (name,) in connection.run("SELECT name FROM sqlite_master WHERE type = 'table'")]
    assert len(tables) > 12
    assert {table for table in tables if parts([table]) == table} == set()


def test_any_damaged_page_is_found_and_named(desks: Desks, tmp_path: Path) -> None:
    """Whatever page is broken, the doctor says so and names what stands in it, though the profile may not even open."""
    folder = desks.copy("police", tmp_path / "copy")
    path = folder / DATABASE
    named: set[str] = set()
    for page in range(path.stat().st_size // PAGE):
        with flip(path, page * PAGE + 200 * (page % 20)):
            found = failing(folder, desks)
        assert found, page
        named.update(detail for name, detail in found.items() if name in ("pages", "database"))
    said = " ".join(named)
    for part in ("Schlüssel", "Entwürfe", "Postausgang", "Verlauf", "Listen und Anzeige", "Suche", "das Gerät"):
        assert part in said
    assert failing(folder, desks) == {}


def test_a_damaged_copy_is_damage(desks: Desks, tmp_path: Path) -> None:
    """A second copy that cannot be read is found, as long as nothing is written that would make it anew."""
    folder = desks.copy("police", tmp_path / "copy")
    copy = second_path(folder / DATABASE)
    for page in range(copy.stat().st_size // PAGE):
        with flip(copy, page * PAGE + 77):
            assert failing(folder, desks).keys() == {"copy"}


def test_what_opens_the_profile_is_looked_at(desks: Desks, tmp_path: Path) -> None:
    """A damaged copy of the profile's file is damage and stays; one that is not there yet, or older, is a detail."""
    folder = desks.copy("police", tmp_path / "copy")
    older, second = (folder / SECOND).read_bytes(), folder / SECOND
    for name in (FILE, SECOND):
        with flip(folder / name, 100):
            assert f"beschädigt: {name};" in failing(folder, desks)["profile"]
            assert copies(folder)[name] is Copy.DAMAGED
    (folder / FILE).unlink()
    assert "fehlt" in failing(folder, desks)["profile"]
    heal(folder, desks.key(folder))
    assert f"{FILE} war bis " in said(folder, desks)
    second.unlink()
    assert "entsteht, sobald jemand das Profil öffnet" in said(folder, desks)
    change_passphrase(folder, desks.key(folder), "Holzfäller auf Glatteis 1", costs=FLOOR)
    second.write_bytes(older)
    assert "ist älter" in said(folder, desks)
    second.write_bytes((desks.folder / "willich" / FILE).read_bytes())
    assert "gehört zu einem anderen Profil" in failing(folder, desks)["profile"]


def test_small_files_that_the_database_knows_are_looked_at(desks: Desks, tmp_path: Path) -> None:
    """A damaged mark or CA is damage that a repair heals; a CA that nothing keeps any more has to be named anew."""
    folder = desks.copy("police", tmp_path / "copy")
    flip_bit(folder / "install", 5)
    (folder / "ca.pem").write_bytes(b"rubbish")
    found = failing(folder, desks)
    assert "die Datenbank hat es noch" in found["install"]
    assert "`ca_file`" in found["ca"]


def said(folder: Path, desks: Desks) -> str:
    """What is said of the file of a profile that is well."""
    answer = examine(folder, desks.key(folder))
    assert answer.code == Exit.DONE
    return next(str(check["detail"]) for check in answer.result["checks"] if check["name"] == "profile")


def test_the_files_are_looked_at_too(desks: Desks, tmp_path: Path) -> None:
    """Every chunk of every file is read; one that is broken counts as not here, and its page is damage until healed."""
    folder = desks.copy("police", tmp_path / "copy")
    files = open_files(folder / FILES, desks.key(folder).reveal())
    chunk = bytes(100 * PAGE)
    files.know(FileRow(bytes(16), bytes(32), bytes(32), len(chunk), 1, uploaded=True), [address(chunk)])
    files.keep(bytes(16), 0, chunk)
    files.forget(())
    files.close()
    assert failing(folder, desks) == {}
    with flip(folder / FILES, 50 * PAGE + 7):
        assert failing(folder, desks).keys() == {"files"}
        assert failing(folder, desks).keys() == {"files"}


def test_a_missing_copy_is_a_detail(desks: Desks, tmp_path: Path) -> None:
    """Without a second copy a profile is whole; one that lags behind says so and is whole too."""
    folder = desks.copy("police", tmp_path / "copy")
    second_path(folder / DATABASE).unlink()
    assert failing(folder, desks) == {}


def test_a_database_that_has_lost_commits_says_so(desks: Desks, tmp_path: Path) -> None:
    """An old file in the place of the database is called what it is, and what can be saved is counted."""
    folder = desks.copy("police", tmp_path / "copy")
    old = (folder / DATABASE).read_bytes()
    opened = desks.open(folder)
    opened.workspace.own.save_draft(bytes(16), b"words")
    opened.close()
    (folder / DATABASE).write_bytes(old)
    answer = examine(folder, desks.key(folder))
    said = {check["name"]: check["detail"] for check in answer.result["checks"]}
    assert answer.code == Exit.DAMAGED
    assert "die Zweitschrift hat es noch" in said["database"]
    assert said["copy"].startswith("1 Entwürfe und 0 ungesendete")


def test_when_nothing_is_left_it_is_said(desks: Desks, tmp_path: Path) -> None:
    """With both files broken the doctor says that only a backup helps."""
    folder = desks.copy("police", tmp_path / "copy")
    for path in (folder / DATABASE, second_path(folder / DATABASE)):
        path.write_bytes(b"x" * 10_000)
    found = failing(folder, desks)
    assert found.keys() == {"database", "copy"}
    assert "Sicherung" in found["copy"]
