"""How urgent it is by now, in words: who changed it and why, and what that asks of both sides."""

from __future__ import annotations

from typing import Any

import pytest

from desktop.domain.notification_events import Acknowledged, PhoneHandover
from desktop.presenters import additions, later, notifications, reminding, ringing
from desktop.presenters.banner import Banner
from desktop.presenters.notification_detail import detail
from desktop.presenters.reminding import Reminded
from desktop.presenters.steps.question import shown_to
from desktop.presenters.steps.table import TABLE
from tests.desktop.presenters.refusing import refused
from tests.helpers import passing_on
from tests.helpers.carded import card, words
from tests.helpers.company import ASD, POLICE, Company, Member, notified
from tests.helpers.followed import STATEMENT, WRONG
from tests.helpers.passing_on import on_its_way, settle

MINUTE = 60_000
RAISED: dict[str, Any] = {**WRONG, "urgency": "immediate"}
LOWER = "Die Großmutter ist da"


def sent(company: Company, police: Member, willich: Member, urgency: str = "urgent", *, had: bool = False) -> bytes:
    """A P01 that Willich has on a device, and that somebody there has confirmed where `had` says so."""
    entity = police.workspace.new_id()
    police.do(ASD, "notification.notified", entity, notified(POLICE, ASD, urgency))
    company.everybody_syncs()
    if had:
        notifications.acknowledge(willich.workspace, entity, Acknowledged("Fachkraft A"))
        company.everybody_syncs()
    return entity


def shown(member: Member, entity: bytes) -> Banner:
    """What matters most about it."""
    banner = detail(member.workspace, entity).banner
    assert banner is not None
    return banner


def told(member: Member, entity: bytes) -> list[str]:
    """What stands of its urgency in the section about it."""
    facts = detail(member.workspace, entity).sections[0].facts
    return [str(fact.value) for fact in facts if fact.label.startswith("Dringlichkeit")]


def test_a_correction_to_immediate_rings_and_shortens_the_time(
    company: Company, police: Member, willich: Member
) -> None:
    """Both sides read Sofort and why, what was two hours is fifteen minutes from there, and it rings."""
    entity = sent(company, police, willich)
    company.clock.time += 10 * MINUTE
    answer = later.correct(police.workspace, entity, RAISED, "Dienst A")
    assert answer["urgency"] == "immediate"
    company.everybody_syncs()
    number = willich.workspace.number("notification", entity)
    assert ringing.ringing(willich.workspace) == {number}
    for member in (police, willich):
        assert "Sofort" in words(card(member, entity))
        assert told(member, entity)[0] == "Eilig"
        assert "Sofort seit" in told(member, entity)[1]
        assert told(member, entity)[1].endswith(f": {WRONG['wrong']}")
    whole = notifications.whole(willich.workspace, entity)
    assert [one["urgency"] for one in whole["urgencies"]] == ["urgent", "immediate"]
    raised_at, due = whole["urgencies"][1]["at"], whole["deadline"]
    assert (due[:13], int(due[14:16]) - int(raised_at[14:16])) == (raised_at[:13], 15)


def test_raised_after_somebody_had_it_it_is_to_be_seen_in_time(
    company: Company, police: Member, willich: Member
) -> None:
    """It rings anew, both sides read that nobody has looked, later whom to call; once somebody has it is over."""
    entity = sent(company, police, willich, "urgent", had=True)
    later.correct(police.workspace, entity, RAISED, "Dienst A")
    company.everybody_syncs()
    assert ringing.ringing(willich.workspace)
    assert shown(willich, entity).heading == "Jetzt Sofort: Bestätigen Sie, dass Sie es gesehen haben."
    assert WRONG["wrong"] in shown(willich, entity).text
    assert shown(police, entity).heading == "Jetzt Sofort: Noch hat niemand die Änderung gesehen."
    clocks = next(one for one in detail(willich.workspace, entity).sections if one.title == "Fristen")
    assert clocks.facts[0].label.startswith("Geänderte Dringlichkeit ansehen")
    company.clock.time += 16 * MINUTE
    over = shown(police, entity)
    assert (over.tone, over.number is not None) == ("danger", True)
    assert over.text == "Seit 1 min überfällig. Rufen Sie die Rufbereitschaft an."
    assert reminding.remind(police.workspace, Reminded()).over
    later.note(willich.workspace, entity, "Fachkraft B")
    company.everybody_syncs()
    assert not ringing.ringing(willich.workspace)
    assert shown(police, entity).heading.startswith("Eingang bestätigt")
    assert "Sofort" in words(card(police, entity))


