"""A company with meetings, for the tests of presenters."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.domain.meeting_state import Meeting
from desktop.presenters import meetings
from tests.helpers.company import ASD, POLICE, Company, Member, founded
from tests.helpers.meetings import furnish


@dataclass(frozen=True)
class Furnished:
    """The company, two of its members, and the meetings by what is special about them."""

    company: Company
    police: Member
    willich: Member
    made: dict[str, bytes]

    def state(self, name: str, member: Member | None = None) -> Meeting:
        """A meeting as Willich, or somebody else, sees it."""
        return meetings.meeting((member or self.willich).workspace, self.made[name])


def furnished() -> Furnished:
    """Found a company and furnish it."""
    company = founded((POLICE, ASD))
    police, willich = company.members
    return Furnished(company, police, willich, furnish(company, police, willich))
