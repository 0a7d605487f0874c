"""What a reader refuses: a notification that had to be released, and was not by somebody who may.

The expectations are written by hand.
"""

from __future__ import annotations

import dataclasses
from typing import Any, Final

import msgspec
import pytest
from msgspec.structs import replace

from desktop.domain.event import Author
from desktop.domain.notification import NOTIFICATION
from desktop.domain.notification_events import Enclosed
from desktop.domain.notification_fold import fold
from desktop.domain.notification_way import Leg
from desktop.domain.outcome import APPLIED, SUPERSEDED, quarantined
from desktop.domain.release_gate import needs_release
from desktop.domain.rules import NO_RULES, Rules, RulesInForce, encode_rules
from tests.desktop.domain.test_event import ENTITY, author, event, number
from tests.desktop.domain.test_notification_events import NOTIFIED
from tests.desktop.domain.test_notification_forwarded import proof
from tests.helpers.shipped import RULES

WRITER: Final = author("asd-willich", device=2)
LEADER: Final = author("asd-willich", "lead", device=4)
DEPUTY: Final = author("asd-willich", "release", device=5)
BODY: Final = replace(
    NOTIFIED,
    category="J06",
    urgency="urgent",
    rules_version=RULES.version,
    from_unit="asd-willich",
    to_unit="police-viersen",
    person="B. Watt",
    released_by="L. Eitung",
    written_by=WRITER.device,
)
IN_FORCE: Final = RulesInForce((encode_rules(RULES),))


def outcome(body: Any, by: Author, rules: RulesInForce = IN_FORCE, **other: Any) -> Any:
    """What becomes of such a start."""
    return fold(None, event("notification.notified", body, by, rules=rules, **other))[1]


def changed_rules(version: str, code: str, *, needed: bool) -> Rules:
    """The shipped rules in a newer version, with one category released otherwise."""
    categories = tuple(
        msgspec.structs.replace(one, needs_release=needed) if one.code == code else one for one in RULES.categories
    )
    return msgspec.structs.replace(RULES, version=version, categories=categories)


@pytest.mark.parametrize("by", [LEADER, DEPUTY])
def test_what_a_second_person_released_counts(by: Author) -> None:
    """Lead and release both let it out, in the name of the one who wrote it; both names are kept."""
    state, said = fold(None, event("notification.notified", BODY, by, rules=IN_FORCE))
    assert said == APPLIED
    assert state is not None
    assert (state.person, state.released_by, state.device) == ("B. Watt", "L. Eitung", by.device)


