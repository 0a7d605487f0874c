"""Drafts: listed, shown, discarded."""

from __future__ import annotations

from typing import Any

import pytest

from desktop.commands.command import WrongCall
from desktop.commands.drafting import DRAFTS as DRAFT
from desktop.domain.refused import Refused
from desktop.presenters import drafts
from desktop.presenters.drafts import Draft
from desktop.presenters.times import id_text
from tests.desktop.commands.desks import MemberDesk
from tests.helpers.company import START, founded


def draft(desk: MemberDesk, what: str, entity: bytes | None = None, **more: Any) -> Any:
    """Run `draft`; gives its object."""
    return DRAFT.run(desk, {"what": what, "id": id_text(entity) if entity else None, **more}).result


def test_drafts_are_listed_shown_and_discarded() -> None:
    """The latest draft stands first, is shown as it was saved, and is gone once discarded."""
    desk = MemberDesk(founded().members[0])
    ids = [bytes([n]) * 16 for n in range(1, 4)]
    for n, one in enumerate(ids):
        desk.member.journal.drafts.save(one, START + n, b'{"category": "P01"}')
    first = draft(desk, "list", limit=2)
    assert [row["id"] for row in first["items"]] == [id_text(ids[2]), id_text(ids[1])]
    assert len(draft(desk, "list", limit=2, after=first["next"])["items"]) == 1
    assert draft(desk, "show", ids[0]) == {"id": id_text(ids[0]), "content": {"category": "P01"}}
    assert draft(desk, "discard", ids[0])["discarded"]
    for what in ("show", "discard"):
        with pytest.raises(Refused, match="Entwurf"):
            draft(desk, what, ids[0])
        with pytest.raises(WrongCall):
            draft(desk, what)
    assert [DRAFT.writes({"what": what}) for what in ("list", "show", "discard")] == [False, False, True]


def test_a_draft_is_listed_by_what_it_is_and_not_by_whom_it_is_about() -> None:
    """Urgency, category and time tell drafts apart; neither place nor name is said, and an unreadable one is listed."""
    desk = MemberDesk(founded().members[0])
    document = {"category": "P01", "whereabouts": {"municipality": "Willich"}, "children": [{"given_name": "Alrun"}]}
    for number, (urgency, quick) in enumerate((("urgent", False), ("immediate", True)), 1):
        drafts.save(desk.member.workspace, Draft(bytes([number]) * 16, "P01", urgency, document, quick=quick))
    desk.member.journal.drafts.save(bytes([3]) * 16, START, b"{")
    listed = DRAFT.run(desk, {"what": "list"})
    told = {
        row["id"]: {name: row.get(name) for name in ("category", "urgency", "quick")} for row in listed.result["items"]
    }
    assert told == {
        id_text(bytes([1]) * 16): {"category": "P01", "urgency": "urgent", "quick": False},
        id_text(bytes([2]) * 16): {"category": "P01", "urgency": "immediate", "quick": True},
        id_text(bytes([3]) * 16): {"category": None, "urgency": None, "quick": None},
    }
    said = "\n".join(listed.lines)
    for word in ("Eilig  P01 ", "Sofort  P01 ", "Sofortformular", "volles Formular", "nicht lesbar", *told):
        assert word in said
    assert "Willich" not in said
    assert "Alrun" not in said
