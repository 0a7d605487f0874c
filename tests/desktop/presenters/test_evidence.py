"""Where a notification came from and went, as programs are told, and what is said of a proof that does not hold."""

from __future__ import annotations

from msgspec import msgpack
from msgspec.structs import replace

from desktop.domain.content import Content
from desktop.domain.notification_events import Enclosed, Notified
from desktop.domain.notification_way import Leg
from desktop.domain.rows import OutboxRow
from desktop.presenters import notifications
from desktop.presenters.agreement import rules_in_force
from desktop.presenters.evidence import is_proven, origin_row
from desktop.workspace.recording import Deed
from tests.helpers.company import ASD, KEMPEN, POLICE, Member
from tests.helpers.passing_on import (
    STATION,
    WHY,
    acknowledge,
    arrived,
    four,
    on_its_way,
    passed_on,
    settle,
    shown,
)
from wire.body import encode_body, new_body


def test_show_tells_the_way_on_both_sides() -> None:
    """Police see where it went and who has it, Kempen whence it came, by which way, why, and that it is proven."""
    company, police, _, kempen, entity, other = on_its_way()
    acknowledge(kempen, other)
    settle(company)
    [forward] = notifications.whole(police.workspace, entity)["forwards"]
    assert (forward["by"], forward["to"], forward["received_by"]) == (ASD, KEMPEN, "Fach C")
    assert forward["received_at"]
    origin = notifications.whole(kempen.workspace, other)["origin"]
    assert (origin["unit"], origin["way"], origin["reason"]) == (POLICE, [POLICE, ASD], WHY)
    assert origin["proof"] == "verified"
    assert notifications.whole(police.workspace, entity)["origin"] is None


def test_made_up_words_are_shown_as_not_proven() -> None:
    """Willich encloses words that police never signed: they are shown, and said not to be proven."""
    company, _, willich, kempen, entity = arrived()
    passed_on(willich, entity, KEMPEN)
    [row] = [one for one in willich.workspace.unplaced() if one.channel == willich.workspace.pair(KEMPEN)]
    forged = row.plaintext.replace(b"VIE-2026-1-000001", b"VIE-2026-1-000666")
    willich.journal.outbox.rewrite(row.event, forged)
    settle(company)
    state = shown(kempen, row.entity)
    assert state.number == "VIE-2026-1-000666"
    assert not is_proven(kempen.workspace, state)
    origin = origin_row(kempen.workspace, state)
    assert origin is not None
    assert origin["proof"] == "not_verified"


def forged(willich: Member, claimed: bytes, there: bytes) -> tuple[Notified, bytes]:
    """A modified program of Willich writes to Kempen in the name of the police, for two ids at once."""
    workspace = willich.workspace
    version = rules_in_force(workspace).version
    content = Content(category="P01", urgency="urgent")
    number, words = "VIE-2026-1-000666", ("rule", "Dienst A")
    body = Notified(claimed, claimed, number, "P01", "urgent", version, POLICE, ASD, *words, content)
    event, now = workspace.new_id(), workspace.now()
    written = encode_body(new_body("notification.notified", now, (claimed, there), msgpack.encode(body)))
    row = OutboxRow(workspace.pair(KEMPEN), event, claimed, written, alarm=False, created_at=now)
    willich.journal.outbox.add([row])
    return body, event


def test_the_middle_units_own_signature_does_not_stand_for_the_first_sender() -> None:
    """Willich signs made-up words of the police itself and encloses them: nobody down the way finds them proven."""
    company, _, willich, kempen, station = four()
    workspace = willich.workspace
    claimed, there = workspace.new_id(), workspace.new_id()
    body, event = forged(willich, claimed, there)
    settle(company)
    channel = workspace.pair(KEMPEN)
    proof = workspace.proof(channel, event)
    assert proof is not None
    enclosed = Enclosed((Leg(POLICE, ASD, claimed),), WHY, (proof,))
    onward = replace(body, notification_id=there, from_unit=ASD, to_unit=KEMPEN, enclosed=enclosed)
    workspace.record(channel, [Deed("notification.notified", there, onward)])
    settle(company)
    assert not is_proven(kempen.workspace, shown(kempen, there))
    last = passed_on(kempen, there, STATION)
    settle(company)
    assert not is_proven(station.workspace, shown(station, last))