REFUSED: Final[dict[str, dict[str, Any]]] = {
    "by the writer alone": {"by": WRITER, "body": replace(BODY, released_by="", written_by=b"")},
    "by a writer who names a releaser": {"by": WRITER, "body": replace(BODY, written_by=number(199))},
    "by a lead who names nobody": {"by": LEADER, "body": replace(BODY, released_by="")},
    "by a lead who names no writer": {"by": LEADER, "body": replace(BODY, written_by=b"")},
    "by a lead who wrote it": {"by": LEADER, "body": replace(BODY, written_by=LEADER.device)},
    "by a lead who wrote it on the device before": {
        "by": dataclasses.replace(LEADER, predecessors=(WRITER.device,)),
        "body": BODY,
    },
    "by a lead who took it up from the writer": {"by": LEADER, "body": BODY, "adopted_from": WRITER.device},
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_nobody_released_is_refused(case: str) -> None:
    """Who leaves the release out is believed by nobody: the signature is missing that would bind."""
    other = dict(REFUSED[case])
    assert outcome(other.pop("body"), other.pop("by"), **other) == quarantined("not_released")


def test_whoever_needs_no_release_goes_alone() -> None:
    """A category that the rules let go is not asked for a second person, and nor is one without rules."""
    assert outcome(NOTIFIED, author("police-viersen")) == APPLIED
    assert outcome(replace(BODY, category="J01", released_by="", written_by=b""), WRITER) == APPLIED
    assert outcome(replace(BODY, released_by="", written_by=b""), WRITER, NO_RULES) == APPLIED


def test_an_agreement_may_ask_for_a_release_of_others() -> None:
    """The version a notification names decides: P02 goes alone under the shipped rules and not under newer ones."""
    newer = changed_rules("2026-9", "P02", needed=True)
    rules = RulesInForce((encode_rules(RULES), encode_rules(newer)))
    police, sender = author("police-viersen"), "police-viersen"
    body = replace(NOTIFIED, category="P02", from_unit=sender, to_unit="asd-willich", rules_version=RULES.version)
    assert outcome(body, police, rules) == APPLIED
    assert outcome(replace(body, rules_version="2026-9"), police, rules) == quarantined("not_released")
    assert outcome(replace(body, rules_version="never stated"), police, rules) == quarantined("not_released")


@pytest.mark.parametrize(("code", "needed"), [("J06", True), ("J07", True), ("J05", False), ("P01", False)])
def test_the_shipped_rules_name_what_needs_it(code: str, *, needed: bool) -> None:
    """Criminal complaints and answers to requests need leadership; urgent help does not, and no police notification."""
    assert needs_release(IN_FORCE, RULES.version, code) is needed
    assert not needs_release(IN_FORCE, RULES.version, "Z99")


def test_two_who_release_at_once_make_one_notification() -> None:
    """The second start is superseded and shown beside the first, whose names stand."""
    first, _ = fold(None, event("notification.notified", BODY, LEADER, rules=IN_FORCE))
    again = replace(BODY, released_by="D. Eputy")
    state, said = fold(first, event("notification.notified", again, DEPUTY, 2, rules=IN_FORCE))
    assert said == SUPERSEDED
    assert state is not None
    assert state.released_by == "L. Eitung"
    assert [(one.type, one.person, one.superseded) for one in state.timeline] == [
        ("notified", "B. Watt", False),
        ("released", "D. Eputy", True),
    ]
    unreleased = replace(again, released_by="", written_by=b"")
    assert (
        fold(state, event("notification.notified", unreleased, DEPUTY, 3, rules=IN_FORCE))[1].reason == "not_released"
    )


def test_another_notification_under_the_same_id_does_not_count() -> None:
    """A second start that is not the same notification changes nothing."""
    first, _ = fold(None, event("notification.notified", BODY, LEADER, rules=IN_FORCE))
    other = replace(BODY, notification_id=number(77))
    assert fold(first, event("notification.notified", other, DEPUTY, 2, rules=IN_FORCE)) == (
        first,
        quarantined("notified_already"),
    )


def test_a_released_notification_keeps_its_writers_number() -> None:
    """Whose device sends it makes no difference to the number that was given when it was written."""
    assert NOTIFICATION.with_ordinal(BODY, 9) is BODY
    assert NOTIFICATION.with_ordinal(replace(BODY, released_by=""), 9) != BODY


STATION_UNITS: Final = ("police-viersen", "police-station")


def passed_on(first: Any, entity: bytes = ENTITY) -> Any:
    """What the police write to another station, with the first notice enclosed."""
    enclosed = Enclosed((Leg("asd-willich", "police-viersen", entity),), "andere Wache", (proof("notified", first),))
    return replace(first, from_unit="police-viersen", to_unit="police-station", enclosed=enclosed, released_by="")


def onward(body: Any, *proven: Author | None) -> Any:
    """What becomes of it, where the proof shows that it was written by these."""
    return outcome(body, author("police-viersen", device=1), units=STATION_UNITS, proven=proven)


@pytest.mark.parametrize("by", [LEADER, DEPUTY])
def test_what_is_passed_on_was_released_before(by: Author) -> None:
    """Who passes a released notification on needs no second release: the proof shows who gave the first."""
    assert onward(passed_on(BODY), by) == APPLIED
    assert onward(passed_on(BODY, number(1)), by) == quarantined("enclosed_differs")


@pytest.mark.parametrize("missing", [{"released_by": ""}, {"written_by": b""}])
def test_nothing_goes_alone_dressed_as_passed_on(missing: dict[str, Any]) -> None:
    """What encloses a first notice that nobody released is refused like that notice itself."""
    assert onward(passed_on(replace(BODY, **missing)), LEADER) == quarantined("not_released")


MADE_UP: Final[dict[str, Author | None]] = {
    "a proof that does not hold": None,
    "written by the middle unit itself": author("police-viersen", "lead", device=1),
    "written by somebody who may not release": author("asd-willich", device=6),
    "written by the writer": WRITER,
    "written by the writer on another device": dataclasses.replace(LEADER, predecessors=(WRITER.device,)),
}


@pytest.mark.parametrize("case", MADE_UP)
def test_two_names_are_no_release(case: str) -> None:
    """A first notice that names both people is believed only where its proof holds and its author might release it."""
    assert onward(passed_on(BODY), MADE_UP[case]) == quarantined("not_released")
    assert onward(passed_on(BODY)) == quarantined("not_released")


def test_what_needs_no_release_is_shown_unproven() -> None:
    """Where no second person is asked for, a proof that does not hold keeps nothing back: it is said beside it."""
    plain = replace(BODY, category="J01", urgency="immediate", released_by="", written_by=b"")
    assert onward(passed_on(plain), None) == APPLIED
