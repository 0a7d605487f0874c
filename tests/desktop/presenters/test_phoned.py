"""A notification wholly outside: never queued silently, kept as a call, found in the lists, shown in whole."""

from __future__ import annotations

from typing import Any

import pytest

from desktop.commands.command import Exit
from desktop.commands.table import COMMANDS
from desktop.presenters import boxes, details, drafts, form, notification_cards, notification_list, notifying, phoned
from desktop.presenters.calls import Call
from desktop.presenters.drafts import Draft
from desktop.presenters.notification_list import Filter
from desktop.presenters.times import id_text
from tests.desktop.commands.desks import MemberDesk
from tests.desktop.presenters.refusing import refused
from tests.helpers.company import Member
from tests.helpers.documents import least

AWAY = least(whereabouts={"municipality": "Krefeld"})
CALL = {"person": "Jugendamt Krefeld", "at": "2026-09-21T16:00:00+02:00"}
CALLED = {**AWAY, "phone_log": [CALL]}


def told(member: Member) -> bytes:
    """Keep what was told outside; gives its id."""
    notification = member.workspace.new_id()
    notifying.write(member.workspace, notification, CALLED, "Dienst A")
    return notification


def test_nothing_is_queued_without_a_call(police: Member) -> None:
    """The refusal says that nothing can be sent, and asks for the call; nothing is written."""
    with refused("notification_invalid", "phone_log") as asked:
        notifying.write(police.workspace, police.workspace.new_id(), AWAY, "Dienst A")
    assert "halten Sie den Anruf fest" in str(asked.value.message)
    assert police.workspace.unsent == 0
    assert notifying.check(police.workspace, CALLED).ok


def test_the_call_is_kept_and_nothing_is_sent(police: Member) -> None:
    """It stands last in the outbox with whom one called, and in no channel that another unit reads."""
    entity = told(police)
    police.notify("jugendamt-willich-asd")
    rows = boxes.listed(police.workspace, "outbox", state=None, limit=5, after=None)["items"]
    assert [(row["state"], row["to"]) for row in rows[1:]] == [("phone_handover", "")]
    assert rows[1]["agency"] == "Jugendamt der Stadt Krefeld"
    assert {row.channel for row in police.workspace.pending(entity)} == {police.workspace.own_unit()}
    notifying.write(police.workspace, entity, CALLED, "Dienst A")
    assert len(police.workspace.pending(entity)) == 1


@pytest.mark.parametrize("limit", [1, 2, 3])
def test_pages_go_on_to_what_was_phoned(police: Member, limit: int) -> None:
    """However long a page is, all of them together are the list."""
    for _ in range(2):
        told(police)
        police.notify("jugendamt-willich-asd")
    found: list[dict[str, Any]] = []
    after = None
    for _ in range(5):
        page = boxes.listed(police.workspace, "outbox", state=None, limit=limit, after=after)
        found += page["items"]
        if page["next"] is None:
            break
        after = bytes.fromhex(page["next"].replace("-", ""))
    assert [row["state"] for row in found] == ["queued", "queued", "phone_handover", "phone_handover"]
    assert len({row["id"] for row in found}) == 4


def test_it_is_shown_in_whole(police: Member) -> None:
    """Who called whom and when, all that was told, and that nothing was sent; there is nothing left to do."""
    entity = told(police)
    whole = boxes.whole(police.workspace, entity)
    assert (whole["state"], whole["to_name"], whole["recipients"]) == (
        "phone_handover",
        "Jugendamt der Stadt Krefeld",
        [],
    )
    assert whole["content"]["whereabouts"]["municipality"] == "Krefeld"
    [moment] = whole["timeline"]
    assert (moment["text"], moment["called_at"]) == (CALL["person"], CALL["at"])
    made = details.detail(police.workspace, entity)
    assert (made.steps, made.number) == ((), whole["number"])
    assert made.banner is not None
    assert "Gesendet wurde nichts" in made.banner.text
    assert any("Telefonisch übergeben" in line.what for line in made.timeline)


