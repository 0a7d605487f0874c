"""A place in one line: read where it is clear, asked for where it is not, never guessed."""

from __future__ import annotations

from typing import Any

import pytest

from desktop.presenters import form_place
from desktop.workspace.workspace import Workspace
from tests.helpers.company import ASD, POLICE, founded


@pytest.fixture(scope="module")
def workspace() -> Workspace:
    """A police workspace."""
    return founded((POLICE, ASD)).members[0].workspace


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("Willich, Schiefbahn", {"municipality": "Willich", "district": "Schiefbahn"}),
        ("Schiefbahn", {"municipality": "Willich", "district": "Schiefbahn"}),
        ("47877", {"postcode": "47877", "municipality": "Willich"}),
        (
            "Hauptstr. 5a, 47877 Willich, bei der Großmutter",
            {
                "street": "Hauptstr.",
                "house_number": "5a",
                "postcode": "47877",
                "municipality": "Willich",
                "note": "bei der Großmutter",
            },
        ),
    ],
)
def test_a_clear_place_is_read(workspace: Workspace, line: str, place: dict[str, Any]) -> None:
    """Town, district, postcode, street and note find their fields, and the agency is named."""
    found = form_place.read(workspace, line)
    assert found.sure
    assert found.place == place
    assert found.answer.endswith("Jugendamt der Stadt Willich")


def test_an_unclear_place_is_asked_for(workspace: Workspace) -> None:
    """Nothing is guessed: the answer names what may be meant, and the line stays as it is."""
    found = form_place.read(workspace, "Kaarst-Vorst")
    assert not found.sure
    assert found.candidates == ("Tönisvorst",)
    assert found.place == {"municipality": "Kaarst-Vorst"}


def test_a_town_that_was_chosen_keeps_what_was_written(workspace: Workspace) -> None:
    """The choice decides the town, the line becomes the note."""
    found = form_place.choose(workspace, "Kaarst-Vorst", "Tönisvorst")
    assert found.sure
    assert found.place == {"municipality": "Tönisvorst", "note": "Kaarst-Vorst"}
    assert form_place.of(workspace, found.place) == found


@pytest.mark.parametrize("line", ["Berlin", "bei der Oma", "99999"])
def test_an_unknown_place_is_kept_and_said(workspace: Workspace, line: str) -> None:
    """What was written is not lost, and the answer says that it is not known."""
    found = form_place.read(workspace, line)
    assert not found.sure
    assert found.answer
    assert line in found.place.values()


def test_nothing_is_nothing(workspace: Workspace) -> None:
    """An empty line is no place and asks nothing."""
    assert form_place.read(workspace, "  ").place == {}
    assert form_place.line_of(None) == ""


def test_a_line_is_written_as_it_is_read(workspace: Workspace) -> None:
    """A place written in one line is read as the same place."""
    place = form_place.read(workspace, "Hauptstr. 5, 47877 Willich, Schiefbahn, bei der Großmutter").place
    assert form_place.read(workspace, form_place.line_of(place)).place == place
