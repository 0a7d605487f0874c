"""The files on their way: said by kind and size, honestly how far, and never by name."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from desktop.domain.progress import Moved
from desktop.presenters import attaching, synchronisation
from desktop.presenters.attaching import DraftFile
from desktop.presenters.uploads import Upload, as_they_stand, file_words, uploads
from tests.helpers.attaching import add_material, attach, carry
from tests.helpers.company import ASD, Company, Member

MIB = 1024 * 1024


@dataclass
class Known:
    """What a desk knows of files."""

    held: bool = False
    moved: dict[bytes, Moved] = field(default_factory=dict)

    def upload(self, file: bytes) -> Moved | None:
        return self.moved.get(file)


@pytest.fixture
def entity(company: Company, police: Member) -> bytes:
    """A notification that has arrived in Willich."""
    made = police.notify(ASD, "urgent")
    company.everybody_syncs()
    return made


def states(files: tuple[Upload, ...], known: Known, *, online: bool = True) -> list[str]:
    """Where each stands, as it is said."""
    return [str(one.state) for one in as_they_stand(files, known, online=online)]


def test_a_file_is_said_by_what_it_is_for_and_how_large(police: Member, entity: bytes) -> None:
    """The number of its notification, kind and size, to whom and since when; what waits for it stands here alone."""
    file = attach(police, ASD, entity, b"x" * 2048)
    (one,) = uploads(police.workspace)
    number = police.shown("notification", entity).number
    assert one.shown.what == f"Meldung {number}: Anhang · Datei, 2 KiB"
    assert one.shown.who.startswith("an Jugendamt Willich · seit ")
    assert (one.entity, one.shown.file, one.shown.actions) == (entity, file, ("take_back",))
    assert "film.bin" not in repr(one)
    assert synchronisation.waiting(police.workspace) == ()


def test_how_far_it_has_come_and_what_it_waits_for(police: Member, entity: bytes) -> None:
    """Nothing that waits is called on its way, and what was carried already is said in any case."""
    file = attach(police, ASD, entity, b"x")
    found = uploads(police.workspace)
    some = {file: Moved(file, 2, 5, 5, up=True)}
    assert states(found, Known()) == ["Wartet auf Übermittlung"]
    assert states(found, Known(moved=some)) == ["Wird übermittelt: Teil 2 von 5"]
    assert states(found, Known(moved=some), online=False) == ["Wartet auf Verbindung · Teil 2 von 5"]
    assert states(found, Known(held=True)) == ["Angehalten"]
    assert states(found, Known(held=True, moved=some)) == ["Angehalten · Teil 2 von 5"]


def test_materials_go_too_and_what_has_gone_is_not_there(company: Company, police: Member, entity: bytes) -> None:
    """A document is not given up here; once the server has them nothing is listed."""
    add_material(police, b"x" * MIB)
    attach(police, ASD, entity, b"x")
    assert [one.shown.actions for one in uploads(police.workspace)] == [(), ("take_back",)]
    carry(police)
    police.synced()
    assert uploads(police.workspace) == ()


def test_what_is_still_to_be_attached_is_listed_last(police: Member, entity: bytes) -> None:
    """It is being prepared, or says what keeps it from that; both can be given up."""
    picture = DraftFile(b"p" * 16, "Kind Eins.jpg", 3 * MIB, "image/jpeg", b"d" * 32)
    attaching.wait(police.workspace, police.shown("notification", entity).notification_id, "Dienst A", (picture,))
    (one,) = uploads(police.workspace)
    number = police.shown("notification", entity).number
    assert (one.shown.what, one.shown.state) == (f"Anhang {number} · Bild, 3,0 MiB", "Wird vorbereitet")
    assert (one.shown.actions, one.goes) == (("remove",), False)
    attaching.hold(police.workspace, picture.id, "Diese Datei liegt nicht mehr auf diesem Gerät.")
    (one,) = uploads(police.workspace)
    assert (one.shown.actions, one.shown.tone) == (("again", "remove"), "danger")
    assert states((one,), Known(held=True)) == ["Diese Datei liegt nicht mehr auf diesem Gerät."]


def test_of_what_was_never_read_to_its_end_no_size_is_said(police: Member, entity: bytes) -> None:
    """Nobody knows it."""
    state = police.shown("notification", entity)
    attaching.wait(police.workspace, state.notification_id, "Dienst A", (DraftFile(b"p" * 16, "a.jpg", 0, "", b""),))
    assert [one.shown.what for one in uploads(police.workspace)] == [f"Anhang {state.number} · Datei"]


@pytest.mark.parametrize(
    ("media_type", "words"),
    [("application/pdf", "PDF"), ("image/png", "Bild"), ("video/mp4", "Film"), ("audio/ogg", "Ton"), ("", "Datei")],
)
def test_kinds_have_their_words(media_type: str, words: str) -> None:
    """What is unknown is a file."""
    assert file_words(media_type, 5) == f"{words}, 5 Bytes"