def test_lists_show_it_among_what_went_out(police: Member) -> None:
    """It is outgoing and no longer open; its card says where it went."""
    entity = told(police)
    workspace = police.workspace
    number = notification_list.number(workspace, entity)
    for chosen in (Filter.OUTGOING, Filter.ALL):
        assert notification_list.numbers(workspace, chosen) == [number]
        assert notification_list.count(workspace, chosen) == 1
        assert notification_list.first(workspace, chosen, keep=number).numbers == [number]
    for chosen in (Filter.OPEN, Filter.INCOMING, Filter.OVERDUE):
        assert notification_list.numbers(workspace, chosen) == []
    [card] = notification_cards.cards(workspace, [number or 0])
    assert card is not None
    assert card.route.endswith("Jugendamt der Stadt Krefeld")
    assert card.chips[-1].text == "Telefonisch übergeben"


def test_the_command_line_says_that_nothing_was_sent(police: Member) -> None:
    """Exit 0 with the state, whom one called, and no recipient; the colleagues of the unit read it too."""
    notification = police.workspace.new_id()
    call = {"check": False, "document": CALLED, "id": id_text(notification), "attach": []}
    answer = COMMANDS["notify"].run(MemberDesk(police), call)
    assert answer.code is Exit.DONE
    assert (answer.result["id"], answer.result["state"]) == (id_text(notification), "phone_handover")
    assert (answer.result["agency"], answer.result["recipients"]) == ("Jugendamt der Stadt Krefeld", [])
    assert answer.lines[0].endswith("Gesendet wurde nichts.")
    assert phoned.find(police.workspace, notification) is not None
    shown = COMMANDS["show"].run(MemberDesk(police), {"id": id_text(notification)})
    assert shown.result["state"] == "phone_handover"


def test_the_call_noted_beside_a_form_counts(police: Member) -> None:
    """Who noted the call in the window need not write it again; where something can be sent it changes nothing."""
    workspace = police.workspace
    draft = Draft(workspace.new_id(), "P01", "immediate", AWAY, call=Call(CALL["person"], CALL["at"]))
    assert form.examine(workspace, AWAY).problems
    assert form.examine(workspace, AWAY, draft.call).problems == ()
    drafts.save(workspace, draft)
    assert form.send(workspace, draft, "Dienst A") == draft.id
    assert form.was_phoned(workspace, draft.id)
    assert drafts.listed(workspace) == []
    here = Draft(workspace.new_id(), "P01", "immediate", least(), call=draft.call)
    form.send(workspace, here, "Dienst A")
    ((_, sent),) = workspace.group(here.id)
    assert sent.content.phone_log == ()
    assert [one.type for one in sent.timeline] == ["notified", "phone_handover"]


def test_who_is_partly_outside_is_sent_and_phoned(police: Member) -> None:
    """The answer names whom to phone besides; what can be sent is."""
    document = least(residence={"municipality": "Krefeld"})
    call = {"check": False, "document": document, "id": id_text(police.workspace.new_id()), "attach": []}
    answer = COMMANDS["notify"].run(MemberDesk(police), call)
    assert answer.result["state"] == "accepted"
    assert [one["agency"] for one in answer.result["outside"]] == ["Jugendamt der Stadt Krefeld"]
    assert any("Anrufen: Jugendamt der Stadt Krefeld" in line for line in answer.lines)


def test_a_child_nobody_here_is_told_of_is_phoned_first_and_kept(police: Member) -> None:
    """A call to somebody else does not count; what was told there stays in the unit, and of no other child."""
    workspace, notification = police.workspace, police.workspace.new_id()
    away = {"given_name": "Zebulon", "whereabouts": {"municipality": "Krefeld"}}
    said = [{"kind": "observed", "text": "Zebulon blutet.", "children": [2]}]
    other = {"person": "Jugendamt Willich", "at": CALL["at"]}
    document = least(children=[{"given_name": "Anna"}, away], statements=said, phone_log=[other])
    with refused("notification_invalid", "phone_log") as asked:
        notifying.write(workspace, notification, document, "Dienst A")
    assert "Jugendamt der Stadt Krefeld" in str(asked.value.message)
    notifying.write(workspace, notification, {**document, "phone_log": [CALL, other]}, "Dienst A")
    ((_, sent),) = workspace.group(notification)
    assert [one.given_name for one in sent.content.children] == ["Anna"]
    ((_, kept),) = workspace.states("phoned")
    assert [one.given_name for one in kept.told.content.children] == ["Zebulon"]
    assert [one.text for one in kept.told.content.statements] == ["Zebulon blutet."]
    assert (kept.told.agency, kept.told.called, kept.told.number) == (
        "Jugendamt der Stadt Krefeld",
        CALL["person"],
        sent.number,
    )
    assert form.sent(workspace, Draft(notification, "P01", "immediate", document)) == sent.id
