"""The table of steps: each once, in order, with a key of its own, and the rare ones in a menu where there are many."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from desktop.presenters.steps.table import MANY, TABLE, allowed, parted
from desktop.ui.theme import icons
from tests.helpers.company import ASD, Member


def test_the_table_is_sound() -> None:
    """Every place and key is there once, every icon is one there is, and the buttons stand in the order of places."""
    steps = list(TABLE.values())
    assert max(Counter(step.place for step in steps).values()) == 1
    assert max(Counter(step.key for step in steps if step.key).values()) == 1
    assert {step.icon for step in steps} <= set(icons.names())
    assert steps == sorted(steps, key=lambda step: step.place)
    assert all(step.done.endswith(".") for step in steps)


def test_the_rare_ones_stand_in_a_menu() -> None:
    """Up to five have a button each; of more, the rare ones go into the menu, unless it would hold but one."""
    step = TABLE["closed"]
    many = tuple(replace(step, name=str(number), rare=number in (1, 3)) for number in range(MANY + 1))
    shown, rare = parted(many)
    assert ([one.name for one in shown], [one.name for one in rare]) == (["0", "2", "4", "5"], ["1", "3"])
    assert parted(many[:MANY])[1] == ()
    one_rare = tuple(replace(one, rare=one.name == "1") for one in many)
    assert parted(one_rare) == (one_rare, ())


def test_nothing_is_offered_of_what_is_over(police: Member) -> None:
    """What waits may be withdrawn, and once it is there is nothing left to do."""
    entity = police.notify(ASD)
    assert "withdrawn" in allowed(police.workspace, police.shown("notification", entity))
    TABLE["withdrawn"].do(police.workspace, entity, "Dienst A", {"reason": ""})
    assert allowed(police.workspace, police.shown("notification", entity)) == ()
