"""Telling a unit too that has become competent: all of it, what was added, or the children it lacks."""

from __future__ import annotations

from msgspec.structs import replace

from desktop.domain.as_it_stands import as_it_stands
from desktop.domain.jurisdiction import Place
from desktop.domain.masking import veil_of
from desktop.domain.templates import template
from desktop.presenters import later, newly_competent, notifications, recalling
from desktop.presenters.agreement import unit_name
from desktop.presenters.notification_detail import detail
from desktop.presenters.notifying import Request, notify
from desktop.presenters.telling_also import may_tell, tell_also
from desktop.presenters.timeline import entry
from desktop.presenters.times import read_id
from tests.desktop.presenters.refusing import refused
from tests.desktop.presenters.test_newly_competent import MOVED, in_parts, untold
from tests.helpers.company import ASD, KEMPEN, Company, Member
from tests.helpers.followed import WRONG
from tests.helpers.passing_on import arrived, settle


def group_of(member: Member, entity: bytes) -> dict[str, bytes]:
    """The notification of each recipient, by unit."""
    state = member.shown("notification", entity)
    return {one.to_unit: one.id for _, one in member.workspace.group(state.notification_id)}


def test_who_was_told_nothing_gets_all_of_it() -> None:
    """The unit gets a notification of its own in the same process, with what holds by now and why it is competent."""
    company, police, willich, kempen, entity = arrived()
    later.correct(police.workspace, entity, MOVED, "Dienst A")
    told = tell_also(police.workspace, entity, "Dienst A", KEMPEN)
    settle(company)
    first = police.shown("notification", entity)
    there = kempen.shown("notification", group_of(police, entity)[KEMPEN])
    assert (there.process_id, there.number, told["number"]) == (first.process_id, first.number, first.number)
    assert (there.content.whereabouts.municipality, "Kempen" in there.rule) == ("Kempen", True)
    assert there.content.children == first.content.children
    assert untold(police, entity) == []
    assert not may_tell(police.workspace, first)
    later.correct(police.workspace, entity, {**WRONG, "whereabouts": {"municipality": "Kempen", "note": "Kita"}}, "A")
    assert untold(police, entity) == [(KEMPEN, "additions")]
    tell_also(police.workspace, entity, "Dienst A", KEMPEN)
    settle(company)
    [added] = kempen.shown("notification", there.id).supplements
    assert (added.content.whereabouts.note, untold(police, entity)) == ("Kita", [])
    assert willich.workspace.group(first.notification_id)[0][1].to_unit == ASD


def test_both_offices_read_of_each_other() -> None:
    """Who had it first reads that another was told, and by whom; that one reads who has it; neither is told more."""
    company, police, willich, kempen, entity = arrived()
    later.correct(police.workspace, entity, MOVED, "Dienst A")
    settle(company)
    assert willich.shown("notification", entity).also == ()
    told = tell_also(police.workspace, entity, "Dienst B", KEMPEN)
    settle(company)
    first = willich.shown("notification", entity)
    there = kempen.shown("notification", read_id(told["id"]))
    assert (first.also, there.also) == ((KEMPEN,), (ASD,))
    seen, other = (detail(member.workspace, one) for member, one in ((willich, entity), (kempen, there.id)))
    assert [unit_name(willich.workspace, KEMPEN)] == [
        fact.value for fact in seen.sections[0].facts if fact.label == "Auch gemeldet an"
    ]
    assert unit_name(kempen.workspace, ASD) in str(other.sections[0].facts)
    assert (seen.timeline[-1].what, unit_name(willich.workspace, KEMPEN) in seen.timeline[-1].text) == (
        "Auch gemeldet",
        True,
    )
    assert notifications.whole(willich.workspace, entity)["also_told"] == [KEMPEN]
    again = tell_also_count(willich, entity)
    later.correct(police.workspace, entity, {**WRONG, "whereabouts": {"municipality": "Kempen", "note": "Kita"}}, "A")
    tell_also(police.workspace, entity, "Dienst A", KEMPEN)
    settle(company)
    assert tell_also_count(willich, entity) == again == 1


