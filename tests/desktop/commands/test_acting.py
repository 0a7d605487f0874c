"""The steps of a notification's life from the command line."""

from __future__ import annotations

from typing import Any

import pytest

from desktop.commands.acting import ACTS, WITHDRAW
from desktop.commands.command import Answer, Exit
from desktop.commands.passing_on import FORWARD
from desktop.domain.content import Content, Reporter
from desktop.domain.notification_events import Supplemented
from desktop.domain.refused import Refused
from desktop.presenters import handling, notifications
from desktop.presenters.times import id_text, read_id
from tests.desktop.commands.desks import MemberDesk
from tests.helpers.company import ASD, KEMPEN, POLICE, Member, founded, notified
from tests.helpers.followed import ASSESSED
from tests.helpers.passing_on import on_its_way
from tests.helpers.revoking import revoke

BY_NAME = {command.name: command for command in (*ACTS, FORWARD, WITHDRAW)}


@pytest.fixture
def sides() -> tuple[MemberDesk, MemberDesk, str]:
    """Sender, receiver, and a notification that has arrived."""
    police, willich = founded().members
    entity = police.notify(ASD, "immediate")
    sync(police, willich, police)
    return MemberDesk(police), MemberDesk(willich), id_text(entity)


def sync(*members: Member) -> None:
    """Sync one after the other."""
    for member in members:
        member.synced()


def act(desk: MemberDesk, name: str, entity: str, **arguments: Any) -> Answer:
    """Run a step."""
    return BY_NAME[name].run(desk, {"id": entity, **arguments})


def test_acknowledged_and_closed(sides: tuple[MemberDesk, MemberDesk, str]) -> None:
    """The receiver acknowledges, takes over and closes, not alone; the sender hears of each step."""
    sender, receiver, entity = sides
    answer = act(receiver, "acknowledge", entity, file_number="51-7")
    assert (answer.code, answer.result["state"]) == (Exit.DONE, "acknowledged")
    assert answer.result["acknowledged"]["by"] == "Dienst A"
    assert act(receiver, "take-over", entity, file_number="51-7").result["state"] == "taken_over"
    with pytest.raises(Refused, match="zweite Fachkraft"):
        act(receiver, "close", entity)
    handling.assess(receiver.member.workspace, read_id(entity), ASSESSED, "Fachkraft A")
    assert act(receiver, "close", entity).result["state"] == "closed"
    assert act(receiver, "reopen", entity, reason="Neues").result["state"] == "in_progress"
    assert act(receiver, "close", entity).result["state"] == "closed"
    sync(sender.member)
    assert act(sender, "phone-handover", entity, to="B", at="2026-09-21T14:00Z").result["state"] == "closed"


def test_who_reported_is_told_for_a_reason(sides: tuple[MemberDesk, MemberDesk, str]) -> None:
    """A hidden reporter is in no answer until somebody says why; the reason stands in the timeline."""
    sender, receiver, _ = sides
    content = Content(category="P01", reporter=Reporter(name="Frau Nachbarin"))
    entity = sender.member.workspace.new_id()
    sender.member.do(ASD, "notification.notified", entity, notified(POLICE, ASD, content=content))
    sync(sender.member, receiver.member)
    workspace, shown = receiver.member.workspace, id_text(entity)
    assert notifications.whole(workspace, entity)["content"]["reporter"] == {"hidden": True}
    with pytest.raises(Refused):
        act(receiver, "show-reporter", shown)
    answer = act(receiver, "show-reporter", shown, reason="Rückfrage")
    assert answer.result["content"]["reporter"] == {"name": "Frau Nachbarin"}
    assert answer.result["timeline"][-1]["text"] == "Rückfrage"
    without = sides[2]
    with pytest.raises(Refused, match="keine hinweisgebende Person"):
        act(receiver, "show-reporter", without, reason="Rückfrage")


def test_offline_a_step_is_kept(sides: tuple[MemberDesk, MemberDesk, str]) -> None:
    """Without a server a step is kept and sent later."""
    _, receiver, entity = sides
    receiver.online = False
    assert act(receiver, "acknowledge", entity).code is Exit.KEPT


@pytest.mark.parametrize(
    ("name", "arguments", "code", "field"),
    [
        ("take-over", {}, "field_missing", "file_number"),
        ("not-competent", {"reason": " "}, "field_missing", "reason"),
        ("not-competent", {"reason": "x" * 4001}, "field_invalid", "reason"),
        ("acknowledge", {"phone": "1\x00"}, "field_invalid", "phone"),
        ("acknowledge", {"responsible": "x" * 201}, "field_invalid", "responsible"),
        ("acknowledge", {"urgency": "sofort", "reason": "?"}, "urgency_unknown", "urgency"),
        ("acknowledge", {"urgency": "routine"}, "reason_missing", "reason"),
        ("phone-handover", {"to": "A", "at": "heute"}, "time_invalid", "at"),
        ("phone-handover", {"to": "A", "at": "9999-12-31T23:59Z"}, "time_invalid", "at"),
        ("phone-handover", {"to": "A", "at": "2026-09-21T14:18:21Z"}, "time_ahead", "at"),
        ("withdraw", {}, "reason_required", "reason"),
        ("recall", {"reason": "Irrtum"}, "sender_only", None),
    ],
)
def test_what_is_wrong_is_named(
    sides: tuple[MemberDesk, MemberDesk, str], name: str, arguments: dict[str, str], code: str, field: str | None
) -> None:
    """A missing or wrong value is refused by its field, and nothing is recorded."""
    _, receiver, entity = sides
    with pytest.raises(Refused) as caught:
        act(receiver, name, entity, **arguments)
    assert (caught.value.code, caught.value.field) == (code, field)
    assert not receiver.member.workspace.local.remaining().outbox


