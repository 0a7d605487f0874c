"""The library of documents: what the list shows, which documents a filter leaves, and one in whole with its versions.

Nothing that is not on this device is called here, and how large it is stands there before anybody fetches it. The
bytes of files are no concern of this room.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from desktop.domain.finding import bare, spellings, words_of
from desktop.domain.material import Edition, Material
from desktop.domain.rows import PageHit
from desktop.domain.said import Verbatim, joined, say
from desktop.domain.unseen import seen
from desktop.presenters import materials, studying
from desktop.presenters.agreement import agency_name, unit_name
from desktop.presenters.amounts import amount
from desktop.presenters.attachment_list import Desk, Listed, stands
from desktop.presenters.chips import Chip, conflict_chip, refused_chip
from desktop.presenters.facts import Fact, Section
from desktop.presenters.filing import Local
from desktop.presenters.handling import name_of
from desktop.presenters.media import IMAGES, media_word, opens_inside
from desktop.presenters.notification_cards import Card
from desktop.presenters.studying import Studied
from desktop.presenters.times import at_clock, clock_or_day
from desktop.presenters.words import audience_words
from desktop.workspace.workspace import Workspace


class Filter(StrEnum):
    """What the list is of."""

    FOR_ME = "for_me"
    OPEN = "open"
    HERE = "here"
    ALL = "all"


FILTER_TITLES: Final = {
    Filter.FOR_ME: "Für mich",
    Filter.OPEN: "Pflicht offen",
    Filter.HERE: "Offline verfügbar",
    Filter.ALL: "Alle",
}
EMPTY: Final = {
    Filter.FOR_ME: "Noch kein Material für Sie.",
    Filter.OPEN: "Keine Pflicht offen.",
    Filter.HERE: "Auf diesem Gerät liegt kein Material. Mit „Holen“ ist es auch ohne Verbindung da.",
    Filter.ALL: "Noch kein Material. Ihre Stelle kann welches einstellen.",
}


@dataclass(frozen=True, slots=True)
class Shown:
    """One document in whole: `actions` name what may be done with all of it, `editions` its versions, newest first."""

    entity: bytes
    title: str
    chips: tuple[Chip, ...]
    facts: Section
    note: str
    actions: tuple[str, ...]
    editions: tuple[Listed, ...]
    version: bytes
    found: str = ""
    page: int = 0
    """Where words that are looked for stand, if they do: reading begins there."""


def found_inside(states: Iterable[Material], hits: Sequence[PageHit]) -> dict[bytes, PageHit]:
    """Give of each document whose version shown was among the hits the best of these, by the document's id."""
    best: dict[bytes, PageHit] = {}
    for hit in hits:
        best.setdefault(hit.file, hit)
    return {state.id: best[state.current.file.id] for state in states if state.current.file.id in best}


def listed(
    workspace: Workspace, desk: Desk, chosen: Filter, query: str = "", hits: Sequence[PageHit] = ()
) -> list[Material]:
    """Give the documents that a filter and the words of a search leave, the newest first.

    `hits` are the pages on which the words stand: what holds one is left too.
    """
    states = [state for _, state in workspace.states("material", status="current")]
    known = studying.learner(workspace)
    wanted = [
        state for state in states if _passes(workspace, desk, chosen, state, read=studying.has_read(known, state))
    ]
    words = [[one.word for one in spellings(word) if not one.whole] for word in words_of(query)]
    inside = found_inside(wanted, hits)
    return [state for state in wanted if state.id in inside or _has(state, words)]


def _passes(workspace: Workspace, desk: Desk, chosen: Filter, state: Material, *, read: bool) -> bool:
    match chosen:
        case Filter.ALL:
            return True
        case Filter.FOR_ME:
            return studying.is_for_me(workspace, state.audience)
        case Filter.OPEN:
            return state.mandatory and not read and studying.is_for_me(workspace, state.audience)
        case Filter.HERE:
            return desk.local(state.current.file.id).here in ("here", "uploading")


def _has(state: Material, words: Sequence[Sequence[str]]) -> bool:
    """Say whether each of some words, in one of its spellings, stands anywhere in what a document is called."""
    called = bare(seen(" ".join((state.title, *state.topics, state.current.file.name))))
    return all(any(one in called for one in word) for word in words)


def card(workspace: Workspace, desk: Desk, state: Material, hit: PageHit | None = None) -> Card:
    """Make the card of a document; of one in which words were found it says on which page."""
    file = state.current.file
    read = studying.studied(workspace, state, studying.learner(workspace))
    page = say("gefunden auf Seite {page}", page=hit.page) if hit is not None else ""
    route = joined((page, media_word(file.media_type, file.name), amount(file.size), _edition_words(state)))
    time = clock_or_day(state.current.at, workspace.now())
    chips = _chips(state, read, desk.local(file.id))
    title = materials.title_of(state)
    spoken = say(
        "{title}. {chips}. {route}, {time}.",
        title=title,
        chips=joined((chip.text for chip in chips), ", "),
        route=route,
        time=time,
    )
    unread = state.mandatory and read.state != "done" and studying.is_for_me(workspace, state.audience)
    return Card(state.id, route, time, title, chips, unread=unread, spoken=spoken)


def _edition_words(state: Material) -> str:
    return say("Fassung {number}", number=len(state.editions)) if len(state.editions) > 1 else ""


