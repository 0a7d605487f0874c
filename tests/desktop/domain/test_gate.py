"""The table of gates: what a rules file may say of them, and what older rules are judged by."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from desktop.domain.catalogue import CODES
from desktop.domain.gate import BEFORE, REQUIRED, Condition, Gate, gate_problems
from desktop.domain.refused import Refused
from desktop.domain.rules import decode_rules, read_rules
from tests.helpers.shipped import RULES, RULES_TEXT


def gate(**changes: Any) -> Gate:
    """A gate that is right, changed."""
    right = Gate(
        id="one",
        effect="reason",
        basis="§ 1",
        message="Warum?",
        when=(Condition(field="service_endangered", answers=(True,)),),
        categories=("J02",),
        opened_by="service_endangered_reason",
    )
    return msgspec.structs.replace(right, **changes)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({}, None),
        ({"effect": "block", "opened_by": None}, None),
        ({"categories": ()}, "directions"),
        ({"categories": ("J99",)}, "categories"),
        ({"opened_by": None}, "opened_by"),
        ({"opened_by": "no_such_field"}, "when"),
        ({"only": ("category", "sender.nothing")}, "when"),
        ({"when": (Condition(field="sender.name"),)}, "when"),
        ({"when": (Condition(field="sender.name", answers=("a",), mentions=("b",)),)}, "when"),
        ({"when": (Condition(field="statements[].kind", answers=("told",)),), "opened_by": "children[].role"}, "when"),
    ],
)
def test_a_table_of_gates_makes_sense(changes: dict[str, Any], field: str | None) -> None:
    """A gate that could never close, or never open, is named with what is wrong about it."""
    assert [path[1] for path, _ in gate_problems((gate(**changes),), CODES) if path] == ([field] if field else [])


def test_a_gate_stands_there_once() -> None:
    """The second of the same name is named."""
    assert [path for path, _ in gate_problems((*BEFORE, gate(), gate()), CODES)] == [(len(BEFORE) + 1, "id")]


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('field = "statements[].entrusted"', 'field = "statements[].entrustet"', "Kein Formular hat dieses Feld"),
        ('opened_by = "gates.reason"\n', "", "Begründung"),
        ('id = "entrusted"', 'id = "entrusted_data"', "Es fehlen die Prüfungen entrusted"),
        ('effect = "block"', 'effect = "warn"', "nicht vorgesehen"),
    ],
)
def test_a_wrong_gate_in_a_file_is_refused(old: str, new: str, words: str) -> None:
    """A slip of the pen does not switch a gate off: the file is refused with a line and the reason."""
    assert old in RULES_TEXT
    with pytest.raises(Refused, match=words):
        read_rules(RULES_TEXT.replace(old, new))


def test_rules_stated_before_gates_still_read() -> None:
    """Bytes without a table of gates are judged by what the forms asked then."""
    plain: dict[str, Any] = msgspec.to_builtins(RULES)
    del plain["gates"], plain["handling"]
    old = decode_rules(msgspec.msgpack.encode(plain))
    assert old.gates == BEFORE
    assert old.handling == ()


def test_the_shipped_table_leaves_nothing_out() -> None:
    """Everything that was asked before is asked by the shipped rules too."""
    assert {one.id for one in RULES.gates} >= REQUIRED
