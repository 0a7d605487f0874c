"""What is invented for people to look at: it keeps to the forms, and nobody in it can be called."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from benchmarks.invented import CONTACTS, ON_CALL, shifts, to_kempen, to_nettetal, to_police, to_willich
from desktop.domain.notification_check import check_notification
from tests.helpers.shipped import COOPERATION, NOW, POLICE, RULES, WILLICH

YESTERDAY = NOW - timedelta(days=1)
FREE = re.compile(r"(0215[24]|02162) 000-0\d\d|030 23125 0\d\d")


@pytest.mark.parametrize("urgency", ["immediate", "urgent"])
@pytest.mark.parametrize("index", range(7))
def test_what_the_police_write_is_valid(index: int, urgency: str) -> None:
    """Every invented notification of the police is complete and finds one recipient in its town."""
    for make, unit in (
        (to_willich, WILLICH),
        (to_kempen, "jugendamt-kempen-asd"),
        (to_nettetal, "jugendamt-nettetal-asd"),
    ):
        checked = check_notification(make(index, urgency, YESTERDAY), RULES, COOPERATION, NOW, POLICE)
        assert checked.problems == ()
        assert [one.unit for one in checked.recipients] == [unit]


@pytest.mark.parametrize("index", range(7))
def test_what_willich_writes_is_valid(index: int) -> None:
    """Every invented notification of Willich is complete and goes to the police."""
    checked = check_notification(to_police(index, YESTERDAY), RULES, COOPERATION, NOW, WILLICH)
    assert checked.problems == ()
    assert [one.unit for one in checked.recipients] == [POLICE]


def test_nobody_can_be_called() -> None:
    """All numbers are zeros or from the range kept free for invention."""
    numbers = [phone for _, phone in ON_CALL.values()]
    numbers += [contact["phone"] for contacts in CONTACTS.values() for contact in contacts]
    assert [number for number in numbers if not FREE.fullmatch(number)] == []


def test_somebody_is_on_call_now() -> None:
    """One shift runs at the moment it is made for, and the next begins as it ends."""
    first, second = shifts("willich", NOW)
    assert first["from"] <= NOW.isoformat() < first["until"] == second["from"]
