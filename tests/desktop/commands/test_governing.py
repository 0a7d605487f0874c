"""What the administration has set, as the command line says it."""

from __future__ import annotations

from desktop.commands.governing import policy_detail, policy_lines, policy_row
from desktop.domain.precedence import Held
from tests.helpers.governed import WHERE, held

MIXED = held(language="en", lock_minutes=0, nonsense=1)


def test_nothing_is_set() -> None:
    """Where nobody has set anything that is what is said."""
    assert policy_row(Held()) == {"fixed": [], "problems": []}
    assert list(policy_lines(Held())) == []
    assert policy_detail(Held()) == "keine"


def test_programs_get_values_levels_and_places() -> None:
    """What is fixed has its value and level, what is wrong its place, its reason and what holds instead."""
    row = policy_row(MIXED)
    assert row["fixed"] == [
        {"name": "language", "value": "en", "level": "machine_policy"},
        {"name": "lock_minutes", "value": 2, "level": "machine_policy"},
    ]
    assert [(one["where"], one["name"]) for one in row["problems"]] == [(WHERE, "lock_minutes"), (WHERE, "nonsense")]
    assert all(one["message"] and one["instead"] for one in row["problems"])


def test_people_get_sentences() -> None:
    """Each mistake is one line, and the doctor's one line names what is fixed before it."""
    lines = list(policy_lines(MIXED))
    assert lines[0].endswith("Für „Sperren ohne Eingabe“ gilt stattdessen: 2.")
    assert policy_detail(MIXED).startswith("Sprache: English; Sperren ohne Eingabe: 2; ")
