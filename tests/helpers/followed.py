"""A notification that has arrived, as the tests of what follows it need it."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from desktop.domain.forms import examine
from desktop.domain.notification_events import Acknowledged
from desktop.domain.templates import template
from desktop.presenters import notifications
from desktop.presenters.times import moment
from tests.helpers.company import ASD, POLICE, START, Company, Member, notified
from tests.helpers.documents import LEAST
from tests.helpers.shipped import RULES

STATEMENT: dict[str, Any] = {"kind": "observed", "text": "Das Kind hat Fieber."}
WRONG: dict[str, Any] = {"wrong": "Falsche Straße", "demand": "Neue Anschrift anfahren"}
FEEDBACK: dict[str, Any] = {"responsible": "Fachkraft B", "standing": "in_progress"}
ASSESSED: dict[str, Any] = {
    "second": "Fachkraft C",
    "guardians": True,
    "child_involved": True,
    "home_visit": False,
    "home_visit_reason": "Kind in der Klinik",
    "result": "help_needed",
}


def arrived(company: Company, police: Member, *, least: bool = False) -> bytes:
    """An immediate notification that Willich has: the whole example, or the least that may be sent."""
    document = LEAST if least else {**template("P01"), "urgency": "immediate", "urgency_reason": "Kind in Gefahr"}
    content = examine(document, RULES, moment(START)).content
    entity = police.workspace.new_id()
    body = replace(notified(POLICE, ASD, "immediate"), content=content, notification_id=entity)
    police.do(ASD, "notification.notified", entity, body)
    company.everybody_syncs()
    return entity


def acknowledged(company: Company, police: Member, willich: Member, *, least: bool = False) -> bytes:
    """The same, and somebody has it."""
    entity = arrived(company, police, least=least)
    by = Acknowledged("Fachkraft A", responsible="Fachkraft B", phone="02154 1")
    notifications.acknowledge(willich.workspace, entity, by)
    company.everybody_syncs()
    return entity
