"""The error of the rules."""

from __future__ import annotations

import json

import pytest

from desktop.domain.refused import Refused
from desktop.domain.said import Said, Verbatim, say


def test_a_refusal_says_what_and_where() -> None:
    """Code, message, field and pause come out as they were given."""
    with pytest.raises(Refused) as caught:
        raise Refused("too_long", "person: Der Name ist zu lang.", field="person", retry_after_seconds=2.5)
    refusal = caught.value
    assert (refusal.code, refusal.field, refusal.retry_after_seconds) == ("too_long", "person", 2.5)
    assert str(refusal) == refusal.message == "person: Der Name ist zu lang."


def test_a_refusal_of_a_field_begins_by_naming_it() -> None:
    """What stands in a field is refused by a sentence that names it, and what is wrong can still be translated."""
    refusal = Refused.at("[1].name", "duty_invalid", say("Erwartet werden 1 bis {longest} Zeichen.", longest=200))
    assert (refusal.code, refusal.field) == ("duty_invalid", "[1].name")
    assert refusal.message == "[1].name: Erwartet werden 1 bis 200 Zeichen."
    assert isinstance(refusal.message, Said)
    assert [type(value) for value in refusal.message.values.values()] == [Verbatim, Said]
    assert refusal.reason == "Erwartet werden 1 bis 200 Zeichen."


def test_a_refusal_is_a_plain_text_for_programs() -> None:
    """Whatever its sentence is made of, JSON gets a string."""
    assert json.loads(json.dumps(Refused.at("date", "date_invalid", "Kein Datum.").message)) == "date: Kein Datum."


def test_a_refusal_needs_no_field() -> None:
    """A rule about the whole names no field and asks for no pause."""
    refusal = Refused("no_device", "Dieses Profil ist keinem Gerät zugeordnet.")
    assert (refusal.field, refusal.retry_after_seconds) == (None, None)
