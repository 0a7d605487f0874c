"""Material: rows, and what may be written."""

from __future__ import annotations

import pytest

from desktop.domain.file import File
from desktop.domain.material import MaterialAdded
from desktop.domain.refused import Refused
from desktop.presenters import learning_report, materials
from desktop.presenters.materials import Label
from desktop.presenters.searching import search
from desktop.presenters.times import id_text
from desktop.workspace.recording import Deed
from tests.helpers.attaching import add_material, carry
from tests.helpers.company import ASD, POLICE, Member, founded


@pytest.fixture
def police() -> Member:
    """A member of the police in a company of two."""
    return founded([POLICE, ASD]).members[0]


def file(name: str = "Schulung.mp4") -> File:
    return File(b"f" * 16, b"k" * 32, 0, name, "video/mp4")


def test_a_document_is_named_after_its_file_unless_somebody_names_it(police: Member) -> None:
    """Titles and topics are what was said, without the blanks around them and without doublets."""
    unnamed = materials.add(police.workspace, Label(), file(), (b"c" * 32,))
    assert (unnamed.title, unnamed.topics, unnamed.mandatory) == ("Schulung", (), False)
    label = Label(" Recht ", ("a", " b ", "a"), mandatory=True, audience=("police",))
    named = materials.add(police.workspace, label, file(), (b"c" * 32,))
    assert (named.title, named.topics, named.mandatory, named.audience) == ("Recht", ("a", "b"), True, ("police",))
    assert materials.add(police.workspace, Label(), file(".profile"), (b"c" * 32,)).title == ".profile"


def test_what_nobody_sees_stands_in_no_title_and_no_topic(police: Member) -> None:
    """A title reads as it is, and a topic that looks like another is that one."""
    label = Label("Bericht \u202egnp.exe\u200b", ("Recht", "Re\u200bcht"))
    made = materials.add(police.workspace, label, file(), (b"c" * 32,))
    assert (made.title, made.topics) == ("Bericht gnp.exe", ("Recht",))


def test_a_title_written_elsewhere_reads_as_it_is_wherever_it_stands(police: Member) -> None:
    """In the rows, among what was found and in what is open to learn; one that nobody sees is called as its file."""
    workspace = police.workspace
    agency = workspace.directory.units[POLICE].agency
    for title in ("Be\u200bricht \u202egnp.exe", "\u202e"):
        body = MaterialAdded(POLICE, agency, title, ("Re\u200bcht",), file=file("Recht.mp4"), mandatory=True)
        workspace.record(workspace.cooperation(), [Deed("material.added", workspace.new_id(), body, (b"c" * 32,))])
    rows = materials.materials(workspace, limit=9, after=None)["items"]
    assert sorted(row["title"] for row in rows) == ["Bericht gnp.exe", "Recht.mp4"]
    assert rows[0]["topics"] == ["Recht"]
    assert {row["title"] for row in search(workspace, "Recht", "material", 9)["items"]} == {
        "Bericht gnp.exe",
        "Recht.mp4",
    }
    (section,) = learning_report.report(workspace)
    assert set(str(section.facts[0].value).split(", ")) == {"Bericht gnp.exe", "Recht.mp4"}


def test_rows_tell_every_version_with_its_author(police: Member) -> None:
    """The row is the newest version's, and all versions stand in it, the newest first."""
    entity = add_material(police, b"short", "Merkblatt")
    materials.revise(police.workspace, entity, file("neu.mp4"), (b"d" * 32,))
    (row,) = materials.materials(police.workspace, limit=9, after=None)["items"]
    assert (row["id"], row["title"], row["name"], row["unit"]) == (id_text(entity), "Merkblatt", "neu.mp4", POLICE)
    assert [version["name"] for version in row["versions"]] == ["neu.mp4", "film.bin"]
    assert all(version["by"].startswith("Person") for version in row["versions"])
    assert row["version"] == row["versions"][0]["version"]
    state = materials.material(police.workspace, entity)
    assert materials.edition(state, None).file.name == "neu.mp4"
    assert materials.edition(state, state.editions[0].version).file.name == "film.bin"
    with pytest.raises(Refused, match="Fassung"):
        materials.edition(state, b"?" * 16)


def test_an_event_waits_for_its_file(police: Member) -> None:
    """What was added is listed here at once and goes out only once the server has its file."""
    entity = add_material(police, b"short")
    assert [row.status for row in police.workspace.pending(entity)] == ["uploading"]
    assert carry(police)
    assert [row.status for row in police.workspace.pending(entity)] == ["waiting"]


def test_a_removed_document_is_not_found(police: Member) -> None:
    """Neither listed nor shown nor revised."""
    entity = add_material(police, b"short")
    assert materials.remove(police.workspace, entity)["removed"] is True
    assert materials.materials(police.workspace, limit=9, after=None)["items"] == []
    with pytest.raises(Refused, match="gibt es nicht"):
        materials.revise(police.workspace, entity, file(), (b"c" * 32,))


BAD = {
    "a title too long": Label("T" * 201),
    "a title of two lines": Label("eins\nzwei"),
    "too many topics": Label(topics=("t",) * 21),
    "a topic of nothing": Label(topics=(" ",)),
    "a topic of what nobody sees": Label(topics=("\u200b",)),
    "a topic too long": Label(topics=("t" * 61,)),
    "a topic of two lines": Label(topics=("eins\u2028zwei",)),
    "somebody nobody knows": Label(audience=("press",)),
}


@pytest.mark.parametrize("label", BAD.values(), ids=BAD)
def test_what_is_said_of_a_document_has_limits(police: Member, label: Label) -> None:
    """Beyond them it is refused, naming the field."""
    with pytest.raises(Refused) as refused:
        materials.add(police.workspace, label, file(), (b"c" * 32,))
    assert refused.value.field in ("title", "topic", "audience")


@pytest.mark.parametrize(
    ("name", "travels"),
    [
        ("Schulung 1.mp4", "Schulung 1.mp4"),
        ("a/b\\c:d*e?.pdf", "a_b_c_d_e_.pdf"),
        ("zwei\nZeilen", "zwei_Zeilen"),
        ("...", "Datei"),
        (" .versteckt. ", "versteckt"),
        ("x" * 300 + ".pdf", "x" * 196 + ".pdf"),
    ],
)
def test_a_file_travels_under_a_name_that_every_system_takes(name: str, travels: str) -> None:
    """What is a path, a control character or too long elsewhere is taken out of the name."""
    assert materials.file_name(name) == travels


def test_only_a_unit_adds(police: Member) -> None:
    """The founder's device, which is in no unit, adds nothing."""
    with pytest.raises(Refused, match="keiner Stelle"):
        materials.add(police.company.founder.workspace, Label(), file(), (b"c" * 32,))