def tell_also_count(member: Member, entity: bytes) -> int:
    """How often it stands there that another unit was told too."""
    return sum(one.type == "told_also" for one in member.shown("notification", entity).timeline)


def test_of_a_protected_place_no_office_is_named() -> None:
    """Where an address is protected, the office of that place stands behind the veil too."""
    company, police, willich, _, entity = arrived()
    document = template("P01") | {"residence": {"municipality": "Kempen"}}
    document["children"][0]["protected_address"] = True
    notification = police.workspace.new_id()
    notify(police.workspace, Request(notification, document, "VIE-2026-1-2", "Dienst A"))
    settle(company)
    one = next(state for _, state in willich.workspace.group(notification))
    assert one.also == (KEMPEN,)
    name = unit_name(willich.workspace, KEMPEN)
    shown = [detail(willich.workspace, one.id, addresses=asked) for asked in (False, True)]
    assert [name in str(made.sections[0].facts) for made in shown] == [False, True]
    tell = replace(one.timeline[0], type="told_also", about=KEMPEN)
    assert name not in entry(willich.workspace, tell, veil_of(one.contents)).text
    assert entity != one.id


def test_who_has_it_gets_what_was_added() -> None:
    """Where both offices have the same notification and one was told of the move alone, the other is told too."""
    company, police, _, kempen, _ = arrived()
    document = template("P01") | {"residence": {"municipality": "Kempen"}}
    notification = police.workspace.new_id()
    notify(police.workspace, Request(notification, document, "VIE-2026-1-2", "Dienst A"))
    settle(company)
    by_unit = {state.to_unit: state.id for _, state in police.workspace.group(notification)}
    later.correct(police.workspace, by_unit[ASD], MOVED, "Dienst A")
    assert untold(police, by_unit[ASD]) == [(KEMPEN, "additions")]
    tell_also(police.workspace, by_unit[ASD], "Dienst A", KEMPEN)
    settle(company)
    [added] = kempen.shown("notification", by_unit[KEMPEN]).supplements
    assert (added.corrects, added.explanation, added.content.whereabouts.municipality) == (
        True,
        WRONG["wrong"],
        "Kempen",
    )
    assert untold(police, by_unit[ASD]) == []


def test_who_knows_of_others_is_told_of_the_child() -> None:
    """The child comes beside those that are known there, with its own place, and what is said of it names it alone."""
    company, police, willich, _, _ = arrived()
    first, second = in_parts(police)
    settle(company)
    child = police.shown("notification", second).content.document()["children"][0]
    moved = WRONG | {"children": [child | {"whereabouts": {"municipality": "Willich", "district": "Anrath"}}]}
    later.correct(police.workspace, second, moved, "Dienst A")
    tell_also(police.workspace, second, "Dienst A", ASD)
    settle(company)
    there = willich.shown("notification", first)
    [added] = there.supplements
    assert [one.given_name for one in added.content.children] == [child["given_name"]]
    assert added.content.children[0].whereabouts.district == "Anrath"
    assert added.content.whereabouts is None
    assert all(one.children == (2,) for one in added.content.statements)
    assert there.child_count == 2
    assert untold(police, second) == []


def test_of_children_elsewhere_nothing_is_told() -> None:
    """Who knows one of two children learns where it is by now, keeps its own child, and reads nothing of the other."""
    company, police, willich, _, _ = arrived()
    first, second = in_parts(police, ("Ben", "Cem"))
    [ben, cem] = police.shown("notification", second).content.document()["children"]
    hidden = cem | {"protected_address": True, "whereabouts": {"municipality": "Kempen", "street": "Geheimweg"}}
    for district in ("Anrath", "Schiefbahn"):
        moved = ben | {"whereabouts": {"municipality": "Willich", "district": district}}
        later.correct(police.workspace, second, WRONG | {"children": [moved, hidden]}, "Dienst A")
        tell_also(police.workspace, second, "Dienst A", ASD)
    settle(company)
    there = willich.shown("notification", first)
    own = there.content.children[0].given_name
    found = {one.given_name: one.whereabouts for one in as_it_stands(there).children}
    assert found == {own: None, "Ben": Place("Willich", "Schiefbahn")}
    assert not any(one.given_name == "Cem" for content in there.contents for one in content.children)
    assert (there.protects, untold(police, second)) == (True, [])


