"""One notification in whole: where it stands, what happened, and what may be done, on both sides and as time passes."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from desktop.domain.content import Content
from desktop.domain.notification_events import Acknowledged, NotCompetent, PhoneHandover, Remarked
from desktop.presenters import notifications
from desktop.presenters.banner import Banner
from desktop.presenters.notification_detail import Detail, covered, detail
from desktop.presenters.register import plan_shifts
from desktop.presenters.steps.table import TABLE
from desktop.presenters.times import written
from desktop.ui.theme import icons
from tests.desktop.presenters.refusing import refused
from tests.helpers.company import ASD, KEMPEN, POLICE, START, Company, Member, notified

MINUTE = 60_000
DAY = 24 * 60 * MINUTE
BY = Acknowledged("Fachkraft A", "51-7", "Fachkraft B", "02154 000-001")
CALL = PhoneHandover("Dienst A", "Rufdienst A", "2026-09-21T16:00:00+02:00")
WRONG = Remarked("Dienst A", "Irrtum")


def arrived(company: Company, police: Member, urgency: str = "immediate") -> bytes:
    """A notification to Willich that has arrived, as both sides know."""
    entity = police.notify(ASD, urgency)
    company.everybody_syncs()
    return entity


def of(member: Member, entity: bytes) -> Detail:
    """What a member sees of a notification."""
    return detail(member.workspace, entity)


def banner(member: Member, entity: bytes) -> Banner:
    """The banner a member sees, which must be there."""
    found = of(member, entity).banner
    assert found is not None
    assert found.icon in icons.names()
    return found


def plan(member: Member) -> None:
    """Put somebody of the member's unit on call."""
    at = {"from": written(START - DAY), "until": written(START + 9 * DAY)}
    plan_shifts(member.workspace, [{"unit": "", "name": "Rufdienst A", "phone": "02154 000-000", **at}])


def test_an_immediate_one_that_waits_is_to_be_phoned(company: Company, police: Member, willich: Member) -> None:
    """While an immediate notification waits here the banner says to call now, whom, and never that it was sent."""
    plan(willich)
    company.everybody_syncs()
    shown = banner(police, police.notify(ASD, "immediate"))
    assert (shown.tone, shown.heading) == ("danger", "Noch nicht übermittelt – rufen Sie jetzt an.")
    assert shown.number is not None
    assert (shown.number.phone, shown.number.agency) == ("02154 000-000", "Jugendamt Willich")
    assert "gesendet" not in shown.heading + shown.text


def test_one_that_was_phoned_still_waits(police: Member) -> None:
    """After the call nobody is told to call again; that it has not arrived, and the number, stay."""
    entity = police.notify(ASD, "immediate")
    notifications.phone_handover(police.workspace, entity, CALL)
    shown = banner(police, entity)
    assert (shown.tone, shown.heading) == ("neutral", "Noch nicht übermittelt.")
    assert shown.text.startswith("Telefonisch übergeben um 16:00 Uhr an Rufdienst A. Die Meldung folgt")
    assert shown.number is not None


def test_where_no_number_is_known_it_says_so(police: Member) -> None:
    """Without anybody on call the banner offers the control room and 110 instead of a blank."""
    shown = banner(police, police.notify(ASD, "immediate"))
    assert shown.number is not None
    assert (shown.number.phone, "110" in shown.number.note) == ("", True)


def test_one_that_waits_without_haste_is_grey(police: Member) -> None:
    """What may wait is said to be kept and not to have arrived, in grey and without a number."""
    shown = banner(police, police.notify(ASD, "routine"))
    assert (shown.tone, shown.number) == ("neutral", None)
    assert shown.heading == "Gesichert – wird gesendet, sobald eine Verbindung besteht."
    assert "hat sie noch nicht" in shown.text


@pytest.mark.parametrize("urgency", ["immediate", "routine"])
def test_where_the_recipient_has_no_device_no_connection_is_promised(police: Member, urgency: str) -> None:
    """Why it waits is said, and it is not said to go out with the next connection."""
    shown = banner(police, police.notify(KEMPEN, urgency))
    assert "Die Stelle hat noch kein Gerät." in shown.text
    assert "Verbindung" not in shown.heading + shown.text


def test_one_that_was_refused_is_to_be_phoned(police: Member) -> None:
    """What the server refused says why, and whom to call."""
    entity = police.notify(ASD)
    with police.journal.transaction():
        police.journal.outbox.mark([row.event for row in police.workspace.pending(entity)], "refused", "no_access")
    shown = banner(police, entity)
    assert (shown.tone, shown.heading) == ("danger", "Nicht zugestellt")
    assert shown.text == "Für diese Stelle besteht kein Zugang."
    assert shown.number is not None
    assert "withdrawn" not in of(police, entity).steps


