"""Where a notification came from and went, as programs are told, and what is said of a proof that does not hold."""

from __future__ import annotations

from desktop.presenters import notifications
from desktop.presenters.evidence import is_proven, origin_row
from tests.helpers.company import ASD, KEMPEN, POLICE
from tests.helpers.passing_on import WHY, acknowledge, four, notified, passed_on, settle, shown


def test_show_tells_the_way_on_both_sides() -> None:
    """Police see where it went and who has it, Kempen whence it came, by which way, why, and that it is proven."""
    company, police, willich, kempen, _ = four()
    entity = notified(police)
    settle(company)
    other = passed_on(willich, entity, KEMPEN)
    settle(company)
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
    company, police, willich, kempen, _ = four()
    entity = notified(police)
    settle(company)
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
