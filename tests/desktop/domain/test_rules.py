"""The shipped rules against the agreement's table, and files that are none."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

from desktop.domain.catalogue import CODES
from desktop.domain.refused import Refused
from desktop.domain.rules import NO_RULES, BasisChoice, Deadline, RulesInForce, decode_rules, encode_rules, read_rules
from tests.helpers.shipped import RULES, RULES_TEXT

URGENCY = {
    "P01": "urgent", "P02": "routine", "P03": "urgent", "P04": "immediate", "P05": "urgent", "P06": "immediate",
    "P07": "urgent", "P08": "urgent", "P09": "routine", "P10": "routine", "P11": "urgent", "P12": "routine",
    "P13": "routine", "P14": "immediate", "P15": "immediate", "P16": "urgent", "P17": "urgent", "P18": "immediate",
    "P19": "urgent", "P20": "immediate", "P21": "urgent", "P90": "routine", "J01": "immediate",
}  # fmt: skip


def test_the_rules_hold_the_whole_catalogue() -> None:
    """Every code stands there once."""
    assert tuple(category.code for category in RULES.categories) == CODES


@pytest.mark.parametrize("code", URGENCY)
def test_each_category_has_the_urgency_of_the_table(code: str) -> None:
    """The default urgency is the one agreed on."""
    assert RULES.category(code).urgency == URGENCY[code]


def test_domestic_violence_is_urgent_and_immediate_on_acute_danger() -> None:
    """P01 may be urgent or immediate, and has to be immediate when the danger is acute."""
    category = RULES.category("P01")
    assert set(category.urgencies) == {"immediate", "urgent"}
    assert category.immediate_when == "acute"
    assert category.basis == ("§ 27 Abs. 2 i. V. m. § 26 PolG NRW", "§ 34a PolG NRW")


def test_the_call_for_the_police_is_always_immediate() -> None:
    """J01 has no other urgency."""
    assert RULES.category("J01").urgencies == ("immediate",)


def test_only_two_categories_need_release_by_default() -> None:
    """J06 and J07 wait for leadership, nothing of the police does."""
    assert [category.code for category in RULES.categories if category.needs_release] == ["J06", "J07"]


def test_the_notice_to_youth_court_assistance_runs_by_the_summons() -> None:
    """P10 is routine and its deadline is the summons, not the urgency."""
    assert [category.code for category in RULES.categories if category.clock == "summons"] == ["P10"]
    assert RULES.category("P10").urgencies == ("routine",)


def test_no_basis_relies_on_feedback_to_professionals() -> None:
    """Section 4 paragraph 4 KKG is no basis of anything exchanged with the police."""
    assert not any("§ 4" in basis and "KKG" in basis for category in RULES.categories for basis in category.basis)


def test_deadlines_are_those_of_the_agreement() -> None:
    """Immediate is acknowledged in 15 minutes, urgent in two hours, routine in one working day."""
    assert RULES.deadline("immediate") == Deadline(minutes=15)
    assert RULES.deadline("urgent") == Deadline(minutes=120)
    assert RULES.deadline("routine") == Deadline(working_days=1)
    assert RULES.spans.withdraw_acknowledgement_minutes == 10


def test_an_unknown_category_is_refused() -> None:
    """A code the rules do not hold names the field."""
    assert RULES.has("P01")
    assert not RULES.has("P22")
    with pytest.raises(Refused) as caught:
        RULES.category("P22")
    assert (caught.value.code, caught.value.field) == ("category_unknown", "category")


def test_rules_survive_the_directory() -> None:
    """What is stated as bytes reads back equal, with its version."""
    assert decode_rules(encode_rules(RULES)) == RULES
    assert decode_rules(encode_rules(RULES)).version == "2026-2"


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("schema = 1", "schema = 9", "Fassung"),
        ("minutes = 15", "minutes = 0", "Grenzen"),
        ("minutes = 15", "hours = 1", "„hours“ ist nicht vorgesehen"),
        ("minutes = 15", "minutes = 15\nworking_days = 1", "Genau eines"),
        ("minutes = 15\n", "", "Genau eines"),
        ('code = "P02"', 'code = "P01"', "steht schon da"),
        ('code = "P02"', 'code = "P22"', "gibt es nicht"),
        ('code = "P02"', 'code = "J01"', "andere Richtung"),
        ('direction = "police_to_youth"', 'direction = "to_youth"', "nicht vorgesehen"),
        ('urgencies = ["immediate", "urgent"]', 'urgencies = ["immediate"]', "voreingestellte"),
        ('urgencies = ["immediate", "urgent"]', 'urgencies = ["urgent", "urgent"]', "verschieden"),
        ('urgencies = ["immediate", "urgent"]', 'urgencies = ["urgent"]', "nicht erlaubt"),
        ('form = "later_event"', 'form = "notification"', "passt nicht"),
        ('urgency = "urgent"', 'urgency = "eilig"', "nicht vorgesehen"),
        ("excludes =", "# excludes =", "„excludes“ fehlt"),
    ],
)
def test_wrong_rules_are_refused_with_their_line(old: str, new: str, words: str) -> None:
    """Each contradiction is refused with a line and its reason."""
    assert old in RULES_TEXT
    with pytest.raises(Refused) as caught:
        read_rules(RULES_TEXT.replace(old, new, 1))
    assert caught.value.code == "rules_invalid"
    assert caught.value.message.startswith("Zeile ")
    assert words in caught.value.message


def test_rules_that_lack_a_category_are_refused() -> None:
    """A catalogue with a gap is no catalogue."""
    with pytest.raises(Refused, match="X01"):
        read_rules(RULES_TEXT[: RULES_TEXT.index('[[categories]]\ncode = "X01"')])


def test_bytes_that_are_no_rules_are_refused() -> None:
    """Garbage, too many bytes and rules with a gap are refused alike."""
    broken = msgspec.structs.replace(RULES, categories=RULES.categories[1:])
    for encoded in (b"\xc1", bytes(600_000), encode_rules(broken)):
        with pytest.raises(Refused) as caught:
            decode_rules(encoded)
        assert caught.value.code == "rules_invalid"


def stated(*versions: str) -> RulesInForce:
    """A directory that states these versions one after the other."""
    return RulesInForce(tuple(encode_rules(msgspec.structs.replace(RULES, version=version)) for version in versions))


def test_rules_are_found_by_their_version() -> None:
    """An event is judged by the rules of the version it names, by the newest where nobody stated that version."""
    for version, found in {"1": "1", "2": "2", "3": "3", "9": "3", "": "3"}.items():
        rules = stated("1", "2", "3").of(version)
        assert rules is not None
        assert rules.version == found


def test_the_newest_rules_are_in_force() -> None:
    """In force is what was stated last, as far as this program can read it."""
    known = RulesInForce((*stated("1", "2").stated, b"\xc1"))
    assert [known.required(version).version for version in ("", "1", "9")] == ["2", "1", "2"]


@pytest.mark.parametrize(("rules", "code"), [(NO_RULES, "not_synced"), (RulesInForce((b"\xc1",)), "rules_invalid")])
def test_without_rules_the_reason_is_said(rules: RulesInForce, code: str) -> None:
    """Whoever cannot do without rules hears why there are none."""
    with pytest.raises(Refused) as caught:
        rules.required()
    assert caught.value.code == code


def test_rules_that_cannot_be_read_are_none() -> None:
    """What this program cannot read is passed over, and without any rules there are none."""
    rules = RulesInForce((*stated("1").stated, b"\xc1")).of("2")
    assert rules is not None
    assert rules.version == "1"
    assert RulesInForce((b"\xc1",)).of("1") is None
    assert NO_RULES.of("1") is None


@pytest.mark.parametrize(
    ("document", "carried"),
    [
        ({"police_request": {"path": "section_68"}}, ("§ 68 SGB X",)),
        ({"police_request": {"path": "court_order"}}, ("§ 73 SGB X",)),
        ({"police_request": {"path": None}}, ()),
        ({"police_request": "?"}, ()),
        ({}, ()),
    ],
)
def test_of_several_bases_the_chosen_one_carries_alone(document: dict[str, Any], carried: tuple[str, ...]) -> None:
    """An answer to the police rests on the request or on the order, never on both, and on none that nobody chose."""
    assert RULES.category("J07").carried_by(document) == carried
    assert RULES.category("P01").carried_by(document) == RULES.category("P01").basis


def test_a_chosen_basis_is_one_of_the_categorys() -> None:
    """Rules that let somebody choose a basis that they do not name are refused."""
    wrong = BasisChoice("police_request.path", {"section_68": "§ 4 KKG"})
    categories = tuple(replace(one, basis_by=wrong) if one.code == "J07" else one for one in RULES.categories)
    with pytest.raises(Refused, match="Rechtsgrundlagen"):
        decode_rules(encode_rules(replace(RULES, categories=categories)))