def test_on_its_way(company: Company, police: Member, willich: Member) -> None:
    """The sender sees that it was taken, then that it is readable over there, each with its time and the deadline."""
    entity = police.notify(ASD, "immediate")
    police.synced()
    taken = banner(police, entity)
    assert (taken.heading, "Frist: 16:28 Uhr" in taken.text) == ("Übermittelt um 16:13 Uhr", True)
    assert "Noch auf keinem Gerät" in taken.text
    company.everybody_syncs()
    there = banner(police, entity)
    assert there.heading == "Zugestellt um 16:13 Uhr"
    assert there.text == "Noch hat niemand den Eingang bestätigt. Frist: 16:28 Uhr."
    assert of(willich, entity).banner is None
    company.clock.time += 2 * DAY
    routine = banner(police, arrived(company, police, "routine"))
    assert routine.text == "Noch hat niemand den Eingang bestätigt. Frist: 24.09., 23:59 Uhr."


def test_the_clock_runs_on(company: Company, police: Member, willich: Member) -> None:
    """Once the deadline has passed the sender is told to call, and the receiver to confirm."""
    plan(willich)
    entity = arrived(company, police)
    company.clock.time += 15 * MINUTE
    assert banner(police, entity).heading.startswith("Zugestellt")
    company.clock.time += 3 * MINUTE
    late = banner(police, entity)
    assert (late.tone, late.heading) == ("danger", "Seit 3 min überfällig: keine Eingangsbestätigung.")
    assert late.number is not None
    assert late.number.phone == "02154 000-000"
    assert banner(willich, entity).number is None
    assert "Überfällig seit 3 min" in [chip.text for chip in of(willich, entity).chips]


def test_acknowledged(company: Company, police: Member, willich: Member) -> None:
    """Both sides see who has it, since when, who is responsible and how to reach them; days later with the day."""
    entity = arrived(company, police)
    notifications.acknowledge(willich.workspace, entity, BY)
    company.everybody_syncs()
    for member in (police, willich):
        shown = banner(member, entity)
        assert shown.tone == "ok"
        assert shown.heading == "Eingang bestätigt von Fachkraft A, Jugendamt Willich, um 16:13 Uhr"
        assert shown.text == "Zuständig: Fachkraft B. Rufnummer: 02154 000-001. Aktenzeichen: 51-7."
    company.clock.time += DAY
    assert banner(police, entity).heading.endswith("gestern um 16:13 Uhr")
    company.clock.time += DAY
    assert banner(police, entity).heading.endswith("am 21.09. um 16:13 Uhr")


def test_not_competent(company: Company, police: Member, willich: Member) -> None:
    """The sender sees at once that the other is not competent, why, and that the clock runs on."""
    entity = arrived(company, police)
    notifications.not_competent(willich.workspace, entity, NotCompetent("Fachkraft A", "Das Kind lebt in Kempen."))
    company.everybody_syncs()
    shown = banner(police, entity)
    assert (shown.tone, "nicht zuständig" in shown.heading) == ("warn", True)
    assert shown.text.startswith("Das Kind lebt in Kempen. Noch hat niemand")
    assert "Nicht zuständig" in [chip.text for chip in of(police, entity).chips]
    assert "not_competent" not in of(willich, entity).steps
    assert "acknowledged" in of(willich, entity).steps


def test_a_call_is_shown_and_stops_no_clock(company: Company, police: Member, willich: Member) -> None:
    """Handed over by telephone is said in the banner and by a chip of the list, and the deadline runs on."""
    entity = arrived(company, police)
    notifications.phone_handover(willich.workspace, entity, CALL)
    company.everybody_syncs()
    assert banner(police, entity).text.startswith("Telefonisch übergeben um 16:00 Uhr an Rufdienst A. Noch hat niemand")
    chips = [chip.text for chip in of(police, entity).chips]
    assert "Telefonisch übergeben" in chips
    assert len(chips) == len(set(chips))
    company.clock.time += 16 * MINUTE
    for member in (police, willich):
        late = banner(member, entity)
        assert late.tone == "danger"
        assert "an Rufdienst A" in late.text


def test_the_unit_named_as_competent_is_said(company: Company, police: Member, willich: Member) -> None:
    """Who says it is not competent may name who is, and the sender reads it."""
    entity = arrived(company, police)
    notifications.not_competent(willich.workspace, entity, NotCompetent("Fachkraft A", "Das Kind lebt dort.", KEMPEN))
    company.everybody_syncs()
    assert "Genannt als zuständig" in banner(police, entity).text
    assert of(police, entity).timeline[-1].text.startswith("zuständig sei ")


