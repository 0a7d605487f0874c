"""The examples of the police: one scene each, all of them in Schiefbahn, none of them anybody's."""

from __future__ import annotations

import pytest

from desktop.domain.forms_police import POLICE
from desktop.domain.templates_police import POLICE_TEMPLATES


def test_every_form_of_the_police_has_an_example() -> None:
    """No category is left without."""
    assert set(POLICE_TEMPLATES) == set(POLICE)


@pytest.mark.parametrize("code", POLICE_TEMPLATES)
def test_an_example_takes_place_in_schiefbahn_and_names_invented_children(code: str) -> None:
    """Nobody could take it for a case."""
    document = POLICE_TEMPLATES[code]
    assert document["whereabouts"]["district"] == "Schiefbahn"
    assert {child["given_name"] for child in document["children"]} == {"Kind"}


def test_no_two_scenes_are_alike() -> None:
    """Each category shows what is its own."""
    scenes = [str(one.get("circumstances")) + str(one.get("statements")) for one in POLICE_TEMPLATES.values()]
    assert len(set(scenes)) == len(scenes)