def test_who_is_named_as_competent_is_said_with_the_way_there(sides: tuple[MemberDesk, MemberDesk, str]) -> None:
    """After a word that one is not competent the command that passes it on stands below."""
    _, receiver, entity = sides
    suggested = act(receiver, "not-competent", entity, reason="wohnt in Kempen", suggest=KEMPEN)
    assert suggested.result["suggested_unit"] == KEMPEN
    assert KEMPEN in suggested.lines[-1]


def test_why_not_is_said_by_a_code_of_the_rules_too(sides: tuple[MemberDesk, MemberDesk, str]) -> None:
    """The code stands beside the words in the timeline; without one it is as it was, an unknown one is refused."""
    _, receiver, entity = sides
    with pytest.raises(Refused) as caught:
        act(receiver, "not-competent", entity, reason="Umzug", code="nonsense")
    assert (caught.value.code, "moved" in caught.value.message) == ("reason_unknown", True)
    plain = act(receiver, "not-competent", entity, reason="Umzug").result["timeline"][-1]
    assert (plain["text"], plain["code"]) == ("Umzug", None)
    coded = act(receiver, "not-competent", entity, reason="im Mai", code="moved").result["timeline"][-1]
    assert (coded["text"], coded["code"]) == ("im Mai", "moved")


def test_a_misdirection_that_was_a_mistake_is_withdrawn(sides: tuple[MemberDesk, MemberDesk, str]) -> None:
    """It needs a reason, both words stand in the timeline, the first superseded, and what was given up stays so."""
    _, receiver, entity = sides
    said = act(receiver, "misdirected", entity, reason="andere Familie").result
    assert (said["marks"], bool(said["report_due"])) == (["misdirected"], True)
    with pytest.raises(Refused) as caught:
        act(receiver, "withdraw-misdirected", entity)
    assert (caught.value.code, caught.value.field) == ("field_missing", "reason")
    back = act(receiver, "withdraw-misdirected", entity, reason="doch hier").result
    assert (back["marks"], back["report_due"]) == ([], None)
    first, last = back["timeline"][-2:]
    assert (first["type"], first["superseded"]) == ("misdirected", True)
    assert (last["type"], last["text"]) == ("misdirection_taken_back", "doch hier")
    act(receiver, "misdirected", entity, reason="doch andere Familie")
    act(receiver, "confirm-recall", entity)
    with pytest.raises(Refused) as caught:
        act(receiver, "withdraw-misdirected", entity, reason="doch hier")
    assert caught.value.code == "given_up_already"


def test_an_addition_follows_by_the_same_command_or_is_kept_back() -> None:
    """`show` names what has not followed; `forward` lets it follow, `withhold` says why it need not."""
    company, police, willich, _, entity, _ = on_its_way()
    desk, named = MemberDesk(willich), id_text(entity)

    def add() -> int:
        police.do(ASD, "notification.supplemented", entity, Supplemented("Dienst A", Content(children_count=3)))
        company.everybody_syncs()
        return len(notifications.whole(willich.workspace, entity)["not_passed_on"])

    assert add() == 1
    assert act(desk, "forward", named, to=KEMPEN, reason="wohnt dort").result["not_passed_on"] == []
    assert add() == 1
    answer = act(desk, "withhold", named, reason="steht schon da")
    assert (answer.code, answer.result["not_passed_on"]) == (Exit.DONE, [])
    assert answer.result["timeline"][-2]["text"] == "steht schon da"


def test_a_recall_of_what_was_passed_on_takes_that_back(sides: tuple[MemberDesk, MemberDesk, str]) -> None:
    """The receiver has it again and says why, once; the sender recalls as ever."""
    sender, receiver, entity = sides
    act(receiver, "forward", entity, to=KEMPEN, reason="wohnt in Kempen")
    answer = act(receiver, "recall", entity, reason="doch hier")
    assert "forwarded" not in answer.result["marks"]
    assert answer.result["forwards"][0]["taken_back_at"]
    assert answer.result["timeline"][-1]["text"] == "doch hier"
    with pytest.raises(Refused) as caught:
        act(receiver, "recall", entity, reason="doch hier")
    assert caught.value.code == "nobody_awaited"
    sync(receiver.member, sender.member)
    assert "recall_requested" in act(sender, "recall", entity, reason="Irrtum").result["marks"]


@pytest.mark.parametrize("answers", [True, False])
def test_a_recall_that_waits_where_it_was_passed_on_is_kept(*, answers: bool) -> None:
    """The word to the sender is sent; as long as the request to the other unit waits here it is not done."""
    company, _, willich, kempen, entity, other = on_its_way()
    if not answers:
        revoke(company, company.founder, kempen)
        willich.synced()
    answer = act(MemberDesk(willich), "recall", id_text(entity), reason="doch hier")
    assert not {row.status for row in willich.workspace.pending(entity)} & {"waiting", "sealed"}
    assert answer.code is (Exit.DONE if answers else Exit.KEPT)
    assert "recall_requested" in willich.shown("notification", other).marks


def test_only_acknowledging_may_be_repeated() -> None:
    """Every step writes; only one that does nothing the second time is done again when its answer was lost."""
    assert all(command.writes({}) for command in ACTS)
    assert [command.name for command in ACTS if command.repeatable] == ["acknowledge"]
