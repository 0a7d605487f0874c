"""Erasing from the command line."""

from __future__ import annotations

import argparse
import io
from typing import Any

import pytest

from desktop.commands.command import Answer, Exit
from desktop.commands.erasing import ERASE, WORD
from desktop.commands.reading import READING
from desktop.domain.contact import ContactAdded
from desktop.domain.refused import Refused
from desktop.presenters.times import id_text
from tests.desktop.commands.desks import MemberDesk
from tests.helpers.company import ASD, POLICE, founded

BY_NAME = {command.name: command for command in READING}


@pytest.fixture
def sides() -> tuple[MemberDesk, MemberDesk, str]:
    """Sender, receiver, and a notification that has arrived."""
    police, willich = founded().members
    entity = police.notify(ASD, "immediate")
    for member in (police, willich, police):
        member.synced()
    return MemberDesk(police), MemberDesk(willich), id_text(entity)


def erase(desk: MemberDesk, entity: str, reason: str = "retention_ended") -> Answer:
    return ERASE.run(desk, {"id": entity, "reason": reason})


def test_erased_on_both_sides(sides: tuple[MemberDesk, MemberDesk, str]) -> None:
    """Who erases hears that it is gone, and both sides list it as erased without any content."""
    sender, receiver, entity = sides
    answer = erase(receiver, entity)
    assert (answer.code, answer.result["state"]) == (Exit.DONE, "erased")
    assert answer.result["erased"]["by"] == "Dienst A"
    assert "Aufbewahrungsfrist abgelaufen" in answer.lines[0]
    sender.member.synced()
    for desk, box in ((sender, "outbox"), (receiver, "inbox")):
        [item] = BY_NAME[box].run(desk, {"state": "erased"}).result["items"]
        assert (item["id"], item["state"], item["number"], item["category"]) == (entity, "erased", "", "")
        shown = BY_NAME["show"].run(desk, {"id": entity})
        assert shown.result["content"] == {}
        assert any("Gelöscht" in line for line in shown.lines)


def test_asking_again_changes_nothing(sides: tuple[MemberDesk, MemberDesk, str]) -> None:
    """Erasing what is erased gives the same answer."""
    _, receiver, entity = sides
    first = erase(receiver, entity)
    assert erase(receiver, entity).result == first.result


def test_offline_it_waits(sides: tuple[MemberDesk, MemberDesk, str]) -> None:
    """Without a server the erasure is kept, and the notification stays until it is placed."""
    _, receiver, entity = sides
    receiver.online = False
    answer = erase(receiver, entity)
    assert (answer.code, answer.result["state"]) == (Exit.KEPT, "delivered")
    assert "wartet" in answer.lines[0]


def test_what_was_never_sent_is_gone_at_once(sides: tuple[MemberDesk, MemberDesk, str]) -> None:
    """A notification that waits here is dropped, and the answer says so."""
    sender, _, _ = sides
    sender.online = False
    entity = id_text(sender.member.notify(ASD))
    answer = erase(sender, entity)
    assert (answer.code, answer.result["state"]) == (Exit.DONE, "erased")


def test_a_contact_is_erased_by_its_agency(sides: tuple[MemberDesk, MemberDesk, str]) -> None:
    """A contact goes for all units, and only a lead of its own agency may say so."""
    sender, receiver, _ = sides
    entity = sender.member.workspace.new_id()
    sender.member.do("", "contact.added", entity, ContactAdded(POLICE, "kpb-viersen", {"family_name": "Quittenzwirn"}))
    for desk in (sender, receiver):
        desk.member.synced()
    with pytest.raises(Refused, match="eigene Behörde"):
        erase(receiver, id_text(entity))
    assert erase(sender, id_text(entity)).result["state"] == "erased"
    receiver.member.synced()
    for desk in (sender, receiver):
        assert desk.member.workspace.state("contact", entity) is None
        assert desk.member.workspace.search("quittenzwirn", 9) == []
    with pytest.raises(Refused, match="nichts vor"):
        erase(sender, id_text(entity))


def call(**changes: Any) -> argparse.Namespace:
    return argparse.Namespace(**({"id": "x", "reason": " mistake ", "json": True} | changes))


@pytest.mark.parametrize("reason", ["", "  ", "x" * 201, "a\x1bb"])
def test_a_reason_is_one_short_line(reason: str) -> None:
    """A reason that is empty, too long or holds what moves a cursor is refused."""
    with pytest.raises(Refused, match="Steuerzeichen"):
        ERASE.gather(call(reason=reason))


@pytest.mark.parametrize(("said", "meant"), [(WORD, True), (f" {WORD.upper()} ", True), ("ja", False), ("", False)])
def test_people_are_asked_for_a_word(monkeypatch: pytest.MonkeyPatch, said: str, *, meant: bool) -> None:
    """Who does not ask for JSON has to write the word; anything else erases nothing."""
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{said}\n"))
    if meant:
        assert ERASE.gather(call(json=False)) == {"id": "x", "reason": "mistake"}
        return
    with pytest.raises(Refused, match="nichts gelöscht"):
        ERASE.gather(call(json=False))
