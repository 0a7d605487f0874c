"""What a volume of the corpus tells of a notification that went to the wrong unit, did not, and is wanted back."""

from __future__ import annotations

from desktop.domain.notification_events import Misdirected, MisdirectionTakenBack, Remarked
from tests.helpers.company import ASD, POLICE, Company, Member


def live_through_misdirection(company: Company, police: Member, office: Member, entity: bytes) -> None:
    """The receiver says that it went wrong, the sender notes it, the receiver takes it back.

    Then both say so at once, and the receiver takes back what they said: the sender's own word stands.
    """
    office.do(POLICE, "notification.misdirected", entity, Misdirected("Fach A", "andere Familie", notes=()))
    company.everybody_syncs(2)
    said = police.shown("notification", entity).misdirections[0].event
    police.do(ASD, "notification.misdirected", entity, Misdirected("Dienst A", "neu gemeldet", notes=(said,)))
    company.everybody_syncs(2)
    back = MisdirectionTakenBack("Fach A", "doch hier", (said,))
    office.do(POLICE, "notification.misdirection_taken_back", entity, back)
    company.everybody_syncs(2)
    office.do(POLICE, "notification.misdirected", entity, Misdirected("Fach B", "doch nicht hier", notes=()))
    police.do(ASD, "notification.misdirected", entity, Misdirected("Dienst A", notes=()))
    office.synced()
    company.everybody_syncs(2)
    again = police.shown("notification", entity).misdirections[2].event
    office.do(POLICE, "notification.misdirection_taken_back", entity, MisdirectionTakenBack("Fach B", "hier", (again,)))
    company.everybody_syncs(2)


def recall(company: Company, police: Member, office: Member, entity: bytes) -> None:
    """The sender wants it back, and the receiver gives it up."""
    police.do(ASD, "notification.recall_requested", entity, Remarked("Dienst A", "falsche Stelle"))
    company.everybody_syncs(2)
    office.do(POLICE, "notification.recalled", entity, Remarked("Fach A"))
    company.everybody_syncs(2)
