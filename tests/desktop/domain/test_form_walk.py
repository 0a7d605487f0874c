"""Walking a document along a small table."""

from __future__ import annotations

import pytest

from desktop.domain.form_values import Field
from desktop.domain.form_walk import MAX_PROBLEMS, Problem, Walk, tree
from tests.helpers.shipped import NOW

TABLE = tree(
    (
        Field("name", "text", "Name", need="always", unless=("unknown",), basis="§ 1"),
        Field("unknown", "flag", "Nicht bekannt"),
        Field("reason", "text", "Grund", need="full", when=("unknown", (True,))),
        Field("place", "group", "Ort", need="full"),
        Field("place.town", "text", "Gemeinde", need="always"),
        Field("house", "group", "Haus", need="full", unless=("unknown",)),
        Field("house.street", "text", "Straße"),
        Field("pets", "list", "Tiere", limit=3),
        Field("pets[].kind", "text", "Art", need="always"),
        Field("pets[].age", "count", "Alter", limit=30, need="full"),
    )
)
NESTED: object = {}
for _ in range(2000):
    NESTED = [NESTED]


def walk(document: dict[object, object], *, immediate: bool = True) -> tuple[dict[str, object], list[Problem]]:
    one = Walk(NOW, immediate=immediate)
    return one.group(TABLE, document), one.problems


def fields(document: dict[object, object], *, immediate: bool = True) -> list[str]:
    return [problem.field for problem in walk(document, immediate=immediate)[1]]


def test_what_is_right_is_kept() -> None:
    """A document without problems comes back with its values."""
    document: dict[object, object] = {"name": "a", "place": {"town": "b"}, "pets": [{"kind": "c", "age": 1}]}
    assert walk(document) == (document, [])


def test_the_immediate_form_asks_for_less() -> None:
    """What only the full form needs may be missing from the immediate one."""
    assert fields({"name": "a", "pets": [{"kind": "c"}]}) == []
    assert fields({"name": "a", "pets": [{"kind": "c"}]}, immediate=False) == ["place.town", "house", "pets[0].age"]


def test_another_field_may_stand_in() -> None:
    """A field that is said to be unknown is not missing, and saying no to that does not help."""
    assert fields({"unknown": True}) == []
    assert fields({"unknown": False}) == ["name"]


def test_a_condition_asks_only_where_it_holds() -> None:
    """A reason is asked for only where the answer calls for one."""
    place: dict[object, object] = {"place": {"town": "b"}, "house": {"street": "c"}}
    assert fields({"unknown": True, **place}, immediate=False) == ["reason"]
    assert fields({"name": "a", "unknown": False, **place}, immediate=False) == []


def test_a_missing_field_names_what_could_stand_in_and_the_basis() -> None:
    """The problem says what is missing, what would do instead, and why it is asked."""
    assert walk({})[1] == [Problem("name", "Es fehlt: „Name“ (oder: Nicht bekannt).", "§ 1")]


@pytest.mark.parametrize("blank", [None, "", "  \n", [], {}])
def test_what_is_blank_is_missing(blank: object) -> None:
    """Nothing, blanks and empty lists or objects do not fill a field."""
    assert fields({"name": blank}) == ["name"]


def test_every_problem_is_named_with_its_full_path() -> None:
    """Unknown names, wrong types and missing fields are collected, not only the first."""
    document: dict[object, object] = {
        "name": 3,
        "nome": "x",
        "place": [1],
        "pets": [{"kind": "a", "sort": 1}, "dog", {}, None],
    }
    assert fields(document) == ["nome", "name", "place", "pets"]
    document["pets"] = [{"kind": "a", "sort": 1}, "dog", {}]
    assert fields(document) == ["nome", "name", "place", "pets[0].sort", "pets[1]", "pets[2]"]


def test_a_wrong_element_keeps_its_place() -> None:
    """Elements after a wrong one keep their number."""
    kept, _ = walk({"name": "a", "pets": [3, {"kind": "b"}]})
    assert kept["pets"] == [{}, {"kind": "b"}]


def test_a_list_that_is_none_is_refused() -> None:
    """A single object where a list belongs is named."""
    assert walk({"name": "a", "pets": {"kind": "b"}})[1][0].message.startswith("Erwartet wird eine Liste")


def test_odd_names_are_shown_harmlessly() -> None:
    """The name of an unknown field is cut and freed of what could disturb a screen."""
    path = fields({"name": "a", "x\x1b[31m\n" + "y" * 500: 1})[0]
    assert path.startswith("x??31m?y")
    assert len(path) == 60


def test_a_hostile_document_ends_soon() -> None:
    """Countless unknown names and deep nesting yield a bounded number of problems."""
    assert len(walk({f"f{number}": NESTED for number in range(10_000)})[1]) == MAX_PROBLEMS
    assert fields({"name": NESTED, "pets": NESTED}) == ["name", "pets[0]"]