def test_a_word_that_crosses_a_raise_says_nothing_of_it(company: Company, police: Member, willich: Member) -> None:
    """Who confirms without a connection has not seen what was raised meanwhile; it rings until somebody has."""
    entity = sent(company, police, willich, "urgent")
    notifications.acknowledge(willich.workspace, entity, Acknowledged("Fachkraft A"))
    later.correct(police.workspace, entity, RAISED, "Dienst A")
    police.synced()
    company.everybody_syncs(2)
    assert ringing.ringing(willich.workspace)
    assert shown(police, entity).heading == "Jetzt Sofort: Noch hat niemand die Änderung gesehen."
    later.note(willich.workspace, entity, "Fachkraft A")
    company.everybody_syncs()
    assert not ringing.ringing(willich.workspace)


def test_who_confirms_has_seen_what_was_raised_before(company: Company, police: Member, willich: Member) -> None:
    """One step is enough where the higher urgency stood there already."""
    entity = sent(company, police, willich, "urgent")
    later.correct(police.workspace, entity, RAISED, "Dienst A")
    company.everybody_syncs()
    notifications.acknowledge(willich.workspace, entity, Acknowledged("Fachkraft A"))
    company.everybody_syncs(2)
    assert not ringing.ringing(willich.workspace)
    assert shown(police, entity).heading.startswith("Eingang bestätigt")


def test_what_is_raised_while_somebody_confirms_is_to_be_seen(
    company: Company, police: Member, willich: Member
) -> None:
    """The dialog stood open as it was raised: who confirms takes the urgency that stood there, and it rings on."""
    entity = sent(company, police, willich, "urgent")
    step = TABLE["acknowledged"]
    looked = shown_to(passing_on.shown(willich, entity)) | {"urgency": "urgent", "reason": ""}
    later.correct(police.workspace, entity, RAISED, "Dienst A")
    company.everybody_syncs()
    step.do(willich.workspace, entity, "Fachkraft A", looked)
    first = passing_on.shown(willich, entity).acknowledgement
    assert first is not None
    assert (first.urgency, passing_on.shown(willich, entity).graded) == ("", "immediate")
    company.everybody_syncs()
    assert ringing.ringing(willich.workspace)
    assert shown(police, entity).heading == "Jetzt Sofort: Noch hat niemand die Änderung gesehen."


def test_what_was_raised_once_it_had_been_passed_on_is_to_be_seen() -> None:
    """That Kempen has it says nothing of it: it rings at Willich, which alone can tell Kempen, until it has."""
    company, police, willich, kempen, entity, other = on_its_way()
    notifications.acknowledge(kempen.workspace, other, Acknowledged("Fach C"))
    settle(company)
    raise_again = {**WRONG, "urgency": "immediate"}
    later.correct(police.workspace, entity, {**WRONG, "urgency": "urgent"}, "Dienst A")
    later.correct(police.workspace, entity, raise_again, "Dienst A")
    settle(company)
    number = willich.workspace.number("notification", entity)
    assert ringing.ringing(willich.workspace) == {number}
    additions.pass_on_additions(willich.workspace, entity, "Fach A")
    settle(company)
    assert not ringing.ringing(willich.workspace)
    assert [one.urgency for one in passing_on.shown(kempen, other).supplements] == ["urgent", "immediate"]


def test_what_was_raised_and_waits_here_is_phoned(company: Company, police: Member, willich: Member) -> None:
    """Without a connection nothing is called sent: whom to call stands there until somebody has called."""
    entity = sent(company, police, willich, "urgent", had=True)
    later.correct(police.workspace, entity, RAISED, "Dienst A")
    waits = shown(police, entity)
    assert waits.heading == "Die Änderung ist noch nicht übermittelt – rufen Sie jetzt an."
    assert (waits.tone, waits.number is not None) == ("danger", True)
    notifications.phone_handover(
        police.workspace, entity, PhoneHandover("Dienst A", "Eingang", "2026-09-21T16:20+02:00")
    )
    assert shown(police, entity).heading == "Die Änderung ist noch nicht übermittelt."


