"""Another recipient than the rules find: only one that receives such things, never without a reason."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from desktop.domain.notification_check import Checked, check_notification
from desktop.domain.override import Override, choices, chosen, replaced, taken_out
from desktop.domain.refused import Refused
from desktop.domain.routing import Recipient
from tests.helpers.devices import ASD, KEMPEN, POLICE
from tests.helpers.documents import least
from tests.helpers.shipped import COOPERATION, RULES

NOW = datetime(2026, 11, 22, 3, 10, tzinfo=UTC)


def checked(**changes: object) -> Checked:
    """What is said of the least immediate notification with changes."""
    return check_notification(least(**changes), RULES, COOPERATION, NOW, POLICE)


def test_a_chosen_unit_replaces_the_competent_one() -> None:
    """Whoever names another unit and why notifies that unit instead."""
    found = checked(override_unit=KEMPEN, override_reason="Mit Kempen abgesprochen.")
    assert found.problems == ()
    assert [one.unit for one in found.recipients] == [KEMPEN]


def test_those_told_for_the_residence_are_told_all_the_same() -> None:
    """The choice replaces the first recipient only."""
    found = checked(override_unit=KEMPEN, override_reason="x", residence={"municipality": "Nettetal"})
    assert found.recipients[0].unit == KEMPEN
    assert len(found.recipients) == 2


def test_a_place_that_is_unknown_holds_nothing_up_where_a_unit_is_chosen() -> None:
    """The choice stands in for a place the jurisdiction does not know."""
    unknown = {"municipality": "Anderswo"}
    assert checked(whereabouts=unknown).problems
    found = checked(whereabouts=unknown, override_unit=ASD, override_reason="Das Kind ist unterwegs dorthin.")
    assert found.ok
    assert [one.unit for one in found.recipients] == [ASD]


@pytest.mark.parametrize(
    ("wish", "field"),
    [
        (Override(KEMPEN, ""), "override_reason"),
        (Override(KEMPEN, "x" * 301), "override_reason"),
        (Override(POLICE, "x"), "override_unit"),
        (Override("niemand", "x"), "override_unit"),
    ],
)
def test_a_choice_without_reason_or_sense_is_refused(wish: Override, field: str) -> None:
    """The refusal names the field it is about."""
    with pytest.raises(Refused) as refused:
        chosen(wish, "P01", COOPERATION, RULES, POLICE)
    assert refused.value.field == field


def test_a_choice_does_not_turn_the_direction() -> None:
    """What goes out from the other side cannot be sent by choosing a unit."""
    document = least(override_unit=KEMPEN, override_reason="x")
    assert not check_notification(document, RULES, COOPERATION, NOW, ASD).ok


def test_only_receiving_units_of_others_are_offered() -> None:
    """One's own agency and units that receive nothing of the kind are left out."""
    units = choices("P01", COOPERATION, RULES, POLICE)
    assert {ASD, KEMPEN} <= {one.id for one in units}
    assert all("P01" in one.receives and one.agency != "kpb-viersen" for one in units)


def test_a_document_without_a_choice_stays_as_it_is() -> None:
    """Nothing is taken out of what holds none, and anything else passes."""
    assert taken_out({"category": "P01"}) == ({"category": "P01"}, None)
    assert taken_out([1]) == ([1], None)


def test_nobody_is_told_twice() -> None:
    """A unit that was chosen and found for the residence too stands there once."""
    by = Recipient(KEMPEN, "gewählt")
    assert replaced((Recipient(ASD, "a"), Recipient(KEMPEN, "b")), by) == (by,)


def test_the_chosen_one_is_told_of_the_same_children() -> None:
    """It takes the place of the first: of its children, and of those it was found for itself."""
    first, second = Recipient(ASD, "a", (0, 2)), Recipient(KEMPEN, "b", (1,))
    by = Recipient("jugendamt-viersen-asd", "gewählt")
    assert replaced((first, second), by) == (by._replace(children=(0, 2)), second)
    assert replaced((first, second), Recipient(KEMPEN, "gewählt")) == (Recipient(KEMPEN, "gewählt", (0, 1, 2)),)
    assert replaced((Recipient(ASD, "a"), second), by) == (by, second)
