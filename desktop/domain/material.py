"""Material: a document that all units may read, in versions that follow each other.

Only the agency that added it writes it. A revision names every version that its author had seen as the newest; two who
revise at once leave two newest versions, a conflict, until somebody who has seen both revises again. Every version
stays to be had.
"""

from __future__ import annotations

from typing import Annotated, Final

import msgspec
from msgspec import Meta
from msgspec.structs import replace

from desktop.domain.audience import Audience
from desktop.domain.event import Event, Kind, Row
from desktop.domain.fields import Version
from desktop.domain.file import File
from desktop.domain.outcome import APPLIED, CONFLICT, SUPERSEDED, Outcome, Verdict, quarantined, waiting

LONGEST_TITLE: Final = 200
MOST_TOPICS: Final = 20
LONGEST_TOPIC: Final = 60

Topics = Annotated[
    tuple[Annotated[str, Meta(min_length=1, max_length=LONGEST_TOPIC)], ...], Meta(max_length=MOST_TOPICS)
]


class MaterialAdded(msgspec.Struct, frozen=True):
    """A unit has added a document; `mandatory` says that those it is for are to know it.

    `audience` says for whom it is, for everybody where it names nobody. Events of before say nothing of it.
    """

    unit: Annotated[str, Meta(max_length=64)]
    agency: Annotated[str, Meta(max_length=64)]
    title: Annotated[str, Meta(min_length=1, max_length=LONGEST_TITLE)]
    topics: Topics
    mandatory: bool
    file: File
    audience: Audience = ()


class MaterialRevised(msgspec.Struct, frozen=True):
    """There is a new version, in place of those its author had seen as the newest."""

    replaces: Annotated[tuple[Version, ...], Meta(min_length=1, max_length=100)]
    file: File


class MaterialRemoved(msgspec.Struct, frozen=True):
    """The document is no longer offered."""


class Edition(msgspec.Struct, frozen=True):
    """One version: the event that brought it, its file, the addresses of its chunks in order, who added it and when.

    `at` is in ms since 1970 UTC: the server's stamp, else the author's clock.
    """

    version: bytes
    file: File
    chunks: tuple[bytes, ...]
    device: bytes
    at: int


class Material(msgspec.Struct, frozen=True):
    """A document as it stands: its versions in order, and which of them nobody has replaced."""

    id: bytes
    unit: str
    agency: str
    title: str
    topics: tuple[str, ...]
    mandatory: bool
    editions: tuple[Edition, ...]
    newest: tuple[bytes, ...]
    removed: bool = False
    audience: tuple[str, ...] = ()

    @property
    def current(self) -> Edition:
        """Give the version shown: the last in the order."""
        return self.editions[-1]


def fold(state: Material | None, event: Event) -> tuple[Material | None, Outcome]:
    """Fold one event of a document."""
    body = event.body
    if isinstance(body, MaterialAdded):
        return _added(state, event, body)
    if state is None:
        return None, waiting("parent")
    if event.author.agency != state.agency:
        return state, quarantined("own_agency_only")
    changed, outcome = _revised(state, event, body) if isinstance(body, MaterialRevised) else _removed(state)
    # What comes after the removal is kept, but nobody sees it: its author is told so.
    return changed, SUPERSEDED if state.removed and outcome.verdict is not Verdict.QUARANTINED else outcome


def _added(state: Material | None, event: Event, body: MaterialAdded) -> tuple[Material | None, Outcome]:
    if state is not None:
        return state, quarantined("material_known")
    if body.agency != event.author.agency:
        return None, quarantined("own_agency_only")
    if body.unit not in event.author.agency_units:
        return None, quarantined("unit_of_another_agency")
    if len(event.chunks) != body.file.chunk_count:
        return None, quarantined("chunks_differ")
    first = _edition(event, body.file)
    made = Material(
        id=event.entity,
        unit=body.unit,
        agency=body.agency,
        title=body.title,
        topics=body.topics,
        mandatory=body.mandatory,
        editions=(first,),
        newest=(first.version,),
        audience=tuple(dict.fromkeys(body.audience)),
    )
    return made, APPLIED


def _revised(state: Material, event: Event, body: MaterialRevised) -> tuple[Material, Outcome]:
    if len(event.chunks) != body.file.chunk_count:
        return state, quarantined("chunks_differ")
    if not set(body.replaces) <= {edition.version for edition in state.editions}:
        return state, quarantined("unknown_version")
    rivals = tuple(version for version in state.newest if version not in body.replaces)
    changed = replace(state, editions=(*state.editions, _edition(event, body.file)), newest=(*rivals, event.id))
    return changed, CONFLICT if rivals else APPLIED


def _removed(state: Material) -> tuple[Material, Outcome]:
    return replace(state, removed=True), APPLIED


def _edition(event: Event, file: File) -> Edition:
    return Edition(event.id, file, event.chunks, event.author.device, event.at)


def row(state: Material) -> Row:
    """Give what lists of documents show and search finds."""
    words = (state.title, *state.topics, state.current.file.name)
    return Row(
        status="removed" if state.removed else "current",
        origin=state.agency,
        target=state.unit,
        sort=state.current.at,
        grade="mandatory" if state.mandatory else "",
        conflict=len(state.newest) > 1,
        text="" if state.removed else " ".join(words),
    )


MATERIAL: Final = Kind(
    name="material",
    channel="cooperation",
    fold_version=3,
    bodies={"added": MaterialAdded, "revised": MaterialRevised, "removed": MaterialRemoved},
    state=Material,
    fold=fold,
    row=row,
)
