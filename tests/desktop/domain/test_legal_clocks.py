"""The further clocks of the law; every expected moment is written down by hand."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from desktop.domain.as_it_stands import as_it_stands
from desktop.domain.content import Content, Measure, Transparency
from desktop.domain.legal_clocks import LegalClock, legal_clocks
from desktop.domain.local_time import moment
from desktop.domain.notification_said import Supplement
from desktop.domain.notification_state import Notification
from tests.desktop.domain.test_event import number
from tests.desktop.domain.test_notification_events import in_delivery
from tests.helpers.shipped import RULES


def clocks(*measures: Measure, transparency: Transparency | None = None) -> list[LegalClock]:
    """The clocks of what a notification says."""
    return list(legal_clocks(Content(category="P01", measures=measures, transparency=transparency), RULES.spans))


def said(milliseconds: int) -> str:
    """A moment as local time to the second."""
    return moment(milliseconds).isoformat(timespec="seconds")


@pytest.mark.parametrize(
    ("began", "ends", "latest"),
    [
        ("2026-11-29T02:15", "2026-12-09T23:59:59+01:00", "2026-12-19T23:59:59+01:00"),
        # Ordered at half past eleven at night by the clock in London: it is the next day here.
        ("2026-11-28T23:30:00+00:00", "2026-12-09T23:59:59+01:00", "2026-12-19T23:59:59+01:00"),
        ("2026-10-20T10:00", "2026-10-30T23:59:59+01:00", "2026-11-09T23:59:59+01:00"),
        ("2026-03-25", "2026-04-04T23:59:59+02:00", "2026-04-14T23:59:59+02:00"),
    ],
)
def test_an_expulsion_ends_with_the_tenth_day(began: str, ends: str, latest: str) -> None:
    """An expulsion ends with the tenth day after it was ordered, on application with the twentieth (§ 34a PolG NRW)."""
    [clock] = clocks(Measure(kind="expulsion", begins=began))
    assert (clock.name, said(clock.ends), said(clock.latest)) == ("expulsion", ends, latest)


def test_liberty_ends_with_the_day_after() -> None:
    """Without a court a deprivation of liberty ends with the day after it began (§ 42 Abs. 5 SGB VIII)."""
    [clock] = clocks(Measure(kind="care_done", begins="2026-12-31T03:00"))
    assert (clock.name, said(clock.ends), clock.latest) == ("liberty", "2027-01-01T23:59:59+01:00", 0)


@pytest.mark.parametrize(
    ("told", "runs"),
    [
        (Transparency(family_informed=False), True),
        (Transparency(family_informed=True, police_consent=False), True),
        (Transparency(family_informed=True, police_consent=True), False),
        (Transparency(), False),
        (None, False),
    ],
)
def test_what_was_postponed_is_made_up_for(told: Transparency | None, *, runs: bool) -> None:
    """Where the family was not informed, that follows within two weeks of an end nobody knows (§ 82 Abs. 4 SGB X)."""
    assert clocks(transparency=told) == ([LegalClock("information", weeks=2)] if runs else [])


@pytest.mark.parametrize("began", [None, "", "heute Nacht", "9999-12-31", "0001-01-01"])
def test_no_end_is_guessed(began: str | None) -> None:
    """A measure without a beginning that a calendar has gives no clock, and other measures give none at all."""
    assert clocks(Measure(kind="expulsion", begins=began), Measure(kind="medical", begins="2026-11-29")) == []


def test_how_long_is_data_of_the_rules() -> None:
    """Another law is another number in the rules."""
    content = Content(category="P01", measures=(Measure(kind="expulsion", begins="2026-11-29"),))
    [clock] = legal_clocks(content, replace(RULES.spans, expulsion_days=14, expulsion_extension_days=1))
    assert (said(clock.ends)[:10], said(clock.latest)[:10]) == ("2026-12-13", "2026-12-14")


def added(state: Notification, content: Content, *, corrects: bool = False, full: bool = False) -> Notification:
    """The notification with something added."""
    one = Supplement(number(50), content, corrects=corrects, full=full)
    return replace(state, supplements=(*state.supplements, one))


def test_what_was_added_sets_clocks_too() -> None:
    """Measures are added once each; a report or a correction stands instead, one that says none changes none."""
    sent, taken = Measure(kind="expulsion", begins="2026-09-20"), Measure(kind="care_done", begins="2026-09-21")
    late = replace(sent, begins="2026-09-22")
    state = in_delivery("acknowledged")
    told = Transparency(police_consent=False, family_informed=True)
    state = added(state, Content(measures=(sent,), transparency=told), full=True)
    state = added(state, Content(measures=(sent, taken), transparency=Transparency(family_informed=False)))
    assert as_it_stands(state).measures == (sent, taken)
    assert as_it_stands(state).transparency == Transparency(police_consent=False, family_informed=False)
    state = added(state, Content(measures=(late,)), corrects=True)
    assert as_it_stands(added(state, Content(), corrects=True)).measures == (late,)
