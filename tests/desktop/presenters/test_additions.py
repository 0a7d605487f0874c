"""What was added after a forward: whoever passed it on has to see to it, and the sender's clock runs until then."""

from __future__ import annotations

from desktop.domain.notification_events import MOST_NAMED, Supplemented
from desktop.presenters import later, reminding, ringing, to_do
from desktop.presenters.additions import left_behind, pass_on_additions, withhold_additions
from desktop.presenters.notification_detail import detail
from desktop.presenters.notifications import whole
from desktop.presenters.reminding import Reminded
from desktop.workspace.recording import Deed
from tests.desktop.presenters.refusing import refused
from tests.helpers.carded import card, words
from tests.helpers.company import ASD, KEMPEN, Member, content
from tests.helpers.followed import WRONG
from tests.helpers.passing_on import OnItsWay, acknowledge, arrived, on_its_way, passed_on, settle, shown

MINUTE = 60_000


def raised() -> OnItsWay:
    """Kempen has it, as urgent; then the police raise it, and Willich says to have seen that, passing nothing on."""
    made = on_its_way()
    acknowledge(made.kempen, made.other)
    later.correct(made.police.workspace, made.entity, {**WRONG, "urgency": "urgent"}, "Dienst A")
    settle(made.company)
    pass_on_additions(made.willich.workspace, made.entity, "Fach W")
    settle(made.company)
    later.note(made.willich.workspace, made.entity, "Fach W")
    later.note(made.kempen.workspace, made.other, "Fach C")
    settle(made.company)
    assert not tasks(made.willich)
    later.correct(made.police.workspace, made.entity, {**WRONG, "urgency": "immediate"}, "Dienst A")
    settle(made.company)
    later.note(made.willich.workspace, made.entity, "Fach W")
    settle(made.company)
    return made


def tasks(member: Member) -> list[str]:
    """What a member finds to be done."""
    found = ((task.title, task.find(member.workspace, -1)) for task in to_do.TASKS)
    return [title for title, numbers in found if numbers]


def test_what_was_seen_and_not_passed_on_stays_to_be_done() -> None:
    """It rings at Willich and stands under what is to be done, both sides read by when; overdue the police call."""
    company, police, willich, _, entity, _ = raised()
    assert "Nachtrag weitergeben" in tasks(willich)
    assert ringing.ringing(willich.workspace)
    assert "Weitergabe offen · noch 15 min" in words(card(willich, entity))
    assert whole(willich.workspace, entity)["not_passed_on"]
    here, there = (detail(one.workspace, entity).banner for one in (willich, police))
    assert here is not None
    assert there is not None
    assert here.text.startswith("Jetzt Sofort. Geben Sie ihn weiter, oder schreiben Sie, warum das nicht nötig ist.")
    assert "hat ihn noch nicht weitergegeben" in there.text
    clocks = next(one for one in detail(willich.workspace, entity).sections if one.title == "Fristen")
    assert clocks.facts[0].label.startswith("Nachtrag weitergeben")
    company.clock.time += 16 * MINUTE
    late = detail(police.workspace, entity).banner
    assert late is not None
    assert (late.tone, late.number is not None) == ("danger", True)
    assert reminding.remind(police.workspace, Reminded()).over


def test_passed_on_it_is_over_for_both_and_rings_at_the_third_unit() -> None:
    """Kempen reads what was raised and has to look; nothing is left at Willich, and the police wait for nobody."""
    company, police, willich, kempen, entity, other = raised()
    pass_on_additions(willich.workspace, entity, "Fach W")
    assert not tasks(willich)
    settle(company)
    assert not ringing.ringing(willich.workspace)
    assert shown(police, entity).clock_stopped
    assert [one.urgency for one in shown(kempen, other).supplements] == ["urgent", "immediate"]
    assert ringing.ringing(kempen.workspace)
    pass_on_additions(willich.workspace, entity, "Fach W")
    assert len(shown(kempen, other).supplements) == 2


def test_a_person_says_why_it_need_not_be_passed_on() -> None:
    """Only Willich says so, with a reason that the police read, and it may follow later all the same."""
    company, police, willich, kempen, entity, other = raised()
    with refused("reason_required", "reason"):
        withhold_additions(willich.workspace, entity, "Fach W", " ")
    with refused("receiver_only"):
        withhold_additions(police.workspace, entity, "Dienst A", "nein")
    withhold_additions(willich.workspace, entity, "Fach W", "Kempen weiß es durch Anruf")
    settle(company)
    assert not tasks(willich)
    assert shown(police, entity).clock_stopped
    last = detail(police.workspace, entity).timeline
    assert ("Nachtrag nicht weitergegeben", "Kempen weiß es durch Anruf") in [(one.what, one.text) for one in last]
    with refused("nothing_left_behind"):
        withhold_additions(willich.workspace, entity, "Fach W", "noch einmal")
    assert left_behind(willich.workspace, shown(willich, entity))
    pass_on_additions(willich.workspace, entity, "Fach W")
    settle(company)
    assert len(shown(kempen, other).supplements) == 2


def test_only_what_somebody_had_before_them_is_passed_on() -> None:
    """What came between look and click stays to be done, and unseen."""
    company, police, willich, kempen, entity, other = raised()
    looked = [one.event for one in shown(willich, entity).supplements]
    body = Supplemented("Dienst A", content("Mia"), urgency="immediate")
    police.do(ASD, "notification.supplemented", entity, body)
    settle(company)
    pass_on_additions(willich.workspace, entity, "Fach W", looked)
    settle(company)
    assert len(shown(kempen, other).supplements) == 2
    assert tasks(willich) == ["Eingang bestätigen", "Nachtrag ansehen", "Nachtrag weitergeben"]


def add(police: Member, entity: bytes, when: str) -> None:
    """The police add one more than an event has room to name."""
    bodies = (Supplemented("Dienst A", content(), f"{when} {number}") for number in range(MOST_NAMED + 1))
    deeds = [Deed("notification.supplemented", entity, one) for one in bodies]
    police.workspace.record(police.workspace.pair(ASD), deeds)


def test_as_much_as_was_added_is_passed_on() -> None:
    """What one event has no room to name goes into several, at the forward and after it; nothing stays behind."""
    company, police, willich, kempen, entity = arrived()
    add(police, entity, "davor")
    settle(company)
    other = passed_on(willich, entity, KEMPEN)
    settle(company)
    assert len(shown(kempen, other).supplements) == MOST_NAMED + 1
    assert left_behind(willich.workspace, shown(willich, entity)) == ()
    add(police, entity, "danach")
    settle(company)
    pass_on_additions(willich.workspace, entity, "Fach W")
    later.note(willich.workspace, entity, "Fach W")
    settle(company)
    later.note(kempen.workspace, other, "Fach C")
    settle(company)
    assert len(shown(kempen, other).supplements) == 2 * (MOST_NAMED + 1)
    assert shown(police, entity).unseen == shown(kempen, other).unseen == ()
    assert left_behind(willich.workspace, shown(willich, entity)) == ()
