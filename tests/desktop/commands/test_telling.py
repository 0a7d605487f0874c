"""The lines for people: every thing is said with words and names, and with the ids a next command needs."""

from __future__ import annotations

from typing import Any

import pytest

from desktop.commands import telling
from desktop.domain.notification_events import PhoneHandover
from desktop.presenters import notifications, register
from desktop.presenters.standing import devices
from desktop.workspace.workspace import Workspace
from tests.helpers.company import ASD, founded

NAMED = f"Behörde jugendamt-willich, Stelle {ASD}"
ID = "01a0c450-6c00-75b1-a522-4a58b791f1d8"


@pytest.fixture
def workspace() -> Workspace:
    """The workspace of a member."""
    return founded().members[0].workspace


def test_a_row_of_a_box(workspace: Workspace) -> None:
    """A notification of a list is said in words, with its marks, lateness and id."""
    row = {"number": "N", "urgency": "urgent", "state": "delivered", "category": "P04", "id": ID}
    late = telling.box_line(workspace, row | {"marks": ["corrected"], "overdue": True})
    assert late == f"N  Eilig  Zugestellt, Berichtigt  ÜBERFÄLLIG  P04 Körperliche Misshandlung  {ID}"
    assert "ÜBERFÄLLIG" not in telling.box_line(workspace, row | {"marks": [], "overdue": False})


def test_a_whole_notification() -> None:
    """A notification is said with where it stands, from whom to whom, by when, and what happened in which order."""
    police, willich = founded().members
    entity = police.notify(ASD)
    queued = telling.whole_lines(police.workspace, notifications.whole(police.workspace, entity))
    assert queued[1] == "Stand: Wartet auf Verbindung"
    police.synced()
    willich.synced()
    call = PhoneHandover("Dienst A", "Rufdienst B", "2026-09-21T16:00:00+02:00")
    notifications.phone_handover(police.workspace, entity, call)
    called = telling.whole_lines(police.workspace, notifications.whole(police.workspace, entity))
    assert called[-1].endswith("  Telefonisch übergeben um 16:00 Uhr an Rufdienst B  Dienst A")
    whole = notifications.whole(willich.workspace, entity) | {"deadline": "2026-01-31T03:15:00+01:00", "overdue": True}
    lines = telling.whole_lines(willich.workspace, whole)
    assert [line for line in lines if line.startswith(f"an {NAMED}: ")]
    assert "Eingang zu bestätigen bis 31.01.2026 03:15 ÜBERFÄLLIG" in lines
    assert "  Gemeldet" in lines[-2]
    assert "  Zugestellt" in lines[-1]


def test_why_a_notification_waits(workspace: Workspace) -> None:
    """What holds a notification back is said beside where it stands."""
    row = {"unit": ASD, "state": "queued", "rule": "Regel.", "reason": "recipient_without_device"}
    line = telling.recipient_line(workspace, "N", row)
    assert line == f"N: {NAMED} – Wartet auf Gerät der Stelle. Die Stelle hat noch kein Gerät. (Regel.)"
    line = telling.recipient_line(workspace, "N", {"unit": ASD, "state": "accepted", "rule": "Regel."})
    assert line == f"N: {NAMED} – Übermittelt. (Regel.)"


def test_a_check(workspace: Workspace) -> None:
    """A check that found nothing says so and names the receivers; else it names each field."""
    good: dict[str, Any] = {"ok": True, "problems": [], "recipients": [{"unit": ASD, "rule": "Regel."}]}
    assert telling.checked_lines(workspace, good) == [
        "Die Meldung ist vollständig.",
        f"Empfänger: {NAMED} (Regel.)",
    ]
    bad: dict[str, Any] = {"ok": False, "problems": [{"field": "urgency", "message": "Falsch."}], "recipients": []}
    assert telling.checked_lines(workspace, bad) == ["urgency: Falsch."]
    bad["problems"][0]["basis"] = "§ 65 SGB VIII"
    assert telling.checked_lines(workspace, bad) == ["urgency: Falsch. (§ 65 SGB VIII)"]


def test_a_conflict(workspace: Workspace) -> None:
    """A field with two values is said with what it belongs to, and each value with its author, time and version."""
    row = register.add_contact(workspace, "", {"family_name": "Doppelt"})
    at = "2026-01-31T03:00:00.000+01:00"
    values = [
        {"event": ID, "value": "2", "by": "Dienst A", "device": "D", "at": at},
        {"event": ID, "value": "3", "by": "", "device": "D", "at": at},
    ]
    conflict = {"id": row["id"], "kind": "contact", "field": "phone", "values": values}
    assert telling.conflict_lines(workspace, conflict) == [
        f"Ansprechperson Doppelt, Telefon: {row['id']} --field phone",
        f"  „2“ von Dienst A am 31.01.2026 03:00  --keep {ID}",
        f"  „3“ von Gerät D am 31.01.2026 03:00  --keep {ID}",
    ]


def test_a_device(workspace: Workspace) -> None:
    """A device is said with the id that other commands take, its agency and unit, its roles and how it stands."""
    row = devices(workspace, limit=1, after=None)["items"][0]
    line = telling.device_line(workspace, row | {"unit": ASD, "person": "", "roles": ["member"], "state": "revoked"})
    assert line == f"{row['device']}  {NAMED}  Mitglied  Zugang entzogen"


def test_a_contact(workspace: Workspace) -> None:
    """A contact is said with name, unit, numbers and id, and that it has two values where it has."""
    row = register.add_contact(workspace, "", {"family_name": "A", "given_name": "B", "phone": "1", "mobile": "2"})
    line = telling.contact_line(workspace, row | {"unit": ASD})
    assert line == f"A, B  {NAMED}  1, 2  {row['id']}"
    assert telling.contact_line(workspace, row | {"conflict": True}).endswith("  ZWEI FASSUNGEN")


def test_what_was_not_delivered() -> None:
    """What lies in the tray is said with when, what and why."""
    row = {"written_at": "2026-01-31T03:00:00+01:00", "type": "contact.edited", "reason": "too_large"}
    line = telling.tray_line(row)
    assert line == "31.01.2026 03:00  Ansprechperson: Geändert  Das ist zu groß, um gesendet zu werden."
