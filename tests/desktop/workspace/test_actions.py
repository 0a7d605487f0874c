"""Whatever a user does, step by step, is what the whole log gives: at whoever did it and at whoever reads it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

import msgspec
import pytest

from desktop.domain.fields import in_conflict
from desktop.domain.notification_events import (
    Acknowledged,
    Asked,
    FeedbackGiven,
    Misdirected,
    NotCompetent,
    PhoneHandover,
    Remarked,
    Supplemented,
    TakenOver,
)
from desktop.presenters import handling, later, notifications, register
from desktop.presenters.notifying import Request, notify
from desktop.presenters.times import id_text
from tests.helpers.company import ASD, POLICE, Company, Member, content, founded
from tests.helpers.documents import least
from tests.helpers.followed import ASSESSED
from tests.helpers.laws import (
    assert_folded_as_plainly,
    assert_overlay_on_top,
    assert_same_confirmed,
    assert_same_states,
    refolded,
)

PHONE = PhoneHandover("Dienst A", "Eingang", "2026-01-31T03:00+01:00")


@dataclass
class Scene:
    """A notification from the police to the youth office, acknowledged or not, and a contact of the police."""

    company: Company
    police: Member
    colleague: Member
    office: Member
    notification: bytes
    contact: bytes

    @property
    def in_conflict(self) -> bytes:
        """The contact, after two of the police have given it different numbers."""
        for member, number in ((self.police, "02162 1"), (self.colleague, "02162 2")):
            register.edit_contact(member.workspace, self.contact, {"phone": number})
        self.company.everybody_syncs(2)
        assert in_conflict(self.police.shown("contact", self.contact).fields) == ("phone",)
        return self.contact


def scene() -> Scene:
    """Set the scene, with everybody up to date."""
    company = founded((POLICE, POLICE, ASD))
    police, colleague, office = company.members
    request = Request(company.clock.new_id(), least(), "VIE-2026-1-1", "Dienst A")
    notify(police.workspace, request)
    row = register.add_contact(police.workspace, "", {"family_name": "Ohm", "phone": "02162 0"})
    company.everybody_syncs(3)
    ((_, state),) = office.workspace.states("notification")
    return Scene(company, police, colleague, office, state.id, UUID(row["id"]).bytes)


def acknowledged(one: Scene) -> Scene:
    notifications.acknowledge(one.office.workspace, one.notification, Acknowledged("Fach A", "51/1"))
    one.company.everybody_syncs(3)
    return one


def act(name: str, body: msgspec.Struct) -> Callable[[Scene, Member], object]:
    def acted(one: Scene, who: Member) -> object:
        return notifications.act(who.workspace, one.notification, name, body)

    return acted


def plan(one: Scene, who: Member) -> object:
    shift = {"from": "2026-11-22T20:00+01:00", "until": "2026-11-23T08:00+01:00", "name": "Dienst A", "phone": "0"}
    return register.plan_shifts(who.workspace, [shift, {**shift, "name": "Dienst B"}])


def settle(one: Scene, who: Member) -> object:
    field = who.shown("contact", one.in_conflict).fields["phone"]
    return register.settle(who.workspace, one.contact, "phone", field.rivals[0].version)


def withdraw(one: Scene, who: Member) -> object:
    return notifications.withdraw(who.workspace, one.notification, "Fach A", "Irrtum")


def withdraw_what_waits(one: Scene, who: Member) -> object:
    request = Request(one.company.clock.new_id(), least(), "VIE-2026-1-2", "Dienst A")
    notify(who.workspace, request)
    return notifications.withdraw(who.workspace, request.id, "Dienst A", "doppelt")


def see(one: Scene, who: Member) -> object:
    act("supplemented", Supplemented("Dienst A", content("Kim")))(one, one.police)
    one.company.everybody_syncs(2)
    return later.note(who.workspace, one.notification, "Fach A")


Action = tuple[str, bool, Callable[[Scene, Member], object]]
ACTIONS: dict[str, Action] = {
    "notify": (
        "police",
        False,
        lambda one, who: notify(
            who.workspace, Request(one.company.clock.new_id(), least(), "VIE-2026-1-2", "Dienst A")
        ),
    ),
    "acknowledge": (
        "office",
        False,
        lambda one, who: notifications.acknowledge(who.workspace, one.notification, Acknowledged("Fach A")),
    ),
    "withdraw an acknowledgement": ("office", True, withdraw),
    "withdraw what waits": ("police", False, withdraw_what_waits),
    "not competent": (
        "office",
        False,
        lambda one, who: notifications.not_competent(who.workspace, one.notification, NotCompetent("Fach A", "Grenze")),
    ),
    "phone handover": (
        "police",
        False,
        lambda one, who: notifications.phone_handover(who.workspace, one.notification, PHONE),
    ),
    "take over": (
        "office",
        True,
        lambda one, who: notifications.take_over(who.workspace, one.notification, TakenOver("Fach A", "51/1")),
    ),
    "start": ("office", True, act("started", Remarked("Fach A"))),
    "close": ("office", True, act("closed", Remarked("Fach A", child=1))),
    "reopen": ("office", True, act("reopened", Remarked("Fach A"))),
    "give feedback": ("office", True, act("feedback_given", FeedbackGiven("Fach A", "yes", "yes", "no", "sgb8-64-1"))),
    "supplement": ("police", True, act("supplemented", Supplemented("Dienst A", content("Kim", "Toni")))),
    "correct": ("police", False, act("corrected", Supplemented("Dienst A", content("Kim"), "Falsch", "Hinfahren"))),
    "ask": ("office", False, act("asked", Asked("Fach A", "sender.phone", "Stimmt sie?"))),
    "see what was added": ("office", False, see),
    "assign": (
        "office",
        False,
        lambda one, who: handling.assign(who.workspace, one.notification, "A", id_text(who.device)),
    ),
    "assess": ("office", False, lambda one, who: handling.assess(who.workspace, one.notification, ASSESSED, "A")),
    "recall": ("police", True, act("recall_requested", Remarked("Dienst A", "falsche Stelle"))),
    "call it misdirected": ("office", False, act("misdirected", Misdirected("Fach A", "falsches Amt"))),
    "add a contact": (
        "office",
        False,
        lambda _, who: register.add_contact(who.workspace, "", {"family_name": "Ahn", "phone": "0"}),
    ),
    "edit a contact": (
        "police",
        False,
        lambda one, who: register.edit_contact(who.workspace, one.contact, {"phone": "1", "hours": "immer"}),
    ),
    "confirm a contact": ("police", False, lambda one, who: register.confirm_contact(who.workspace, one.contact)),
    "remove a contact": ("police", False, lambda one, who: register.remove_contact(who.workspace, one.contact)),
    "settle a conflict": ("police", False, settle),
    "plan shifts": ("office", False, plan),
}


@pytest.mark.parametrize("name", ACTIONS)
def test_an_action_folded_alone_is_the_action_folded_with_all(name: str) -> None:
    """After an action, and after its way through the server, states step by step are states from the whole log."""
    who, needs_acknowledgement, action = ACTIONS[name]
    one = acknowledged(scene()) if needs_acknowledgement else scene()
    actor: Member = getattr(one, who)
    before = actor.journal.copied()
    action(one, actor)
    assert vars(before._tables) != vars(actor.journal._tables)
    _stands(actor)
    one.company.everybody_syncs(4)
    for member in one.company.members:
        _stands(member)
    assert_same_confirmed(one.police, one.colleague)
    assert one.office.digests() == {**one.police.digests(), **one.office.digests()}


def _stands(member: Member) -> None:
    assert_folded_as_plainly(member)
    assert_overlay_on_top(member)
    assert_same_states(member, refolded(member))
