"""States and search, in memory and on disk."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from desktop.domain.rows import Party
from desktop.store.store import Store
from tests.desktop.store.conftest import Journal, plans, undone
from tests.desktop.store.rows import A, B, entities, id_of, state


def found(journal: Journal, query: str, limit: int = 100) -> set[int]:
    """The entities a search gives."""
    return set(entities(journal.states.search(query, limit)))


def test_a_state_keeps_every_column(journal: Journal) -> None:
    """What was put is what is read, but for the text, which serves the search alone."""
    row = replace(
        state(1, "some text"),
        channel=B,
        fold_version=4,
        status="queued",
        origin="here",
        target="there",
        group=b"g" * 16,
        sort=-5,
        due=7,
        grade="urgent",
        conflict=True,
        read_only=True,
    )
    journal.states.put([row])
    assert journal.states.get("k", id_of(1)) == replace(row, text="")
    assert journal.states.get("other", id_of(1)) is None
    assert journal.states.get("k", id_of(2)) is None


@pytest.mark.parametrize(
    ("confirmed", "shown"),
    [(b"same", b"same"), (b"one", b"other"), (None, b"only here"), (b"hidden", None), (None, None)],
)
def test_confirmed_and_shown(confirmed: bytes | None, shown: bytes | None, journal: Journal) -> None:
    """Confirmed and shown state are kept apart, where they are equal as where one of them is missing."""
    row = replace(state(1), confirmed=confirmed, shown=shown)
    journal.states.put([row])
    assert journal.states.get("k", id_of(1)) == row
    assert journal.states.listed("k") == ([row] if shown is not None else [])


def test_a_state_is_replaced(journal: Journal) -> None:
    """Putting a state again replaces it and nothing else; the same again changes nothing."""
    journal.states.put([state(1), state(2)])
    changed = replace(state(1), confirmed=b"new", status="closed", channel=B)
    for _ in range(2):
        journal.states.put([changed])
    assert journal.states.find("k", [id_of(1), id_of(2), id_of(3)]) == {id_of(1): changed, id_of(2): state(2)}


def test_the_last_of_an_entity_counts(journal: Journal) -> None:
    """Of two rows of one entity in one call the last is kept, in the table and in the search."""
    journal.states.put([state(1, "anfang"), state(2), replace(state(1, "ende"), status="last")])
    kept = journal.states.get("k", id_of(1))
    assert kept is not None
    assert kept.status == "last"
    assert (found(journal, "anfang"), found(journal, "ende")) == (set(), {1})
    journal.states.put([state(1, "vorbei"), state(1, "mitte")])
    assert (found(journal, "ende"), found(journal, "vorbei"), found(journal, "mitte")) == (set(), set(), {1})


def test_entities_of_two_kinds(journal: Journal) -> None:
    """The same id in two kinds is two states."""
    journal.states.put([state(1, "eins"), replace(state(1, "zwei", kind="m"), status="other")])
    assert journal.states.get("k", id_of(1)) == state(1)
    assert entities(journal.states.listed("m")) == [1]
    journal.states.put([state(1, "drei", kind="m")])
    assert (found(journal, "eins"), found(journal, "zwei"), found(journal, "drei")) == ({1}, set(), {1})


def test_many_at_once(journal: Journal) -> None:
    """More states than one statement takes are found and replaced together."""
    journal.states.put([state(number, f"wort{number}") for number in range(1300)])
    journal.states.put([state(number, f"neues{number}") for number in range(600, 1900)])
    rows = journal.states.find("k", [id_of(number) for number in range(2000)])
    assert len(rows) == 1900
    assert len(journal.states.listed("k")) == 1900
    assert (found(journal, "wort599"), found(journal, "wort600"), found(journal, "neues1899")) == ({599}, set(), {1899})


def test_lists_are_pages(journal: Journal) -> None:
    """A list is newest first, the later put before the earlier at the same time, and goes on after an entity."""
    journal.states.put([state(number, sort=sort) for number, sort in [(1, 10), (2, 30), (3, 20), (4, 30), (5, 10)]])
    assert entities(journal.states.listed("k")) == [4, 2, 3, 5, 1]
    assert entities(journal.states.listed("k", limit=2)) == [4, 2]
    assert entities(journal.states.listed("k", after=id_of(2), limit=2)) == [3, 5]
    assert entities(journal.states.listed("k", after=id_of(1))) == []
    assert entities(journal.states.listed("k", limit=0)) == []
    assert journal.states.listed("k", after=id_of(99)) == []
    assert journal.states.listed("m") == []


def test_lists_by_status_and_party(journal: Journal) -> None:
    """A list can be of one status, and of what comes from a unit or goes to it."""
    rows = [
        replace(state(1, sort=1), status="queued", origin="here", target="there"),
        replace(state(2, sort=2), status="closed", origin="here", target="elsewhere"),
        replace(state(3, sort=3), status="queued", origin="there", target="here"),
        replace(state(4, sort=4), status="queued", origin="here", target="there", shown=None),
    ]
    journal.states.put(rows)
    assert entities(journal.states.listed("k", status="queued")) == [3, 1]
    assert entities(journal.states.listed("k", party=Party("origin", "here"))) == [2, 1]
    assert entities(journal.states.listed("k", party=Party("target", "there"))) == [1]
    assert entities(journal.states.listed("k", party=Party("origin", "here"), status="closed")) == [2]
    assert entities(journal.states.listed("k", party=Party("origin", "here"), after=id_of(2), limit=5)) == [1]
    assert entities(journal.states.listed("k", after=id_of(4), status="queued")) == [3, 1]


def test_groups(journal: Journal) -> None:
    """The states of a group come in the order they were first seen; the empty group is none."""
    group = b"g" * 16
    journal.states.put([replace(state(2, sort=1), group=group), state(1), replace(state(3, kind="m"), group=group)])
    journal.states.put([replace(state(2, sort=99), group=group)])
    assert entities(journal.states.grouped(group)) == [2, 3]
    assert journal.states.grouped(b"") == []
    assert journal.states.grouped(b"h" * 16) == []


def test_states_of_a_channel(journal: Journal) -> None:
    """A channel's states come by kind and entity, whatever the order they were put in."""
    journal.states.put([state(3), state(2, kind="m"), state(1, kind="m"), replace(state(0), channel=B), state(2)])
    assert [(row.kind, row.entity) for row in journal.states.of_channel(A)] == [
        ("k", id_of(2)),
        ("k", id_of(3)),
        ("m", id_of(1)),
        ("m", id_of(2)),
    ]


