"""What is wrong with a form is said for people who fill it, and at its field."""

from __future__ import annotations

from typing import Any

import pytest

from desktop.presenters import form
from desktop.presenters.form_problems import row_of
from tests.helpers.company import Member
from tests.helpers.documents import example, least


@pytest.mark.parametrize(
    ("changes", "path", "message"),
    [
        ({"whereabouts": {}}, "whereabouts.municipality", "Geben Sie an, wo das Kind jetzt ist."),
        ({"children_count": "zwei"}, "children_count", "Erwartet wird eine ganze Zahl von 0 bis 20."),
        ({"children": [{"birth_date": "x"}]}, "children[0].birth_date", "Erwartet wird ein Datum wie 31.01.2026"),
        ({"urgency_reason": "x" * 301}, "urgency_reason", "Der Text ist zu lang: höchstens 300 Zeichen."),
        ({"secret": 1}, "secret", "Dieses Feld ist nicht vorgesehen."),
    ],
)
def test_problems_are_said_for_people(police: Member, changes: dict[str, Any], path: str, message: str) -> None:
    """Not a word of files, brackets or codes."""
    exam = form.examine(police.workspace, least(**changes))
    found = {problem.path: problem for problem in exam.problems}
    assert found[path].message.startswith(message)


def test_a_problem_in_a_list_names_the_entry(police: Member) -> None:
    """The second child is called that."""
    exam = form.examine(police.workspace, least(children=[{"given_name": "Kim"}, {"gender": "?"}]))
    assert exam.problems[0].text.startswith("Kind 2: ")


def test_a_question_of_the_law_names_field_and_norm(willich: Member) -> None:
    """It is told apart from what is missing, and says which field of which entry it is about."""
    document = example("J02")
    document["statements"][0]["entrusted"] = True
    document["sender"].pop("phone")
    exam = form.examine(willich.workspace, document)
    (gate,) = exam.gates
    assert gate.path == "statements[0].entrusted_ground"
    assert gate.text.startswith("Aussage 1 · Grund, Anvertrautes weiterzugeben: Die Aussage ist als anvertraut")
    assert gate.text.endswith("(§ 65 SGB VIII)")
    assert {problem.path for problem in exam.problems} == {gate.path, "sender.phone"}


def test_a_path_leads_to_its_row() -> None:
    """The row of the table is found through groups and entries of lists; a path that leads nowhere has none."""
    place, name = row_of("P01", "whereabouts"), row_of("P01", "children[1].given_name")
    assert place is not None
    assert name is not None
    assert (place.kind, name.path) == ("group", "children[].given_name")
    assert row_of("P01", "nothing.here") is None
