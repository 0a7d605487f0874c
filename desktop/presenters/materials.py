"""Material: rows for lists, and what may be written. The bytes of files are no concern of this room."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from desktop.domain.audience import AUDIENCES
from desktop.domain.file import File
from desktop.domain.material import (
    LONGEST_TITLE,
    LONGEST_TOPIC,
    MOST_TOPICS,
    Edition,
    Material,
    MaterialAdded,
    MaterialRemoved,
    MaterialRevised,
)
from desktop.domain.refused import Refused
from desktop.domain.said import Verbatim, say
from desktop.domain.unseen import seen
from desktop.presenters.paging import page
from desktop.presenters.times import id_text, written
from desktop.workspace.recording import Deed
from desktop.workspace.workspace import Workspace

LONGEST_NAME: Final = 200
EMPTY: Final = "Die Datei ist leer (0 Byte)."
"""Why a file of no bytes is offered to nobody: there is nothing to learn from it, whatever it is called."""


@dataclass(frozen=True, slots=True)
class Label:
    """What somebody says of a document: an empty title stands for the name of its file."""

    title: str = ""
    topics: tuple[str, ...] = ()
    mandatory: bool = False
    audience: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TakenIn:
    """A file that was copied into the profile and that no event tells of yet, with the addresses of its parts."""

    file: File
    chunks: tuple[bytes, ...]


def title_of(state: Material) -> Verbatim:
    """Give the title of a document as it is read, whatever the program wrote it with that it comes from."""
    return Verbatim(seen(state.title).strip() or file_name(state.current.file.name))


def material_row(workspace: Workspace, state: Material) -> dict[str, Any]:
    """Give a document as a row, with all its versions, the newest first."""
    current = state.current
    return {
        "id": id_text(state.id),
        "title": str(title_of(state)),
        "topics": [seen(topic) for topic in state.topics],
        "mandatory": state.mandatory,
        "audience": list(state.audience),
        "unit": state.unit,
        "name": current.file.name,
        "size": current.file.size,
        "media_type": current.file.media_type,
        "version": id_text(current.version),
        "versions": [_version_row(workspace, edition) for edition in reversed(state.editions)],
        "conflict": len(state.newest) > 1,
    }


def _version_row(workspace: Workspace, edition: Edition) -> dict[str, Any]:
    person = workspace.state("person", edition.device)
    return {
        "version": id_text(edition.version),
        "name": edition.file.name,
        "size": edition.file.size,
        "media_type": edition.file.media_type,
        "by": person.name if person else "",
        "at": written(edition.at),
    }


def materials(workspace: Workspace, *, limit: int, after: str | None) -> dict[str, Any]:
    """List the documents, the newest first, a page at a time."""
    rows = [material_row(workspace, state) for _, state in workspace.states("material", status="current")]
    return page(rows, limit, after)


def material(workspace: Workspace, entity: bytes) -> Material:
    """Give a document; raises `Refused` where there is none."""
    state = workspace.state("material", entity)
    if not isinstance(state, Material) or state.removed:
        raise Refused("not_found", "Dieses Material gibt es nicht.", field="id")
    return state


def edition(state: Material, version: bytes | None) -> Edition:
    """Give one version of a document, the one shown if none is named; raises `Refused`."""
    found = [one for one in state.editions if version in (None, one.version)]
    if not found:
        raise Refused("not_found", "Diese Fassung gibt es nicht.", field="version")
    return found[-1]


def checked_label(label: Label) -> Label:
    """Give what somebody says of a document without what nobody sees; raises `Refused` naming the field."""
    label = replace(label, title=seen(label.title).strip(), topics=tuple(seen(topic).strip() for topic in label.topics))
    if len(label.title) > LONGEST_TITLE or not _is_line(label.title):
        raise Refused.at(
            "title", "material_invalid", say("Höchstens {most} Zeichen in einer Zeile.", most=LONGEST_TITLE)
        )
    if len(label.topics) > MOST_TOPICS:
        raise Refused.at("topic", "material_invalid", say("Höchstens {most} Themen.", most=MOST_TOPICS))
    if not all(topic and len(topic) <= LONGEST_TOPIC and _is_line(topic) for topic in label.topics):
        raise Refused.at("topic", "material_invalid", say("1 bis {most} Zeichen in einer Zeile.", most=LONGEST_TOPIC))
    if not set(label.audience) <= set(AUDIENCES):
        raise Refused.at("audience", "material_invalid", say("Erlaubt sind: {codes}.", codes=", ".join(AUDIENCES)))
    return replace(label, topics=tuple(dict.fromkeys(label.topics)))


def file_name(name: str) -> str:
    """Give the name under which a file travels: what nobody sees or no system could write is taken out."""
    kept = "".join("_" if letter in '/\\:*?"<>|' or not _is_line(letter) else letter for letter in seen(name))
    return kept.strip(". ")[-LONGEST_NAME:] or "Datei"


def add(workspace: Workspace, label: Label, file: File, chunks: Sequence[bytes]) -> Material:
    """Add a document of one's own unit, which goes out once the server has its file."""
    label = checked_label(label)
    unit = workspace.directory.units.get(workspace.unit)
    if unit is None:
        raise Refused("not_enrolled", "Dieses Gerät gehört noch zu keiner Stelle.")
    title = (label.title or file.name.rpartition(".")[0] or file.name)[:LONGEST_TITLE]
    body = MaterialAdded(unit.id, unit.agency, title, label.topics, label.mandatory, file, label.audience)
    entity = workspace.new_id()
    workspace.record(workspace.cooperation(), [Deed("material.added", entity, body, tuple(chunks))])
    return material(workspace, entity)


def revise(workspace: Workspace, entity: bytes, file: File, chunks: Sequence[bytes]) -> Material:
    """Add a version in place of all that are shown here as the newest."""
    body = MaterialRevised(material(workspace, entity).newest, file)
    workspace.record(workspace.cooperation(), [Deed("material.revised", entity, body, tuple(chunks))])
    return material(workspace, entity)


def remove(workspace: Workspace, entity: bytes) -> dict[str, Any]:
    """Offer a document no longer."""
    row = material_row(workspace, material(workspace, entity))
    workspace.record(workspace.cooperation(), [Deed("material.removed", entity, MaterialRemoved())])
    return row | {"removed": True}


def _is_line(text: str) -> bool:
    return not any(unicodedata.category(character) in {"Cc", "Cs", "Zl", "Zp"} for character in text)
