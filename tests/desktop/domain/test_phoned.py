"""What was told by telephone to somebody outside: kept once, by the unit that called. By hand."""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from desktop.domain.content import Content
from desktop.domain.outcome import APPLIED, quarantined
from desktop.domain.phoned import PHONED, Told, fold, row
from tests.desktop.domain.test_event import ENTITY, RECEIVER, SENDER, STAMPED_AT, author, event, number

TOLD: Final = Told(
    process_id=number(902),
    number="VIE-2026-2-000008",
    category="P01",
    urgency="immediate",
    rules_version="2026-1",
    from_unit=SENDER.unit,
    agency="Jugendamt der Stadt Krefeld",
    person="A. Ohm",
    content=Content(category="P01", urgency="immediate", children_count=1),
    called="Rufbereitschaft Krefeld",
    called_at="2026-01-31T03:05+01:00",
)


def test_the_call_is_kept_with_all_that_was_told() -> None:
    """Who called whom and when stands in the timeline, and what it was about beside."""
    state, outcome = fold(None, event("phoned.told", TOLD, SENDER))
    assert outcome == APPLIED
    assert state is not None
    assert (state.id, state.told, state.at) == (ENTITY, TOLD, STAMPED_AT)
    [moment] = state.timeline
    assert (moment.type, moment.person, moment.text, moment.called_at) == (
        "phone_handover",
        "A. Ohm",
        TOLD.called,
        TOLD.called_at,
    )


def test_it_is_kept_once_and_by_its_own_unit() -> None:
    """A second record changes nothing; another unit and somebody without a working role make none."""
    state, _ = fold(None, event("phoned.told", TOLD, SENDER))
    assert fold(state, event("phoned.told", TOLD, SENDER, 2)) == (state, quarantined("told_already"))
    assert fold(None, event("phoned.told", TOLD, RECEIVER)) == (None, quarantined("units_differ"))
    administrator = author(SENDER.unit, "administrator")
    assert fold(None, event("phoned.told", TOLD, administrator)) == (None, quarantined("role_not_permitted"))


def test_lists_show_it_as_phoned() -> None:
    """It is found by its number, comes from the unit that called and went to none."""
    state, _ = fold(None, event("phoned.told", TOLD, SENDER))
    assert state is not None
    made = row(state)
    assert (made.status, made.origin, made.target) == ("phone_handover", SENDER.unit, "")
    assert made.text.startswith("VIE-2026-2-000008 P01")


def test_what_was_never_sent_gets_the_number_of_its_new_device() -> None:
    """As with any notification."""
    assert PHONED.with_ordinal(TOLD, 9) == replace(TOLD, number="VIE-2026-9-000008")