def test_why_not_is_said_by_the_list_of_the_rules(company: Company, police: Member, willich: Member) -> None:
    """The sender reads the reason in the words of the rules, with what was added to it."""
    entity = arrived(company, police)
    body = NotCompetent("Fachkraft A", "seit Mai", code="moved")
    notifications.not_competent(willich.workspace, entity, body)
    company.everybody_syncs()
    assert banner(police, entity).text.startswith("Die Familie ist umgezogen: seit Mai Noch hat niemand")
    assert of(police, entity).timeline[-1].text == "Die Familie ist umgezogen · seit Mai"


def test_recalled(company: Company, police: Member, willich: Member) -> None:
    """What was recalled waits for nobody, and nothing is offered any more."""
    entity = arrived(company, police)
    police.do(ASD, "notification.recall_requested", entity, WRONG)
    company.everybody_syncs()
    willich.do(POLICE, "notification.recalled", entity, WRONG)
    company.everybody_syncs()
    for member in (police, willich):
        assert (banner(member, entity).heading, of(member, entity).steps) == ("Zurückgerufen", ())


def test_steps_while_it_waits(police: Member) -> None:
    """What waits here may be withdrawn or handed over by telephone; withdrawn, nothing more is offered."""
    entity = police.notify(ASD, "immediate")
    assert of(police, entity).steps == ("completed", "withdrawn", "phone_handover")
    notifications.withdraw(police.workspace, entity, "Dienst A", "")
    assert of(police, entity).steps == ()
    assert banner(police, entity).heading == "Zurückgezogen"


def test_steps_of_both_sides(company: Company, police: Member, willich: Member) -> None:
    """The receiver may confirm, telephone, not be competent or pass on; the sender telephone, add or take back."""
    entity = arrived(company, police)
    sender = {"completed", "phone_handover", "supplemented", "corrected", "recall_requested", "misdirected"}
    assert set(of(police, entity).steps) == sender
    receiver = {"acknowledged", "phone_handover", "not_competent", "forwarded", "misdirected", "assigned", "asked"}
    assert set(of(willich, entity).steps) == receiver
    notifications.acknowledge(willich.workspace, entity, BY)
    company.everybody_syncs()
    assert set(of(police, entity).steps) == sender
    after = {"acknowledgement_withdrawn", "closed", "feedback_given", "assessed", "forwarded", "misdirected"}
    assert after < set(of(willich, entity).steps)
    notifications.act(willich.workspace, entity, "closed", WRONG)
    assert "closed" not in of(willich, entity).steps


def test_a_wrong_acknowledgement_may_be_withdrawn_for_ten_minutes(
    company: Company, police: Member, willich: Member
) -> None:
    """Up to ten minutes after it one's own acknowledgement may be withdrawn with a reason, and the clock runs on."""
    entity = arrived(company, police)
    notifications.acknowledge(willich.workspace, entity, BY)
    company.everybody_syncs()
    company.clock.time += 10 * MINUTE
    assert "acknowledgement_withdrawn" in of(willich, entity).steps
    with refused("reason_required", "reason"):
        notifications.withdraw(willich.workspace, entity, "Fachkraft A", "")
    notifications.withdraw(willich.workspace, entity, "Fachkraft A", "Falsche Meldung")
    company.everybody_syncs()
    assert of(willich, entity).steps[0] == "acknowledged"
    assert "Bestätigung offen · noch 5 min" in [chip.text for chip in of(police, entity).chips]
    assert "Falsche Meldung" in of(police, entity).timeline[-1].text


def test_after_ten_minutes_it_stays(company: Company, police: Member, willich: Member) -> None:
    """Later than that the acknowledgement stands: the step is not offered, and refused where somebody takes it."""
    entity = arrived(company, police)
    notifications.acknowledge(willich.workspace, entity, BY)
    company.everybody_syncs()
    company.clock.time += 10 * MINUTE + 1
    assert "acknowledgement_withdrawn" not in of(willich, entity).steps
    with refused("too_late"):
        notifications.withdraw(willich.workspace, entity, "Fachkraft A", "Falsche Meldung")


