"""Whom to ask: said once, filled in ever after, and nothing a form would not take."""

from __future__ import annotations

import pytest

from desktop.presenters import sender
from tests.desktop.presenters.refusing import refused
from tests.helpers.company import Member


def test_person_and_unit_are_known_from_the_start(police: Member) -> None:
    """Before anything was said the profile's person and unit answer queries, without a number."""
    found = sender.known(police.workspace, "Dienst A")
    assert found["name"] == "Dienst A"
    assert found["unit"]
    assert "phone" not in found
    assert sender.phone(police.workspace) == ""


def test_a_number_is_kept_and_filled_in(police: Member) -> None:
    """A number said once is there for every document after it, also after a restart."""
    assert sender.keep_phone(police.workspace, " 030 23125 001 ") == "030 23125 001"
    police.open()
    assert sender.phone(police.workspace) == "030 23125 001"
    assert sender.known(police.workspace, "Dienst A")["phone"] == "030 23125 001"


def test_the_police_finds_its_labels_set(police: Member, willich: Member) -> None:
    """§ 22b PolG NRW: openly, by one's own unit, until somebody says otherwise; an office labels nothing."""
    assert sender.labels(police.workspace) == {
        "means": "open",
        "collecting_unit": sender.known(police.workspace, "Dienst A")["unit"],
    }
    assert sender.labels(willich.workspace) == {}


@pytest.mark.parametrize("text", ["", "  ", "anrufen", "0", "030\n23125", "0" * 40])
def test_what_is_no_number_is_refused(police: Member, text: str) -> None:
    """What a form would refuse at three in the morning is refused when it is said, and changes nothing."""
    sender.keep_phone(police.workspace, "030 23125 001")
    with refused("phone_invalid", "phone"):
        sender.keep_phone(police.workspace, text)
    assert sender.phone(police.workspace) == "030 23125 001"


def test_what_was_written_last_is_remembered(police: Member) -> None:
    """Another number in a notification is the one for the next; what was left out stays."""
    sender.remember(police.workspace, {"sender": {"name": "Dienst B", "phone": "030 23125 002"}})
    sender.remember(police.workspace, {"sender": {"phone": "030 23125 003"}})
    sender.remember(police.workspace, {"sender": "kaputt"})
    found = sender.known(police.workspace, "Dienst A")
    assert (found["name"], found["phone"]) == ("Dienst B", "030 23125 003")