def test_a_child_that_is_called_otherwise_is_no_other_child() -> None:
    """Where both offices have the same and a birth date is put right with one, the other gets it and counts no more."""
    company, police, _, kempen, _ = arrived()
    notification = police.workspace.new_id()
    document = template("P01") | {"residence": {"municipality": "Kempen"}}
    notify(police.workspace, Request(notification, document, "VIE-2026-1-2", "Dienst A"))
    by_unit = {state.to_unit: state.id for _, state in police.workspace.group(notification)}
    children = police.shown("notification", by_unit[ASD]).content.document()["children"]
    children[0]["birth_date"] = "2019-01-01"
    later.correct(police.workspace, by_unit[ASD], WRONG | {"children": children}, "Dienst A")
    assert untold(police, by_unit[ASD]) == [(KEMPEN, "additions")]
    tell_also(police.workspace, by_unit[ASD], "Dienst A", KEMPEN)
    settle(company)
    there = as_it_stands(kempen.shown("notification", by_unit[KEMPEN]))
    assert (there.child_count, there.children[0].birth_date) == (len(children), "2019-01-01")


def test_who_was_told_and_gave_it_back_can_be_told_again() -> None:
    """What was withdrawn there does not stand in the way: the unit gets a notification of its own again."""
    company, police, _, kempen, entity = arrived()
    later.correct(police.workspace, entity, MOVED, "Dienst A")
    tell_also(police.workspace, entity, "Dienst A", KEMPEN)
    notifications.withdraw(police.workspace, group_of(police, entity)[KEMPEN], "Dienst A", "Versehen")
    tell_also(police.workspace, entity, "Dienst A", KEMPEN)
    settle(company)
    [there] = [one for _, one in kempen.workspace.group(police.shown("notification", entity).notification_id)]
    assert (there.to_unit, there.content.whereabouts.municipality) == (KEMPEN, "Kempen")
    assert untold(police, entity) == []


def wanted_back() -> tuple[Company, Member, Member, Member, bytes, bytes]:
    """A notification of which Kempen was told too, and from which it is wanted back; last, the id it has there."""
    company, police, willich, kempen, entity = arrived()
    later.correct(police.workspace, entity, MOVED, "Dienst A")
    tell_also(police.workspace, entity, "Dienst A", KEMPEN)
    settle(company)
    there = group_of(police, entity)[KEMPEN]
    recalling.recall(police.workspace, there, "Dienst A", "falsches Kind")
    settle(company)
    return company, police, willich, kempen, entity, there


def test_who_had_to_give_it_up_is_shown_so_to_all_others() -> None:
    """Sender and first receiver read that Kempen was told and gave it up; told once more it has it again."""
    company, police, willich, kempen, entity, there = wanted_back()
    assert also(willich, entity) == "Behörde jugendamt-kempen, Stelle jugendamt-kempen-asd"
    recalling.confirm(kempen.workspace, there, "Fach C", "")
    settle(company)
    for member in (police, willich):
        assert also(member, entity).endswith("jugendamt-kempen-asd (zurückgenommen)")
        assert notifications.whole(member.workspace, entity)["also_recalled"] == [KEMPEN]
        assert [one.what for one in detail(member.workspace, entity).timeline].count("Dort zurückgenommen") == 1
    tell_also(police.workspace, entity, "Dienst A", KEMPEN)
    settle(company)
    assert notifications.whole(willich.workspace, entity)["also_recalled"] == []


def also(member: Member, entity: bytes) -> str:
    """Who else was told, as it stands on the screen."""
    facts = detail(member.workspace, entity).sections[0].facts
    return next(str(one.value) for one in facts if one.label == "Auch gemeldet an")


def test_who_is_not_competent_is_not_told() -> None:
    """Only a unit that is newly competent is told in this way."""
    _, police, _, _, entity = arrived()
    with refused("not_newly_competent", "to"):
        tell_also(police.workspace, entity, "Dienst A", KEMPEN)
    assert not newly_competent.untold(police.workspace, police.shown("notification", entity))
