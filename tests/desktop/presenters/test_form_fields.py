"""The fields of a form by path and words."""

from __future__ import annotations

from desktop.domain.forms import examine
from desktop.domain.templates import template
from desktop.presenters.form_fields import fields_of, label_of
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
