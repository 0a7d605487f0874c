"""Earlier notifications about the same child."""

from __future__ import annotations

from msgspec.structs import replace

from desktop.domain.content import Child, Content
from desktop.domain.lease import DAY_MS
from desktop.domain.notification_events import Remarked
from desktop.domain.rules import Repeat, encode_rules
from desktop.presenters.earlier import earlier, entry_hint, named
from desktop.presenters.notification_detail import detail
from tests.helpers.company import ASD, KEMPEN, POLICE, Company, Member, notified
from tests.helpers.shipped import RULES
from wire.statements import RulesStated

UNITS = (POLICE, ASD, KEMPEN)
DAY = 24 * 3_600_000
EMIL = Child(given_name="Emil", family_name="Meyer", birth_date="2018-04-03")
ALIKE = Child(given_name="Emiel", family_name="Maier")
IDA = Child(given_name="Ida", family_name="Schulz")


def tell(company: Company, child: Child, unit: str = ASD, urgency: str = "routine") -> bytes:
    """The police notifies a unit about a child, and a day goes by."""
    police = company.members[0]
    entity = police.workspace.new_id()
    content = Content(category="P01", children=(child,))
    number = f"VIE-2026-1-{company.clock.ids}"
    body = notified(POLICE, unit, urgency, content=content, number=number)
    police.do(unit, "notification.notified", entity, body)
    company.everybody_syncs(3)
    company.clock.time += DAY
    return entity


def ids(member: Member, child: Child = EMIL) -> list[bytes]:
    """The earlier notifications about a child."""
    return [state.id for state in earlier(member.workspace, [child])]


def hint(member: Member, entity: bytes) -> dict[str, str]:
    """What the detail says of repeated notifications."""
    sections = detail(member.workspace, entity).sections
    return {fact.label: fact.value for one in sections if one.title == "Wiederholte Meldungen" for fact in one.facts}


def test_names_that_sound_alike_are_found(company: Company) -> None:
    """Earlier notifications about a child whose names sound alike are found, the newest first, others are not."""
    police, office, _ = company.members
    first, second = tell(company, EMIL), tell(company, ALIKE)
    tell(company, IDA)
    assert ids(office) == ids(police) == [second, first]
    assert ids(office, Child(given_name="Emil")) == []
    assert len(ids(office, IDA)) == 1


def test_who_writes_is_told(company: Company) -> None:
    """Who enters a child is told by number and day what their own unit may have of it; nothing where it has none."""
    police, office, other = company.members
    tell(company, EMIL)
    [number] = [state.number for state in earlier(police.workspace, [EMIL])]
    assert entry_hint(police.workspace, [IDA, ALIKE]).startswith("Ihrer Stelle liegt vermutlich schon etwas")
    assert f"{number} (Gestern)" in entry_hint(office.workspace, [ALIKE])
    assert entry_hint(police.workspace, [IDA]) == entry_hint(other.workspace, [EMIL]) == ""


def test_nothing_is_told_while_content_is_hidden(company: Company) -> None:
    """That the unit may know a child is content: a device that was alone for too long says nothing of it."""
    police, _, _ = company.members
    tell(company, EMIL)
    police.workspace.own.meet()
    assert entry_hint(police.workspace, [ALIKE])
    company.clock.time += 15 * DAY_MS
    assert entry_hint(police.workspace, [ALIKE]) == ""


def test_no_other_unit_is_looked_into(company: Company) -> None:
    """A unit finds what it received itself, and nothing that another one did."""
    _, office, other = company.members
    tell(company, EMIL, KEMPEN)
    assert (ids(office), len(ids(other))) == ([], 1)
    assert ids(company.founder) == []


def test_what_was_withdrawn_does_not_count(company: Company) -> None:
    """What was withdrawn before it went out, or recalled, is no earlier notification."""
    police, office, _ = company.members
    entity = tell(company, EMIL)
    police.do(ASD, "notification.recall_requested", entity, Remarked("Dienst A", "Irrtum"))
    company.everybody_syncs(3)
    assert ids(office) == [entity]
    office.do(POLICE, "notification.recalled", entity, Remarked("Fach A"))
    assert ids(office) == []


def test_the_third_in_three_months_is_said(company: Company) -> None:
    """The third notification about one child in three months says so to its receiver, with what to do about it."""
    police, office, _ = company.members
    first, second = tell(company, EMIL), tell(company, ALIKE)
    assert hint(office, second) == {}
    third = tell(company, EMIL)
    said = hint(office, third)
    assert said["Hinweis"] == "3 Meldungen in 3 Monaten, vermutlich zum selben Kind."
    assert said["Vorschlag"] == "Bearbeiten Sie sie wie eine eilige Meldung."
    numbers = [state.number for state in earlier(office.workspace, [EMIL])]
    assert said["Frühere Meldungen"] == f"{numbers[1]} (22.09.), {numbers[2]} (21.09.)"
    assert (hint(office, first), hint(office, second), hint(police, third)) == ({}, {}, {})


def test_an_immediate_one_cannot_be_more_urgent(company: Company) -> None:
    """What is urgent is proposed to be handled as immediate, and what is immediate cannot be more."""
    _, office, _ = company.members
    for _ in range(2):
        tell(company, EMIL)
    assert hint(office, tell(company, EMIL, urgency="urgent"))["Vorschlag"].endswith("wie eine Sofortmeldung.")
    assert "Vorschlag" not in hint(office, tell(company, EMIL, urgency="immediate"))


def test_what_is_long_ago_does_not_count(company: Company) -> None:
    """Three months are counted back from each notification, and what other units were told counts nothing."""
    _, office, _ = company.members
    tell(company, EMIL)
    company.clock.time += 91 * DAY
    tell(company, EMIL)
    tell(company, EMIL, KEMPEN)
    assert hint(office, tell(company, EMIL)) == {}
    assert hint(office, tell(company, EMIL)) != {}


def test_how_many_is_data_of_the_rules(company: Company) -> None:
    """How many in how many months is stated with the rules."""
    _, office, _ = company.members
    sooner = replace(RULES, repeat=Repeat(notifications=2, months=1))
    company.founder.workspace.state_in_directory([RulesStated(encode_rules(sooner))])
    company.founder.synced()
    company.everybody_syncs(1)
    tell(company, EMIL)
    assert hint(office, tell(company, EMIL)) != {}


def test_many_are_counted(company: Company) -> None:
    """Of many earlier ones the first five are named, and how many more there are."""
    _, office, _ = company.members
    for _ in range(7):
        tell(company, EMIL)
    assert named(office.workspace, earlier(office.workspace, [EMIL])).endswith(" und 2 weitere")
