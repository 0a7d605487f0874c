"""Public holidays of a German state."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.domain.public_holidays import STATES, public_holidays

OF_NRW = {
    2026: "01-01 04-03 04-06 05-01 05-14 05-25 06-04 10-03 11-01 12-25 12-26",
    2027: "01-01 03-26 03-29 05-01 05-06 05-17 05-27 10-03 11-01 12-25 12-26",
    # Whit Monday, Fronleichnam and all the others move with Easter, which is early here.
    2035: "01-01 03-23 03-26 05-01 05-03 05-14 05-24 10-03 11-01 12-25 12-26",
}


@pytest.mark.parametrize("year", OF_NRW)
def test_the_days_of_nrw(year: int) -> None:
    """NRW rests on eleven days, Fronleichnam and Allerheiligen among them; written down from the calendar by hand."""
    assert public_holidays("NW", year) == {date.fromisoformat(f"{year}-{day}") for day in OF_NRW[year].split()}


def test_every_state_has_days_of_its_own() -> None:
    """Each of the sixteen states is known, and Saxony rests on Buß- und Bettag where NRW works."""
    assert all(public_holidays(state, 2026) for state in STATES)
    assert date(2026, 11, 18) in public_holidays("SN", 2026)
    assert date(2026, 11, 18) not in public_holidays("NW", 2026)


@pytest.mark.parametrize(("state", "year"), [("XX", 2026), ("NW", 1), ("NW", 9999)])
def test_beyond_every_calendar_there_are_none(state: str, year: int) -> None:
    """A state that does not exist and a year that no calendar knows have no holidays, and nothing breaks."""
    assert public_holidays(state, year) == frozenset()
