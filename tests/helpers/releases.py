"""An office of three in which one writes what the two others may release, and the police that receives it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from desktop.domain.templates import template
from desktop.presenters import notifying, releasing
from desktop.workspace.workspace import Workspace
from tests.helpers.company import ASD, POLICE, Company, Member, founded
from wire.statements import RolesStated

WRITER = "Fach A"
LEADER = "Leitung L"
DEPUTY = "Vertretung V"


@dataclass
class Office:
    """The police, a lead, who writes, and a deputy with the role release; all of them up to date."""

    company: Company
    police: Member
    lead: Member
    writer: Member
    deputy: Member

    def sync(self) -> None:
        """Let everybody hear everything."""
        self.company.everybody_syncs(3)

    def written(self, document: Any = None) -> bytes:
        """Ask for the release of a complaint; gives the notification's id."""
        notification = self.writer.workspace.new_id()
        notifying.write(self.writer.workspace, notification, document or template("J06"), WRITER)
        return notification

    def asked(self, document: Any = None) -> bytes:
        """A request that everybody in the office has read."""
        notification = self.written(document)
        self.sync()
        return notification

    def released(self) -> bytes:
        """A notification that the lead released and the police has."""
        notification = self.asked()
        releasing.release(self.lead.workspace, notification, LEADER)
        self.sync()
        return notification


def office() -> Office:
    """Found the cooperation with such an office."""
    company = founded((POLICE, ASD, ASD, ASD))
    police, lead, writer, deputy = company.members
    lead.workspace.state_in_directory([RolesStated(deputy.device, ("member", "release"))])
    company.everybody_syncs(2)
    return Office(company, police, lead, writer, deputy)


def standing(workspace: Workspace, notification: bytes) -> str:
    """How a release stands on a device."""
    return str(releasing.required(workspace, notification).standing)
