"""Companies of four units in which a notification is passed on, and the steps of passing on."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from desktop.domain.notification_events import Acknowledged
from desktop.domain.notification_state import Notification
from desktop.domain.templates import template
from desktop.presenters import notifications
from desktop.presenters.forwarding import forward
from desktop.presenters.notifying import Request, notify
from tests.helpers.company import ASD, KEMPEN, POLICE, Company, Member
from tests.helpers.devices import UNITS

STATION = "kpb-viersen-zentrale"
WHY = "Das Kind wohnt in Kempen."


@cache
def _founded() -> Company:
    company = Company(units=UNITS | {STATION: "kpb-viersen"})
    company.begin((POLICE, ASD, KEMPEN, STATION))
    return company


def four(seed: int = 0) -> tuple[Company, Member, Member, Member, Member]:
    """A company with police, Willich, Kempen, and a second unit of the police."""
    company = _founded().copied(seed)
    police, willich, kempen, station = company.members
    return company, police, willich, kempen, station


class Arrived(NamedTuple):
    """A notification of the police that Willich has, in a company of four."""

    company: Company
    police: Member
    willich: Member
    kempen: Member
    entity: bytes


class OnItsWay(NamedTuple):
    """The same once Willich has passed it on to Kempen; `other` is its id there."""

    company: Company
    police: Member
    willich: Member
    kempen: Member
    entity: bytes
    other: bytes


@cache
def _arrived() -> tuple[Company, bytes]:
    company, police, _, _, _ = four()
    entity = notified(police)
    settle(company)
    return company, entity


@cache
def _on_its_way() -> tuple[Company, bytes, bytes]:
    company, _, willich, _, entity = arrived()
    other = passed_on(willich, entity, KEMPEN)
    settle(company)
    return company, entity, other


def arrived() -> Arrived:
    """The police have notified Willich; everybody knows, nobody has it yet."""
    company, entity = _arrived()
    # Under another seed than what came before: else ids would come again.
    copy = company.copied(seed=1)
    police, willich, kempen, _ = copy.members
    return Arrived(copy, police, willich, kempen, entity)


def on_its_way() -> OnItsWay:
    """Willich has passed on what the police notified it of; everybody knows, nobody has it yet."""
    company, entity, other = _on_its_way()
    copy = company.copied(seed=2)
    police, willich, kempen, _ = copy.members
    return OnItsWay(copy, police, willich, kempen, entity, other)


def settle(company: Company) -> None:
    """Let everybody hear everything, and what follows from it."""
    company.everybody_syncs(5)


def notified(police: Member, category: str = "P01") -> bytes:
    """Write a notification to Willich; gives the id of its one recipient."""
    notification = police.workspace.new_id()
    notify(police.workspace, Request(notification, template(category), "VIE-2026-1-000001", "Dienst A"))
    return notifications.find(police.workspace, notification).id


def passed_on(member: Member, entity: bytes, to_unit: str) -> bytes:
    """Pass a notification on; gives its id there."""
    forward(member.workspace, entity, "Fach A", to_unit, WHY)
    return there(member, entity)


def there(member: Member, entity: bytes) -> bytes:
    """The id of a notification where it was last passed on to."""
    return shown(member, entity).forwards[-1].entity


def acknowledge(member: Member, entity: bytes, person: str = "Fach C") -> None:
    """Acknowledge it."""
    notifications.acknowledge(member.workspace, entity, Acknowledged(person))


def shown(member: Member, entity: bytes) -> Notification:
    """A notification as a member sees it."""
    state = member.shown("notification", entity)
    assert isinstance(state, Notification)
    return state
