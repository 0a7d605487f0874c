"""What a deadline follows from."""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace

from desktop.domain.cooperation import Closing, Cooperation, encode_cooperation
from desktop.domain.rules import RulesInForce, encode_rules
from desktop.domain.terms import NO_TERMS, Terms
from tests.helpers.shipped import COOPERATION, RULES
from tests.helpers.watchers import WATCH, with_watch

WILLICH, KEMPEN = "jugendamt-willich-asd", "jugendamt-kempen-asd"
AGENCIES = {WILLICH: "jugendamt-willich", KEMPEN: "jugendamt-kempen"}


def closing(agency: str, first: date) -> Cooperation:
    """The shipped cooperation, in which an agency closes for a day."""
    agencies = tuple(
        replace(one, closing_days=(Closing("Zu", first),)) if one.id == agency else one for one in COOPERATION.agencies
    )
    return replace(COOPERATION, agencies=agencies)


def terms(cooperation: Cooperation = COOPERATION) -> Terms:
    """The terms of a cooperation under the shipped rules."""
    return Terms(RulesInForce((encode_rules(RULES),)), encode_cooperation(cooperation), AGENCIES)


def test_each_agency_has_its_closing_days() -> None:
    """Everybody rests at the weekend and on holidays, an agency on its own closing days besides."""
    made = terms(closing("jugendamt-willich", date(2026, 12, 24)))
    for unit, rests in ((WILLICH, True), (KEMPEN, False), ("unknown", False)):
        assert made.rests(unit)(date(2026, 12, 24)) is rests
        assert made.rests(unit)(date(2026, 12, 25))
        assert made.rests(unit)(date(2026, 12, 27))
        assert not made.rests(unit)(date(2026, 12, 28))


def test_another_state_has_other_holidays() -> None:
    """The holidays are those of the state that the cooperation names."""
    assert not terms().rests(WILLICH)(date(2026, 11, 18))
    assert terms(replace(COOPERATION, federal_state="SN")).rests(WILLICH)(date(2026, 11, 18))


def test_what_cannot_be_read_has_the_days_of_nrw() -> None:
    """Without a cooperation, or with one of a newer program, the holidays of NRW count and no closing days."""
    for made in (NO_TERMS, Terms(table=b"of a newer program", agencies=AGENCIES)):
        assert made.rests(WILLICH)(date(2026, 6, 4))
        assert not made.rests(WILLICH)(date(2026, 6, 5))


def test_other_terms_have_another_digest() -> None:
    """A digest stays while rules, calendar and units do, and is another one with each; their order is none."""
    assert terms().digest() == terms().digest()
    stated, table = (encode_rules(RULES),), encode_cooperation(COOPERATION)
    assert terms().digest() == Terms(RulesInForce(stated), table, dict(reversed(AGENCIES.items()))).digest()
    longer = replace(RULES, version="longer")
    others = [
        NO_TERMS,
        terms(closing("jugendamt-kempen", date(2026, 12, 24))),
        Terms(RulesInForce((encode_rules(longer),)), table, AGENCIES),
        Terms(RulesInForce(stated), table, AGENCIES | {KEMPEN: "jugendamt-willich"}),
        Terms(RulesInForce(stated), table, {WILLICH: AGENCIES[WILLICH]}),
    ]
    assert len({one.digest() for one in (terms(), *others)}) == len(others) + 1


def test_who_watches() -> None:
    """The unit that an agency names sees who has read what there; where none is named, or nothing is stated, nobody."""
    made = terms(with_watch())
    assert [made.data_protection(unit) for unit in (WILLICH, KEMPEN, "unknown")] == [WATCH, "", ""]
    assert NO_TERMS.data_protection(WILLICH) == ""
