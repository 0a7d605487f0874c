"""Who is competent by what was added: the sender reads it with the rule, and nobody else does."""

from __future__ import annotations

from typing import Any

import pytest

from desktop.domain.notification_events import PhoneHandover
from desktop.domain.templates import template
from desktop.presenters import later, newly_competent, notifications
from desktop.presenters.notification_detail import detail
from desktop.presenters.notifying import Request, notify
from tests.desktop.presenters.refusing import refused
from tests.helpers.company import ASD, KEMPEN, Company, Member
from tests.helpers.followed import STATEMENT, WRONG
from tests.helpers.passing_on import arrived, passed_on, settle

AT_KEMPEN: dict[str, Any] = {"whereabouts": {"municipality": "Kempen"}}
MOVED = WRONG | AT_KEMPEN


def untold(member: Member, entity: bytes) -> list[tuple[str, str]]:
    """Whom a sender still has to tell, and what they lack."""
    found = newly_competent.untold(member.workspace, member.shown("notification", entity))
    return [(one.unit, one.lacks) for one in found]


def in_parts(police: Member, there: tuple[str, ...] = ()) -> tuple[bytes, bytes]:
    """One incident with a child in Willich and one in Kempen, or these: the two notifications."""
    document = template("P01")
    if there:
        document["children"][1:] = [document["children"][1] | {"given_name": name} for name in there]
    for child in document["children"][1:]:
        child["whereabouts"] = {"municipality": "Kempen"}
    del document["residence"]
    document["residence_unknown"] = True
    notification = police.workspace.new_id()
    notify(police.workspace, Request(notification, document, "VIE-2026-1-2", "Dienst A"))
    by_unit = {state.to_unit: state.id for _, state in police.workspace.group(notification)}
    return by_unit[ASD], by_unit[KEMPEN]


def test_a_child_that_is_elsewhere_by_now() -> None:
    """A place that is put right names the unit competent there, and why, to the sender alone."""
    company, police, willich, _, entity = arrived()
    later.correct(police.workspace, entity, MOVED, "Dienst A")
    settle(company)
    assert untold(police, entity) == [(KEMPEN, "everything")]
    [row] = notifications.whole(police.workspace, entity)["also_competent"]
    assert (row["unit"], "Kempen" in row["rule"]) == (KEMPEN, True)
    assert notifications.whole(willich.workspace, entity)["also_competent"] == []
    shown = detail(police.workspace, entity)
    assert [section.title for section in shown.sections].count("Nach dem Nachtrag auch zuständig") == 1
    assert shown.banner is not None
    assert "Auch zuständig" in shown.banner.heading
    assert "told_also" in [getattr(step, "name", step) for step in shown.steps]


@pytest.mark.parametrize("added", [{"statements": [STATEMENT]}, {"whereabouts": {"district": "Anrath"}}])
def test_what_changes_nothing_names_nobody(added: dict[str, Any]) -> None:
    """Neither another statement nor another place of the same office makes anybody else competent."""
    _, police, _, _, entity = arrived()
    later.supplement(police.workspace, entity, added, "Dienst A")
    assert untold(police, entity) == []


def test_who_has_it_already_is_not_named() -> None:
    """Where it was passed on to the unit that is competent by now, it is there."""
    company, police, willich, _, entity = arrived()
    passed_on(willich, entity, KEMPEN)
    settle(company)
    later.correct(police.workspace, entity, MOVED, "Dienst A")
    assert untold(police, entity) == []


def test_another_child_of_the_incident() -> None:
    """A child that another office was not told of moves there: that office has the incident and lacks the child."""
    _, police, _, _, _ = arrived()
    _, second = in_parts(police)
    child = police.shown("notification", second).content.document()["children"][0]
    moved = WRONG | {"children": [child | {"whereabouts": {"municipality": "Willich"}}]}
    later.correct(police.workspace, second, moved, "Dienst A")
    assert untold(police, second) == [(ASD, "children")]


def test_a_place_that_nobody_can_tell_is_asked_for() -> None:
    """An addition by which nobody finds who is competent is refused with the field, as the first notice would be."""
    _, police, _, _, entity = arrived()
    for place, added in (("Xyzhausen", later.supplement), ("Kreis Viersen", later.correct)):
        document = (WRONG if added is later.correct else {}) | {"whereabouts": {"municipality": place}}
        with refused("notification_invalid", "whereabouts"):
            added(police.workspace, entity, document, "Dienst A")
    assert police.shown("notification", entity).supplements == ()


def test_a_place_outside_is_phoned() -> None:
    """Where nothing can be sent the sender reads whom to call, until a call was noted."""
    _, police, _, _, entity = arrived()
    later.correct(police.workspace, entity, WRONG | {"whereabouts": {"municipality": "Krefeld"}}, "Dienst A")
    assert untold(police, entity) == []
    shown = detail(police.workspace, entity).banner
    assert shown is not None
    assert "Krefeld" in shown.heading
    call = PhoneHandover("Dienst A", "Jugendamt Krefeld", "2026-11-29T10:00:00+01:00")
    notifications.phone_handover(police.workspace, entity, call)
    state = police.shown("notification", entity)
    assert newly_competent.to_phone(police.workspace, state) == ()


def test_of_what_is_gone_nothing_is_asked(company: Company, police: Member) -> None:
    """Before anything was added nobody looks for anybody."""
    entity = police.notify(ASD)
    assert untold(police, entity) == []