def _chips(state: Material, read: Studied, local: Local) -> tuple[Chip, ...]:
    mandatory = (Chip("Pflicht", "warn", "graduation-cap"),) if state.mandatory and read.state != "done" else ()
    conflict = (conflict_chip(),) if len(state.newest) > 1 else ()
    return (*mandatory, _study_chip(read), _local_chip(state, local), *conflict)


def _study_chip(read: Studied) -> Chip:
    match read.state:
        case "done":
            return Chip("Abgeschlossen", "ok", "circle-check")
        case "begun":
            said = say("Begonnen, {percent} %", percent=read.percent) if read.percent else "Begonnen"
            return Chip(said, "info", "circle-dot")
        case "outdated":
            return Chip("Neue Fassung, noch nicht gelesen", "warn", "circle-dot")
        case "new":
            return Chip("Nicht begonnen", "neutral", "circle")


def _local_chip(state: Material, local: Local) -> Chip:
    size = amount(state.current.file.size)
    if local.here in ("here", "uploading"):
        return Chip(say("Offline verfügbar · {size}", size=size), "ok", "check")
    if local.here == "damaged":
        return Chip("Auf diesem Gerät beschädigt", "danger", "triangle-alert")
    if local.here == "partly":
        return Chip(say("Zum Teil hier, {size}", size=size), "neutral", "download")
    return Chip(say("{size}, noch nicht hier", size=size), "neutral", "cloud")


def shown(workspace: Workspace, desk: Desk, state: Material, hit: PageHit | None = None) -> Shown:
    """Show one document in whole, with the place where words were found in it."""
    pending = {row.event: row.status for row in workspace.pending(state.id)}
    read = studying.studied(workspace, state, studying.learner(workspace))
    refused = (refused_chip(),) if "refused" in pending.values() else ()
    numbers = range(len(state.editions), 0, -1)
    rows = zip(numbers, reversed(state.editions), strict=True)
    return Shown(
        entity=state.id,
        title=materials.title_of(state),
        chips=(*_chips(state, read, desk.local(state.current.file.id)), *refused),
        facts=_facts(workspace, state),
        note=_note(state, read),
        found=_found(hit),
        page=hit.page if hit is not None else 0,
        actions=_actions(workspace, desk, state, read, pending),
        editions=tuple(_listed(workspace, desk, one, number, pending) for number, one in rows),
        version=state.current.version,
    )


def _facts(workspace: Workspace, state: Material) -> Section:
    file = state.current.file
    by = joined((agency_name(workspace, state.unit), unit_name(workspace, state.unit)), ", ")
    facts = (
        Fact("Art", joined((media_word(file.media_type, file.name), Verbatim(seen(file.name))))),
        Fact("Größe", amount(file.size)),
        Fact("Themen", Verbatim(seen(", ".join(state.topics)))),
        Fact("Für", audience_words(state.audience)),
        Fact("Eingestellt von", by),
    )
    return Section("Über dieses Material", tuple(fact for fact in facts if fact.value))


def _found(hit: PageHit | None) -> str:
    if hit is None:
        return ""
    around = " ".join(hit.around.split())
    return say("Gefunden auf Seite {page}: „{words}“", page=hit.page, words=Verbatim(around))


def _note(state: Material, read: Studied) -> str:
    if len(state.newest) > 1:
        return "Zwei haben zugleich eine neue Fassung eingestellt. Die spätere ist zu sehen, die andere steht darunter."
    if read.state == "outdated":
        return "Sie haben eine frühere Fassung als gelesen bestätigt. Inzwischen gibt es eine neue."
    return ""


def _actions(
    workspace: Workspace, desk: Desk, state: Material, read: Studied, pending: dict[bytes, str]
) -> tuple[str, ...]:
    mine = may_change(workspace, state)
    confirms = () if read.state == "done" or not workspace.unit else ("confirm",)
    here = any(desk.local(one.file.id).here != "not_here" for one in state.editions)
    over = ("give_up",) if here and not pending else ()
    return (*confirms, *over, *(("revise", "remove") if mine else ()))


def may_change(workspace: Workspace, state: Material) -> bool:
    """Say whether the person of this device may revise or remove a document: it is of their agency."""
    unit = workspace.directory.units.get(workspace.unit)
    return unit is not None and unit.agency == state.agency


def _listed(workspace: Workspace, desk: Desk, one: Edition, number: int, pending: dict[bytes, str]) -> Listed:
    local = desk.local(one.file.id)
    said, tone, first = stands((one.version, one.file.id), pending.get(one.version, ""), local, desk)
    opens = () if first == ("cancel",) or local.here == "damaged" else _opening(one, local)
    return Listed(
        key=one.version,
        file=one.file.id,
        name=seen(one.file.name),
        what=say(
            "Fassung {number}: {name} ({size})",
            number=number,
            name=Verbatim(seen(one.file.name)),
            size=amount(one.file.size),
        ),
        who=joined((Verbatim(name_of(workspace, one.device)), at_clock(one.at, workspace.now())), ", "),
        state=said,
        tone=tone,
        actions=(*opens[:1], *first, *opens[1:]),
    )


def _opening(one: Edition, local: Local) -> tuple[str, ...]:
    inside = opens_inside(one.file.media_type, one.file.name)
    looks = () if not inside else ("look",) if one.file.media_type in IMAGES else ("read",)
    return (*looks, "outside", "save", "unpin" if local.pinned else "pin")
