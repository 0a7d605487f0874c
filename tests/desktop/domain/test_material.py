"""Material: who may write it, how versions follow each other, and what becomes of two at once."""

from __future__ import annotations

from typing import Any

import msgspec
from msgspec.structs import asdict, replace

from desktop.domain.event import Author
from desktop.domain.material import MATERIAL, Material, MaterialAdded, MaterialRemoved, MaterialRevised
from desktop.domain.outcome import APPLIED, CONFLICT, SUPERSEDED, Outcome, quarantined, waiting
from tests.desktop.domain.test_event import RECEIVER, SENDER, STAMPED_AT, WRITTEN_AT, author, event, number
from tests.desktop.domain.test_file import file
from wire.decoders import unpack

COLLEAGUE = author("police-second", device=3)
ADDED = MaterialAdded("police-viersen", "police", "Film", ("Kinderschutz",), mandatory=True, file=file(9))
CHUNK = (b"c" * 32,)


def fold(state: Material | None, body: Any, seq: int, by: Author = SENDER, **other: Any) -> tuple[Any, Outcome]:
    return MATERIAL.fold(state, event("material.any", body, by, seq, **{"chunks": CHUNK} | other))


def added() -> Material:
    state, outcome = fold(None, ADDED, 1)
    assert outcome == APPLIED
    assert isinstance(state, Material)
    return state


def revised(*replaces: int) -> MaterialRevised:
    return MaterialRevised(tuple(map(number, replaces)), file(10))


def test_a_new_document_is_there() -> None:
    """It has one version, with its file, its chunks, who added it, and when by the server's stamp."""
    state = added()
    assert (state.title, state.topics, state.mandatory, state.newest) == ("Film", ("Kinderschutz",), True, (number(1),))
    current = state.current
    assert (current.file, current.chunks, current.device, current.at) == (file(9), CHUNK, SENDER.device, STAMPED_AT)
    unplaced, _ = fold(None, ADDED, 1, at=None)
    assert unplaced.current.at == WRITTEN_AT


def test_only_the_own_agency_adds_and_changes() -> None:
    """Another agency's document, or one for a unit of another, is set aside and changes nothing."""
    assert fold(None, ADDED, 1, RECEIVER) == (None, quarantined("own_agency_only"))
    elsewhere = replace(ADDED, unit=RECEIVER.unit)
    assert fold(None, elsewhere, 1) == (None, quarantined("unit_of_another_agency"))
    for body in (revised(1), MaterialRemoved()):
        assert fold(added(), body, 2, RECEIVER) == (added(), quarantined("own_agency_only"))
    assert fold(added(), revised(1), 2, COLLEAGUE)[1] == APPLIED


def test_a_document_is_added_once_and_before_all_else() -> None:
    """A second beginning is set aside; what comes before the first waits."""
    assert fold(added(), ADDED, 2) == (added(), quarantined("material_known"))
    assert fold(None, revised(1), 2) == (None, waiting("parent"))
    assert fold(None, MaterialRemoved(), 2) == (None, waiting("parent"))


def test_the_chunks_must_be_those_of_the_file() -> None:
    """More or fewer chunks than the file's size makes are set aside: such a file could never be put together."""
    for chunks in ((), CHUNK * 2):
        assert fold(None, ADDED, 1, chunks=chunks) == (None, quarantined("chunks_differ"))
        assert fold(added(), revised(1), 2, chunks=chunks) == (added(), quarantined("chunks_differ"))


def test_versions_follow_each_other() -> None:
    """A revision is the version shown, the one before stays to be had, and nothing is in conflict."""
    state, outcome = fold(added(), revised(1), 2)
    assert outcome == APPLIED
    assert [edition.version for edition in state.editions] == [number(1), number(2)]
    assert (state.current.file, state.newest, MATERIAL.row(state).conflict) == (file(10), (number(2),), False)


def test_two_who_revise_at_once_are_a_conflict_until_somebody_has_seen_both() -> None:
    """Both versions are kept, the later one is shown, and a revision that names both settles it."""
    state, _ = fold(added(), revised(1), 2)
    state, outcome = fold(state, revised(1), 3, COLLEAGUE)
    assert outcome == CONFLICT
    assert (state.newest, state.current.version) == ((number(2), number(3)), number(3))
    assert MATERIAL.row(state).conflict
    half, outcome = fold(state, revised(3), 4)
    assert (outcome, half.newest) == (CONFLICT, (number(2), number(4)))
    whole, outcome = fold(state, revised(2, 3), 4)
    assert (outcome, whole.newest, len(whole.editions)) == (APPLIED, (number(4),), 4)


def test_a_revision_of_what_nobody_knows_is_set_aside() -> None:
    """It names a version that there is not, so nobody can say what it is in place of."""
    assert fold(added(), revised(1, 7), 2) == (added(), quarantined("unknown_version"))


def test_a_removed_document_is_seen_no_more() -> None:
    """It leaves list and search; what comes after is kept and superseded."""
    state, outcome = fold(added(), MaterialRemoved(), 2)
    assert outcome == APPLIED
    row = MATERIAL.row(state)
    assert (row.status, row.text) == ("removed", "")
    later, outcome = fold(state, revised(1), 3)
    assert (outcome, later.removed, len(later.editions)) == (SUPERSEDED, True, 2)
    assert fold(state, revised(9), 3) == (state, quarantined("unknown_version"))


def test_what_lists_show_and_search_finds() -> None:
    """A row says whose it is, whether it is mandatory, and has the words of title, topics and file name."""
    row = MATERIAL.row(added())
    assert (row.status, row.origin, row.target, row.grade) == ("current", "police", "police-viersen", "mandatory")
    assert (row.sort, row.text) == (STAMPED_AT, "Film Kinderschutz Schulung Kinderschutz.mp4")
    optional, _ = fold(None, replace(ADDED, mandatory=False), 1)
    assert MATERIAL.row(optional).grade == ""


def test_it_says_for_whom_it_is() -> None:
    """Who is named is kept, each once."""
    state, _ = fold(None, replace(ADDED, audience=("police", "lead", "lead")), 1)
    assert state.audience == ("police", "lead")


def test_an_event_of_before_names_nobody() -> None:
    """What was written before there was an audience is read, and is for everybody."""
    whole = asdict(ADDED)
    del whole["audience"]
    old = unpack(msgspec.msgpack.encode(whole), MaterialAdded)
    assert fold(None, old, 1)[0] == added()
    assert old.audience == ()
