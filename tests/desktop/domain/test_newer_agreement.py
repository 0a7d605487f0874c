"""Newer rules and a newer cooperation: a version stands for one content for ever, and nobody drops out on the side."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from msgspec.structs import replace

from desktop.domain.cooperation import Cooperation
from desktop.domain.newer_agreement import adds_cooperation, adds_rules
from desktop.domain.refused import Refused
from desktop.domain.rules import Rules, RulesInForce, encode_rules
from tests.helpers.shipped import COOPERATION, RULES

OLD = replace(RULES, version="2026-1", note="Vorher.")
STATED = RulesInForce((encode_rules(OLD), encode_rules(RULES)))


def test_rules_of_a_new_version_are_stated() -> None:
    """A version nobody has stated is added, the one in force is there already."""
    assert adds_rules(STATED, replace(RULES, version="2027-1"))
    assert not adds_rules(STATED, RULES)


@pytest.mark.parametrize("rules", [replace(RULES, note="Anders."), OLD, replace(OLD, note="Anders.")])
def test_a_version_is_stated_once(rules: Rules) -> None:
    """Neither another content under a known version nor what was replaced comes into force."""
    with pytest.raises(Refused) as caught:
        adds_rules(STATED, rules)
    assert (caught.value.code, caught.value.field) == ("rules_version_known", "rules")


NEWER = replace(COOPERATION, version="2027-1")


def _without_unit(one: Cooperation) -> Cooperation:
    return replace(one, units=one.units[1:])


def _of_another_agency(one: Cooperation) -> Cooperation:
    return replace(one, units=(replace(one.units[1], agency=one.agencies[1].id), one.units[0], *one.units[2:]))


def _of_another_kind(one: Cooperation) -> Cooperation:
    return replace(one, agencies=(replace(one.agencies[0], kind="youth_office"), *one.agencies[1:]))


def test_a_cooperation_of_a_new_version_is_stated() -> None:
    """Another version of the same cooperation is added, the one in force is there already."""
    renamed = replace(NEWER, agencies=(replace(NEWER.agencies[0], name="Neuer Name"), *NEWER.agencies[1:]))
    assert adds_cooperation(COOPERATION, renamed)
    assert not adds_cooperation(COOPERATION, COOPERATION)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda one: replace(one, id="kreis-anderswo"), "another_cooperation"),
        (lambda one: replace(one, version=COOPERATION.version, region="Anders"), "cooperation_version_known"),
        (_without_unit, "cooperation_invalid"),
        (lambda one: replace(one, agencies=one.agencies[1:]), "cooperation_invalid"),
        (_of_another_agency, "cooperation_invalid"),
        (_of_another_kind, "cooperation_invalid"),
    ],
)
def test_a_cooperation_that_is_not_stated(change: Callable[[Cooperation], Cooperation], code: str) -> None:
    """Another cooperation, one without a new version, or one in which somebody is missing or changed is refused."""
    with pytest.raises(Refused) as caught:
        adds_cooperation(COOPERATION, change(NEWER))
    assert (caught.value.code, caught.value.field) == (code, "cooperation")
