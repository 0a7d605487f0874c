"""Why a unit is not competent: the list of the rules, and rules that contradict themselves."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from desktop.domain.reason_code import ReasonCode, reason_code_problems
from desktop.domain.refused import Refused
from desktop.domain.rules import RulesInForce, decode_rules, encode_rules
from tests.helpers.shipped import RULES


def test_the_shipped_list_has_a_way_out() -> None:
    """There is a reason for which words of one's own are needed, and no code stands for two."""
    assert [one.code for one in RULES.not_competent if one.explained] == ["other"]
    assert list(reason_code_problems(RULES.not_competent)) == []


def test_a_code_stands_once() -> None:
    """Rules with a code twice are refused as a whole; rules of before have no list and are read."""
    twice = replace(RULES, not_competent=RULES.not_competent[:1] * 2)
    with pytest.raises(Refused, match="schon"):
        decode_rules(encode_rules(twice))
    before = replace(RULES, not_competent=())
    assert decode_rules(encode_rules(before)) == before


def test_what_newer_rules_have_no_more_is_found_in_older_ones() -> None:
    """A reason keeps its words; where two versions have it those of the newest count."""
    old = replace(RULES, version="1", not_competent=(ReasonCode("gone", "Gab es"), ReasonCode("place", "Ort")))
    rules = RulesInForce((encode_rules(old), encode_rules(RULES)))
    gone, place = rules.why_not_competent("gone"), rules.why_not_competent("place")
    assert gone is not None
    assert place is not None
    assert (gone.title, place == RULES.why_not_competent("place")) == ("Gab es", True)
    assert rules.why_not_competent("never") is None