def test_the_alarm_of_a_raise_is_heard_while_locked(company: Company, police: Member, willich: Member) -> None:
    """The one hint outside the sealed body stands with a correction to Sofort, and with no other."""
    entity = sent(company, police, willich)
    later.correct(police.workspace, entity, RAISED, "Dienst A")
    later.correct(police.workspace, entity, {**WRONG, "urgency": "urgent"}, "Dienst A")
    assert [row.alarm for row in police.workspace.pending(entity)] == [True, False]


def test_a_lower_urgency_gives_the_time_of_that(company: Company, police: Member, willich: Member) -> None:
    """Sofort that was none is due two hours after it was sent, and rings no more."""
    entity = sent(company, police, willich, "immediate")
    assert ringing.ringing(willich.workspace)
    later.correct(police.workspace, entity, {**WRONG, "urgency": "urgent"}, "Dienst A")
    company.everybody_syncs()
    assert not ringing.ringing(willich.workspace)
    whole = notifications.whole(willich.workspace, entity)
    accepted, due = whole["accepted_at"], whole["deadline"]
    assert int(due[11:13]) - int(accepted[11:13]) == 2


WRONGLY: dict[str, tuple[dict[str, Any], str]] = {
    "a word for it": ({**WRONG, "urgency": "sofort"}, "urgency"),
    "one that the category does not have": ({**WRONG, "urgency": "routine"}, "urgency"),
    "danger now, and not immediate": ({**WRONG, "assessment": {"danger": "acute", "reasons": "Messer"}}, "urgency"),
    "nothing said of what was wrong": ({"urgency": "immediate"}, "wrong"),
}


@pytest.mark.parametrize("case", WRONGLY)
def test_an_urgency_has_to_fit(company: Company, police: Member, willich: Member, case: str) -> None:
    """A correction names one of its category, and Sofort where the danger is acute."""
    document, field = WRONGLY[case]
    entity = sent(company, police, willich)
    with refused("notification_invalid", field):
        later.correct(police.workspace, entity, document, "Dienst A")


def test_a_supplement_with_acute_danger_says_that_it_is_immediate(
    company: Company, police: Member, willich: Member
) -> None:
    """What is added raises the urgency with it, and a lower one in its file changes nothing."""
    entity = sent(company, police, willich)
    danger = {"statements": [STATEMENT], "assessment": {"danger": "acute", "reasons": "Messer gezeigt"}}
    with refused("notification_invalid", "urgency"):
        later.supplement(police.workspace, entity, danger, "Dienst A")
    added = later.supplement(police.workspace, entity, {**danger, "urgency": "immediate"}, "Dienst A")
    assert (added["urgency"], added["supplements"][0]["urgency"]) == ("immediate", "immediate")
    more = later.supplement(police.workspace, entity, {"statements": [STATEMENT], "urgency": "urgent"}, "Dienst A")
    assert (more["urgency"], more["supplements"][1]["urgency"]) == ("immediate", None)


def test_whoever_confirms_may_take_it_for_another_urgency(company: Company, police: Member, willich: Member) -> None:
    """With a reason, which the sender reads; what says nothing new of it is no change."""
    entity = sent(company, police, willich, "urgent")
    with refused("reason_missing", "reason"):
        notifications.acknowledge(willich.workspace, entity, Acknowledged("Fachkraft A", urgency="immediate"))
    with refused("urgency_unknown", "urgency"):
        notifications.acknowledge(willich.workspace, entity, Acknowledged("Fachkraft A", urgency="sofort", reason="?"))
    by = Acknowledged("Fachkraft A", urgency="immediate", reason="Zweiter Vorfall heute")
    answer = notifications.acknowledge(willich.workspace, entity, by)
    assert (answer["urgency"], answer["acknowledged"]["reason"]) == ("immediate", "Zweiter Vorfall heute")
    company.everybody_syncs()
    assert told(police, entity)[1].startswith("Sofort seit ")
    assert told(police, entity)[1].endswith(f"Stelle {ASD}: Zweiter Vorfall heute")
    assert "Sofort" in words(card(police, entity))
    assert not ringing.ringing(willich.workspace)
    other = sent(company, police, willich, "urgent")
    same = notifications.acknowledge(
        willich.workspace, other, Acknowledged("A", urgency="urgent", reason="wie gemeldet")
    )
    assert (same["acknowledged"]["urgency"], same["acknowledged"]["reason"]) == (None, None)
    assert told(willich, other) == []
