"""What the law asks after an assessment: § 8a Abs. 2 SGB VIII by hand, and rules that contradict themselves."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from desktop.domain.consequence import OPEN, RESULTS, consequence_problems
from desktop.domain.refused import Refused
from desktop.domain.rules import decode_rules, encode_rules
from tests.helpers.shipped import RULES

BY_CODE = {one.code: one for one in RULES.consequences}


@pytest.mark.parametrize(
    ("result", "guardians", "court", "care"),
    [
        ("acute", True, True, True),
        ("acute", False, True, True),
        ("latent", True, True, False),
        ("help_needed", True, False, False),
        ("help_needed", False, True, False),
        ("no_need", True, False, False),
        ("open", True, False, False),
    ],
)
def test_when_the_law_asks(result: str, *, guardians: bool, court: bool, care: bool) -> None:
    """The court where there is danger or the guardians take no part, taking into care where the danger is acute."""
    assert BY_CODE["family_court"].asked(result, guardians=guardians) is court
    assert BY_CODE["into_care"].asked(result, guardians=guardians) is care


def test_each_names_its_norm() -> None:
    """Both sentences of § 8a Abs. 2 SGB VIII are cited, with what they say."""
    assert [one.basis for one in RULES.consequences] == ["§ 8a Abs. 2 Satz 1 SGB VIII", "§ 8a Abs. 2 Satz 2 SGB VIII"]
    assert "ruft es das Gericht an" in BY_CODE["family_court"].hint
    assert "in Obhut" in BY_CODE["into_care"].hint


def test_the_results_are_those_of_the_statistics() -> None:
    """Four of them, and that there is none yet."""
    assert [code for code, _ in RESULTS] == ["acute", "latent", "help_needed", "no_need", OPEN]


def test_nothing_is_asked_twice() -> None:
    """Rules that ask the same twice are refused as a whole; rules of before ask nothing and are read."""
    assert list(consequence_problems(RULES.consequences)) == []
    with pytest.raises(Refused):
        decode_rules(encode_rules(replace(RULES, consequences=RULES.consequences[:1] * 2)))
    before = replace(RULES, consequences=())
    assert decode_rules(encode_rules(before)) == before
