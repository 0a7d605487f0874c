"""The file an event names, of a document and of a notification."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import pytest

from desktop.commands.named_file import attachment, give_up, named_file
from desktop.composition import Opened
from desktop.domain.refused import Refused
from desktop.presenters import materials
from desktop.store.files import FileStore
from tests.helpers.attaching import add_material, attach, carry
from tests.helpers.company import ASD, Company, Member
from tests.helpers.filing import OpenedInMemory


def opened(member: Member, folder: Path) -> Opened:
    return cast(Opened, OpenedInMemory(member, folder, cast(FileStore, member.files)))


def test_a_version_of_a_document_is_known_from_here_on(company: Company, police: Member, tmp_path: Path) -> None:
    """Its file is given, and the store of files knows which chunks it has, so that they can be fetched."""
    entity = add_material(police, b"content")
    carry(police)
    company.everybody_syncs()
    willich = company.members[1]
    version = materials.material(willich.workspace, entity).current.version
    file = named_file(opened(willich, tmp_path), entity, version)
    assert (file.name, willich.files.lacking(file.id)) == ("film.bin", [0])
    with pytest.raises(Refused, match="Fassung"):
        named_file(opened(willich, tmp_path), entity, b"?" * 16)


def test_an_attachment_is_found_by_its_event(company: Company, police: Member, tmp_path: Path) -> None:
    """It is the file of that event; one that is not there is refused."""
    entity = police.notify(ASD, "urgent")
    company.everybody_syncs()
    file = attach(police, ASD, entity, b"photo")
    one = police.shown("notification", entity).attachments[0]
    assert named_file(opened(police, tmp_path), entity, one.event).id == file
    with pytest.raises(Refused, match="gibt es nicht mehr"):
        attachment(opened(police, tmp_path), entity, b"?" * 16)


def test_the_only_copy_is_not_given_up(company: Company, police: Member, tmp_path: Path) -> None:
    """Until the server has it, it stays; then it goes from this device."""
    entity = add_material(police, b"content")
    state = materials.material(police.workspace, entity)
    with pytest.raises(Refused, match="noch nicht beim Server"):
        give_up(opened(police, tmp_path), state)
    carry(police)
    company.everybody_syncs()
    give_up(opened(police, tmp_path), state)
    assert police.files.lacking(state.current.file.id) == [0]