def test_anothers_acknowledgement_is_not_mine(company: Company, police: Member, willich: Member) -> None:
    """What a colleague has confirmed neither has to be confirmed again nor can be withdrawn by others."""
    colleague = company.enrol(ASD, company.spare[ASD])
    company.everybody_syncs()
    entity = arrived(company, police)
    notifications.acknowledge(willich.workspace, entity, BY)
    company.everybody_syncs()
    assert "closed" in of(colleague, entity).steps
    assert not {"acknowledged", "acknowledgement_withdrawn"} & set(of(colleague, entity).steps)


def test_every_step_offered_is_taken(company: Company, police: Member, willich: Member) -> None:
    """Nothing is offered that the workspace then refuses."""
    entity = arrived(company, police)
    bodies = {"not_competent": NotCompetent("A", "Grund"), "acknowledged": BY, "closed": WRONG}
    bodies["phone_handover"] = PhoneHandover("A", "B", "2026-09-21T16:13:20+02:00")
    taken = []
    for name in ("phone_handover", "not_competent", "acknowledged", "closed"):
        assert name in of(willich, entity).steps
        notifications.act(willich.workspace, entity, name, bodies[name])
        taken.append(name)
    assert set(taken) < set(TABLE)


@pytest.mark.parametrize("kept", ["", "Anweisung der Leitung"])
def test_what_it_is_about(police: Member, kept: str) -> None:
    """The first section says number, reason, both units, why this one is competent and the basis; no empty line."""
    entity = police.workspace.new_id()
    body = replace(notified(POLICE, ASD), override_reason=kept)
    police.do(ASD, "notification.notified", entity, body)
    shown = of(police, entity)
    facts = {fact.label: fact.value for fact in shown.sections[0].facts}
    assert facts["Nummer"] == shown.number == "VIE-2026-1-1"
    assert facts["Zuständigkeit"] == "Aufenthalt des Kindes"
    assert "PolG NRW" in facts["Rechtsgrundlage"]
    assert facts.get("Grund der Abweichung", "") == kept
    assert all(facts.values())
    assert (ASD in shown.route, POLICE in shown.route) == (True, True)


def test_a_basis_of_its_own_stands_alone(police: Member) -> None:
    """Where somebody chose another basis both sides read that one with its reason, and not the rules' beside it."""
    entity = police.workspace.new_id()
    content = Content(category="P01", basis="§ 481 StPO", basis_reason="Aus Ermittlungen.")
    police.do(ASD, "notification.notified", entity, notified(POLICE, ASD, content=content))
    facts = [(fact.label, fact.value) for section in of(police, entity).sections for fact in section.facts]
    assert [value for label, value in facts if label == "Rechtsgrundlage"] == ["§ 481 StPO"]
    assert ("Grund der abweichenden Rechtsgrundlage", "Aus Ermittlungen.") in facts


def test_what_is_not_there(police: Member) -> None:
    """A notification this device does not have is refused in words."""
    with refused("not_found", "id"):
        detail(police.workspace, bytes(16))


def test_an_erased_one_says_that_alone(company: Company, police: Member, willich: Member) -> None:
    """Of an erased notification both sides see between whom it was, who had it erased and why; nothing may be done."""
    entity = arrived(company, police)
    willich.workspace.erase("notification", entity, "Leitung A", "retention_ended")
    company.everybody_syncs()
    for member in (police, willich):
        shown = of(member, entity)
        assert banner(member, entity).heading == "Gelöscht"
        assert (shown.title, shown.number, shown.steps) == ("Gelöschte Meldung", "", ())
        assert [chip.text for chip in shown.chips] == ["Gelöscht"]
        assert [fact.label for fact in shown.sections[0].facts] == ["Gemeldet von", "Empfangende Stelle"]
        assert [section for section in shown.sections[1:] if section.facts] == []
        [entry] = shown.timeline
        assert (entry.what, entry.text) == ("Gelöscht", "Aufbewahrungsfrist abgelaufen")
        assert "Leitung A" in entry.who
        assert entry.icon in icons.names()


def test_where_somebody_looks_on_nothing_names_a_person_or_a_place(
    company: Company, police: Member, willich: Member
) -> None:
    """How it stands and whom to call stay, and so does what may be done; the rest is covered."""
    entity = arrived(company, police)
    notifications.acknowledge(willich.workspace, entity, BY)
    open_ = of(willich, entity)
    made = covered(open_)
    assert (open_.covered, made.covered) == (False, True)
    assert (made.sections, made.timeline) == ((), ())
    assert open_.banner is not None
    assert made.banner is not None
    assert "Fachkraft" in open_.banner.heading
    assert (made.banner.heading, made.banner.text) == ("Eingang bestätigt", "")
    assert "Schiefbahn" not in made.title
    assert made.steps == open_.steps
