"""The fields of a form by path and words."""

from __future__ import annotations

from desktop.domain.content import Content
from desktop.domain.forms import examine
from desktop.domain.templates import template
from desktop.presenters.form_fields import fields_of, has_field, label_of
from tests.helpers.shipped import NOW, RULES

CONTENT = examine(template("P01"), RULES, NOW).content


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


def test_which_paths_lead_to_a_field() -> None:
    """One of each entry there is, of the first of a list nobody filled, and any where the form is not known."""
    two, none = CONTENT, Content(category="P01")
    assert all(has_field([two], one.path) for one in fields_of(two))
    assert has_field([two], "children[1].given_name")
    assert not has_field([two], "children[2].given_name")
    assert has_field([none, two], "children[1].given_name")
    assert [has_field([none], f"children[{number}].given_name") for number in (0, 1)] == [True, False]
    assert not has_field([two], "children[0].weather")
    assert not has_field([two], "")
    assert has_field([Content(category="P98")], "weather")
    assert has_field([], "weather")
