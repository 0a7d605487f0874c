"""The fields of a form by path and words, and a document that puts one of them right."""

from __future__ import annotations

from typing import Any

import pytest

from desktop.domain.forms import examine
from desktop.domain.templates import template
from desktop.presenters.form_fields import correctable, corrected, fields_of, label_of
from tests.desktop.presenters.refusing import refused
from tests.helpers.shipped import NOW, RULES

CONTENT = examine(template("P01"), RULES, NOW).content


def place(line: str) -> dict[str, Any]:
    """A line as a place: the whole of it names the town."""
    return {"municipality": line}


def test_every_field_has_a_path_and_words() -> None:
    """Each path is there once, every child has its own, and a path nobody knows stays as it is."""
    found = fields_of(CONTENT)
    paths = [one.path for one in found]
    assert len(set(paths)) == len(paths)
    assert {"whereabouts.district", "children[0].given_name", "children[1].given_name", "sender.phone"} <= set(paths)
    assert not {"category", "urgency"} & set(paths)
    assert "2" in label_of(CONTENT, "children[1].given_name")
    assert label_of(CONTENT, "weather") == "weather"
    assert fields_of(type(CONTENT)()) == ()


def test_one_field_is_put_right() -> None:
    """The rest of its group or list stays, so that it can be kept whole; other parts are not in it."""
    document = corrected(CONTENT, "children[1].given_name", "Noor", place)
    assert list(document) == ["children"]
    assert [one.get("given_name") for one in document["children"]] == [CONTENT.children[0].given_name, "Noor"]
    assert document["children"][1]["family_name"] == CONTENT.children[1].family_name
    assert CONTENT.children[1].given_name != "Noor"


def test_a_place_is_put_right_whole() -> None:
    """Half of an old place and half of a new one is none: a place is one field, of a child's as well."""
    assert corrected(CONTENT, "whereabouts", "Kempen", place) == {"whereabouts": {"municipality": "Kempen"}}
    at = corrected(CONTENT, "children[1].whereabouts", "Kempen", place)["children"]
    assert [one.get("whereabouts") for one in at] == [None, {"municipality": "Kempen"}]
    paths = {one.path for one in correctable(CONTENT)}
    assert {"whereabouts", "children[0].residence", "incident.place", "sender.phone"} <= paths
    assert not any(path.endswith((".municipality", ".street")) for path in paths)


@pytest.mark.parametrize(
    ("path", "text", "value"),
    [
        ("children[0].birth_date", "31.01.2020", "2020-01-31"),
        ("children[0].seen", "Nein", False),
    ],
)
def test_a_value_is_read_as_people_write_it(path: str, text: str, value: object) -> None:
    """Days and yes and no are written as in the form."""
    assert corrected(CONTENT, path, text, place)["children"][0][path.partition(".")[2]] == value


def test_what_is_no_value_is_refused() -> None:
    """A choice there is not, a yes that is neither, a field the form does not have."""
    with refused("field_invalid", "value"):
        corrected(CONTENT, "request.kind", "Tee", place)
    with refused("field_invalid", "value"):
        corrected(CONTENT, "children[0].seen", "vielleicht", place)
    with refused("field_unknown", "field"):
        corrected(CONTENT, "weather", "rain", place)