def test_outdated(journal: Journal) -> None:
    """States folded by another version than the program's are named; unknown kinds are left alone."""
    journal.states.put([state(1), replace(state(2), fold_version=2), replace(state(3, kind="m"), fold_version=1)])
    assert journal.states.outdated({"k": 2}) == [("k", id_of(1))]
    assert journal.states.outdated({"k": 1, "m": 2}) == [("k", id_of(2)), ("m", id_of(3))]
    assert journal.states.outdated({}) == []


def test_a_fold_is_outdated_until_its_last_state_is_made_anew(journal: Journal) -> None:
    """Folds are forgotten when another has made all their states, not before, and not by what did not hold."""
    journal.states.put([state(1), state(2)])
    undone(journal, lambda: journal.states.put([replace(state(3), fold_version=2)]))
    journal.states.put([replace(state(2), fold_version=2)])
    journal.states.forget_folds()
    assert journal.states.outdated({"k": 2}) == [("k", id_of(1))]
    journal.states.put([replace(state(1), fold_version=2)])
    journal.states.forget_folds()
    assert journal.states.outdated({"k": 2}) == []
    assert [entity for _, entity in journal.states.outdated({"k": 1})] == [id_of(1), id_of(2)]


def test_no_state_is_looked_at_where_no_fold_is_older(store: Store) -> None:
    """Whether an older fold made a state is known without the states."""
    store.states.put([state(number) for number in range(1, 50)])
    found = plans(store, lambda: store.states.outdated({"k": 1, "m": 1}))
    assert found
    assert [step for step in found if "states" in step] == []


