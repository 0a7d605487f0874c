"""Who else was told of the same incident, and who of them has given it up again."""

from __future__ import annotations

from msgspec.structs import replace

from desktop.domain.derivation import derived_id
from desktop.domain.notification_events import ToldAlso, ToldAlsoRecalled
from desktop.domain.notification_state import Mark
from desktop.domain.notification_told_also import recall_to_tell
from desktop.domain.outcome import SUPERSEDED, waiting
from tests.desktop.domain.test_event import RECEIVER, SENDER, number
from tests.desktop.domain.test_notification_events import applied, in_delivery, ready, step

KEMPEN = "asd-kempen"


def test_said_again_it_changes_nothing() -> None:
    """Each device of the sender may say so; told anew the unit has it, until that is recalled too."""
    state = applied(ready("told_also_recalled", "accepted"), "told_also_recalled", SENDER, 9)
    assert state.also_recalled == {KEMPEN}
    assert step(state, "told_also_recalled", SENDER, 10) == (state, SUPERSEDED)
    again = applied(state, "told_also", SENDER, 11, body=ToldAlso("A. Ohm", KEMPEN))
    assert (again.also, again.also_recalled) == ((KEMPEN,), frozenset())
    second = ToldAlsoRecalled(KEMPEN, number(906))
    assert applied(again, "told_also_recalled", SENDER, 12, body=second).also_recalled == {KEMPEN}


def test_it_waits_for_the_word_it_takes_back() -> None:
    """Nobody gave up what nobody was told of."""
    state = in_delivery("accepted")
    assert step(state, "told_also_recalled", SENDER, 9) == (state, waiting("parent"))


def test_only_the_sender_says_so_and_only_of_what_is_recalled() -> None:
    """To each of the others, in the channel with them, under any id they have it by; of what is asked for nothing."""
    state = replace(in_delivery("accepted"), also=(KEMPEN,), marks=(Mark.RECALL_REQUESTED,))
    assert recall_to_tell(state, SENDER.unit) == ()
    recalled = replace(state, marks=(*state.marks, Mark.RECALLED))
    first, again, *_ = recall_to_tell(recalled, SENDER.unit)
    entity = derived_id(state.notification_id, KEMPEN)
    assert (first.where.entity, first.where.unit) == (entity, KEMPEN)
    assert (again.where.entity, again.where.unit) == (derived_id(entity, KEMPEN), KEMPEN)
    assert first.body == again.body == ToldAlsoRecalled(state.to_unit, state.id)
    assert recall_to_tell(recalled, RECEIVER.unit) == ()
