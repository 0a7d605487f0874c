"""The notification among the kinds: what lists show, when it is done, when it rings, and its number."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from desktop.domain.content import Child, Content, Guardian
from desktop.domain.jurisdiction import Place
from desktop.domain.notification import NOTIFICATION, done
from desktop.domain.notification_events import Remarked, Supplemented
from tests.desktop.domain.test_event import RECEIVER, SENDER, STAMPED_AT, WRITTEN_AT, number
from tests.desktop.domain.test_notification_events import BODIES, NOTIFIED, applied, in_delivery


@pytest.mark.parametrize(("urgency", "alarm"), [("immediate", True), ("urgent", False), ("routine", False)])
def test_only_an_immediate_start_rings(urgency: str, *, alarm: bool) -> None:
    """The alarm bit is for immediate notifications and none of their later events."""
    assert NOTIFICATION.alarm(replace(NOTIFIED, urgency=urgency)) is alarm
    assert not any(NOTIFICATION.alarm(body) for body in BODIES.values())


def test_nothing_is_done_before_anything_began() -> None:
    """A notification nobody works on is not done."""
    assert not done(in_delivery("acknowledged"))


def test_a_list_shows_status_parties_and_words() -> None:
    """The row carries who, to whom, how far, which group, when and what it is found by."""
    row = NOTIFICATION.row(in_delivery("delivered"))
    assert (row.status, row.origin, row.target) == ("delivered", SENDER.unit, RECEIVER.unit)
    assert (row.group, row.sort, row.conflict) == (number(900), STAMPED_AT, False)
    for word in ("VIE-2026-3-1", "P01", "Kim", "Toni"):
        assert word in row.text


def test_what_is_queued_is_listed_by_when_it_was_written() -> None:
    """Without a stamp the author's time gives the place in the list."""
    assert NOTIFICATION.row(in_delivery("queued")).sort == WRITTEN_AT


def test_a_protected_address_is_not_found() -> None:
    """No search finds a street where one of the people has a protected address."""
    content = Content(whereabouts=Place(street="Geheimweg"), guardians=(Guardian(protected_address=True),))
    open_content = replace(content, guardians=())
    rows = [
        NOTIFICATION.row(applied(None, "notified", SENDER, 1, body=replace(NOTIFIED, content=one)))
        for one in (content, open_content)
    ]
    assert ["Geheimweg" in row.text for row in rows] == [False, True]


def test_an_address_that_is_protected_later_is_found_no_more() -> None:
    """What is added is searched too, and once it protects an address no place of the first notice is found."""
    first = replace(NOTIFIED, content=Content(whereabouts=Place(street="Geheimweg")))
    state = applied(None, "notified", SENDER, 1, at=STAMPED_AT, body=first)
    for protected in (False, True):
        child = Child(given_name="Ada", birth_date="2020-02-03", protected_address=protected)
        body = Supplemented("A. Ohm", Content(children=(child,)))
        text = NOTIFICATION.row(applied(state, "supplemented", SENDER, 2, body=body)).text
        assert ("Geheimweg" in text, "Ada" in text, "qb20200203" in text) == (not protected, True, True)


def test_what_was_never_sent_takes_another_devices_number() -> None:
    """A notification that nobody has seen can be numbered as another device would, and no later step is changed."""
    written = replace(NOTIFIED, number="VIE-2026-3-000017")
    assert NOTIFICATION.with_ordinal(written, 12) == replace(written, number="VIE-2026-12-000017")
    assert NOTIFICATION.with_ordinal(Remarked("A. Ohm"), 12) == Remarked("A. Ohm")