# Search.


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("müller", {1}),
        ("MULLER", {1}),
        ("Mu\u0308ller", {1}),
        ('"mül"*', {1}),
        ('"ülle"*', set()),
        ("straße", {1, 2}),
        ("strasse", set()),
        ('"schiefbahn"* "willich"*', {1}),
        ('"willich"*', {1, 2}),
        ('"zoë"', {2}),
        ("zoe", {2}),
        ('"łódź"*', {2}),
        ("čapek", {2}),
        ("41", {1}),
        ("nirgends", set()),
    ],
)
def test_search(query: str, expected: set[int], journal: Journal) -> None:
    """Words are found by their beginnings, in either case, with or without their marks; ß is a letter of its own."""
    journal.states.put(
        [
            state(1, "Müller, Hans-Jürgen; Willich-Schiefbahn, Hochstraße 41, straße"),
            state(2, "Zoë Čapek Łódź, Straße in Willich"),
            state(3, ""),
        ]
    )
    assert found(journal, query) == expected


def test_search_is_limited(journal: Journal) -> None:
    """No more is given than was asked for."""
    journal.states.put([state(number, "wort") for number in range(20)])
    assert len(journal.states.search("wort", 5)) == 5


def test_a_search_leaves_kinds_out(journal: Journal) -> None:
    """What is of a hidden kind is not there, and takes no place of those that are to be found."""
    hidden = [replace(state(number, "wort"), kind="hidden") for number in range(1, 20)]
    journal.states.put([*hidden, *(state(number, "wort") for number in range(20, 23))])
    assert set(entities(journal.states.search("wort", 3, hidden=["hidden", "other"]))) == {20, 21, 22}
    assert journal.states.search("wort", 30, hidden=["hidden", "k"]) == []
    assert len(journal.states.search("wort", 30, hidden=[])) == 22


def test_best_first(store: Store) -> None:
    """What is said often in few words comes before what is said once among many."""
    store.states.put([state(1, "kind " + "anderes " * 30), state(2, "kind kind kind")])
    assert entities(store.states.search("kind", 9)) == [2, 1]


def test_words_leave_the_index(journal: Journal) -> None:
    """A word that is not in the text any more is not found, however often the text changes."""
    for old, new in [("alt", "neu"), ("neu", "alt"), ("alt", ""), ("", "wieder"), ("wieder", "wieder")]:
        journal.states.put([state(1, old), state(2, "bleibt")])
        journal.states.put([state(1, new)])
        assert found(journal, old or "nichts") == ({1} if old == new else set())
        assert found(journal, "bleibt") == {2}
    assert found(journal, "wieder") == {1}


def test_nobody_need_know_the_old_text(journal: Journal) -> None:
    """Rows are read without their text, and the index is kept by what went in."""
    journal.states.put([state(1, "wirklich so")])
    (row,) = journal.states.find("k", [id_of(1)]).values()
    journal.states.put([replace(row, text="jetzt anders")])
    assert (found(journal, "so"), found(journal, "anders")) == (set(), {1})


def index_bytes(store: Store) -> bytes:
    """All bytes of the search index."""
    with store._connections.reading() as connection:
        return b"".join(bytes(row[0]) for row in connection.run("SELECT block FROM search_data"))


