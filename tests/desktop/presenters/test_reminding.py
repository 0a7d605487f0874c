"""Reminding of deadlines."""

from __future__ import annotations

from msgspec.structs import replace

from desktop.domain.notification_events import Acknowledged
from desktop.domain.rules import encode_rules
from desktop.presenters.on_call import FALLBACK
from desktop.presenters.register import plan_shifts
from desktop.presenters.reminding import Reminded, Reminding, remind
from desktop.presenters.times import written
from tests.helpers.company import ASD, POLICE, START, Company, Member
from tests.helpers.shipped import RULES
from wire.statements import RulesStated

MINUTE = 60_000
HOUR = 60 * MINUTE


def plan(member: Member, name: str, phone: str) -> None:
    """Put somebody of the member's unit on call for the whole day."""
    at = [written(START - HOUR), written(START + 24 * HOUR)]
    plan_shifts(member.workspace, [{"unit": "", "from": at[0], "until": at[1], "name": name, "phone": phone}])


def at(company: Company, member: Member, minutes: float, before: Reminded | None = None) -> Reminding:
    """What is to be said so many minutes after the start, after what was said before."""
    company.clock.time = START + int(minutes * MINUTE)
    return remind(member.workspace, before or Reminded())


def test_at_half_and_at_the_end_and_never_twice(company: Company) -> None:
    """Who is to acknowledge is reminded once at half of the time and once at its end, and by nobody's repetition."""
    police, office = company.members
    entity = police.notify(ASD, "urgent")
    company.everybody_syncs()
    early = at(company, office, 60)
    assert (early.text, early.entity, early.stand) == ("", None, Reminded())
    half = at(company, office, 60.1)
    assert (half.fresh, half.over, half.tone, half.entity) == (True, False, "warn", entity)
    assert half.text == "Die Hälfte der Frist ist um: 1 Meldung ohne Bestätigung."
    assert not at(company, office, 61, half.stand).fresh
    over = at(company, office, 120.1, half.stand)
    assert (over.fresh, over.over, over.tone, over.entity) == (True, True, "danger", entity)
    again = at(company, office, 10_000, Reminded.read(over.stand.text()))
    assert (again.fresh, again.over, again.text) == (False, False, over.text)
    office.do(POLICE, "notification.acknowledged", entity, Acknowledged("Fach A"))
    assert at(company, office, 10_001, over.stand).text == ""


def test_the_next_of_the_chain_is_named(company: Company) -> None:
    """At the end of the time the second on call is named to the unit itself, and the first to the sender's."""
    police, office = company.members
    plan(office, "Zweite", "030 23125 002")
    company.clock.time += 1
    plan(office, "Erste", "030 23125 001")
    police.notify(ASD, "urgent")
    company.everybody_syncs()
    inside, outside = at(company, office, 121), at(company, police, 121)
    assert "Nächste Rufbereitschaft: Jugendamt Willich, Zweite, 030 23125 002." in inside.text
    assert "1 Meldung von Ihnen" in outside.text
    assert "Rufen Sie die Rufbereitschaft an: Jugendamt Willich, Erste, 030 23125 001." in outside.text
    assert (outside.over, outside.tone) == (True, "danger")


def test_without_a_number_it_is_said_what_to_do(company: Company) -> None:
    """Where nobody is on call there is no blank, but the advice to call the control room."""
    police, _ = company.members
    police.notify(ASD, "immediate")
    company.everybody_syncs()
    assert FALLBACK in at(company, police, 16).text


def test_the_sender_is_not_told_at_half(company: Company) -> None:
    """The sender's unit hears nothing before the time is over, and nothing of what still waits there."""
    police, _ = company.members
    police.notify(ASD, "immediate")
    assert at(company, police, 60).text == ""
    company.everybody_syncs()
    assert at(company, police, 74).text == ""


def test_a_week_away_is_one_notice(company: Company) -> None:
    """After a week without a connection all that is overdue is said once, with how many there are."""
    police, office = company.members
    for grade in ("routine", "urgent", "immediate"):
        police.notify(ASD, grade)
    police.synced()
    company.clock.time += 7 * 24 * HOUR
    company.everybody_syncs()
    found = remind(office.workspace, Reminded())
    assert found.text.startswith("Die Frist ist abgelaufen: 3 Meldungen ohne Bestätigung.")
    assert found.fresh
    assert not remind(office.workspace, found.stand).fresh


def test_nothing_of_the_notification_is_said(company: Company) -> None:
    """No name, place, number or category stands in what is said."""
    police, office = company.members
    police.notify(ASD, "immediate")
    company.everybody_syncs()
    for member in (police, office):
        said = at(company, member, 16).text
        assert not [word for word in ("Kim", "Schiefbahn", "VIE-", "P01", "Gewalt") if word in said]


def test_the_rules_say_when(company: Company) -> None:
    """The percentages are data of the rules under which a notification was written."""
    police, office = company.members
    spans = replace(RULES.spans, reminder_percent=25, escalation_percent=200)
    company.founder.workspace.state_in_directory([RulesStated(encode_rules(replace(RULES, spans=spans)))])
    company.founder.synced()
    company.everybody_syncs(1)
    police.notify(ASD, "urgent")
    company.everybody_syncs()
    assert at(company, office, 31).fresh
    assert not at(company, office, 239).over
    assert at(company, office, 241).over


def test_what_cannot_be_read_is_nothing() -> None:
    """What was kept comes back, and anything else counts as nothing; whoever is in no unit is reminded of nothing."""
    stand = Reminded((1,), (2, 2**63), (3,))
    assert Reminded.read(stand.text()) == stand
    assert Reminded.read("") == Reminded.read("[]") == Reminded()


def test_the_founder_is_reminded_of_nothing(company: Company) -> None:
    """Whoever is in no unit has nothing to be reminded of."""
    assert at(company, company.founder, 10_000).text == ""