def test_words_leave_the_file(store: Store) -> None:
    """A word taken out of the index does not stand in it any more, not even as one that was removed."""
    store.states.put([state(number, f"xylophon{number} bleibt") for number in range(300)])
    assert b"xylophon" in index_bytes(store)
    store.states.put([state(number, "bleibt") for number in range(300)])
    assert b"xylophon" not in index_bytes(store)
    assert b"ylophon" not in index_bytes(store)
    assert len(store.states.search("bleibt", 999)) == 300


def test_an_index_that_only_marks_keeps_the_words(store: Store) -> None:
    """Without secure-delete the same words would stay, which shows that the test before looks at the right place."""
    with store._connections.writing() as connection:
        connection.run("INSERT INTO search (search, rank) VALUES ('secure-delete', 0)")
    store.states.put([state(number, f"xylophon{number} bleibt") for number in range(300)])
    store.states.put([state(number, "bleibt") for number in range(300)])
    assert b"xylophon" in index_bytes(store)


def test_what_did_not_hold_is_not_found(journal: Journal) -> None:
    """A transaction that does not hold leaves states and search as they were."""
    journal.states.put([state(1, "vorher")])
    undone(journal, lambda: journal.states.put([state(1, "nachher"), state(2, "nachher")]))
    assert entities(journal.states.listed("k")) == [1]
    assert (found(journal, "vorher"), found(journal, "nachher")) == ({1}, set())
    journal.states.put([state(1, "danach")])
    assert (found(journal, "vorher"), found(journal, "danach")) == (set(), {1})


def test_states_between_two_places(journal: Journal) -> None:
    """A window of a list has the first place and not the last, in their order, and nothing that is not shown."""
    journal.states.put([replace(state(number), sort=10 * (5 - number)) for number in range(5)])
    journal.states.put([replace(state(7), kind="other", sort=20), replace(state(8), shown=None, sort=20)])
    assert entities(journal.states.between("k", 20, 50)) == [3, 2, 1]
    assert journal.states.between("k", 11, 20) == []


def test_a_party_may_be_looked_for_among_the_newest(journal: Journal) -> None:
    """Of a party's states those are left that are among so many of the newest that are shown; of few states, all."""
    journal.states.put(
        [replace(state(number), sort=number, origin="here" if number < 4 else "there") for number in range(10)]
    )
    journal.states.put([replace(state(20), sort=20, shown=None), replace(state(21), kind="other", sort=30)])

    def of(among: int, limit: int = -1) -> list[int]:
        return entities(journal.states.listed("k", party=Party("origin", "here", among), limit=limit))

    assert [of(0), of(100), of(10), of(8), of(6)] == [[3, 2, 1, 0], [3, 2, 1, 0], [3, 2, 1, 0], [3, 2], []]
    assert of(9, limit=1) == [3]


def test_whether_one_is_of_a_kind(journal: Journal) -> None:
    """One of thousands is enough, of that kind and no other."""
    journal.states.put([state(1), replace(state(2), kind="other")])
    others = [id_of(number) for number in range(3, 2000)]
    assert journal.states.holds("k", [*others, id_of(1)])
    assert not journal.states.holds("k", [*others, id_of(2)])
    assert not journal.states.holds("k", [])


def test_lists_are_read_by_index(store: Store) -> None:
    """The page of a box, a group and a few states by id are found without reading all of them."""
    store.states.put([replace(state(number), origin="here", group=id_of(number)) for number in range(100)])
    found_by = [
        *plans(store, lambda: store.states.listed("k", party=Party("origin", "here"), limit=5)),
        *plans(store, lambda: store.states.listed("k", party=Party("origin", "here", 9), limit=1)),
        *plans(store, lambda: store.states.holds("k", [id_of(1), id_of(2)])),
        *plans(store, lambda: store.states.grouped(id_of(5))),
        *plans(store, lambda: store.states.between("k", 3, 9)),
        *plans(store, lambda: store.states.find("k", [id_of(1), id_of(2)])),
    ]
    assert found_by
    assert [step for step in found_by if step.startswith(("SCAN", "USE TEMP"))] == []
