"""What follows a notification from the command line, and what stays in the receiving unit."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

import pytest

from desktop.commands.command import Answer, Exit, Read
from desktop.commands.following import FOLLOWING
from desktop.domain.refused import Refused
from desktop.domain.templates import template
from desktop.presenters import notifications
from desktop.presenters.times import id_text, read_id
from tests.desktop.commands.desks import MemberDesk
from tests.helpers.company import KEMPEN, Company, Member
from tests.helpers.followed import ASSESSED, FEEDBACK, STATEMENT, WRONG, acknowledged

BY_NAME = {command.name: command for command in FOLLOWING}


@pytest.fixture
def sides(company: Company) -> tuple[MemberDesk, MemberDesk, str]:
    """Sender, receiver, and a notification that somebody has."""
    police, willich = company.members
    entity = acknowledged(company, police, willich)
    return MemberDesk(police), MemberDesk(willich), id_text(entity)


def run(desk: MemberDesk, name: str, entity: str, **arguments: Any) -> Answer:
    """Run a command as its words would be gathered."""
    return BY_NAME[name].run(desk, {"id": entity, **arguments})


def synced(*members: Member) -> None:
    for member in members:
        member.synced()


def test_from_supplement_to_feedback(sides: tuple[MemberDesk, MemberDesk, str]) -> None:
    """Each command answers with the new state, and the other side hears of it."""
    sender, receiver, entity = sides
    answer = run(sender, "supplement", entity, document={"statements": [STATEMENT]})
    assert (answer.code, answer.result["marks"]) == (Exit.DONE, ["supplemented"])
    assert run(sender, "correct", entity, document=WRONG).result["marks"] == ["supplemented", "corrected"]
    synced(receiver.member)
    shown = run(receiver, "noted", entity).result
    assert [len(one["noted"]) for one in shown["supplements"]] == [1, 1]
    run(sender, "supplement", entity, document={"statements": [STATEMENT]})
    synced(receiver.member)
    seen = run(receiver, "noted", entity, event=[shown["supplements"][0]["event"]]).result
    assert [len(one["noted"]) for one in seen["supplements"]] == [1, 1, 0]
    asked = run(receiver, "ask", entity, field="sender.phone", text="Stimmt sie?").result
    assert asked["questions"][0]["state"] == "open"
    assert run(receiver, "feedback", entity, document=FEEDBACK).result["state"] == "feedback_given"
    synced(sender.member)
    question = asked["questions"][0]["event"]
    answered = run(sender, "supplement", entity, document={"question": question, "explanation": "Ja"})
    assert answered.result["questions"][0]["state"] == "answered"


def test_a_correction_changes_the_urgency(sides: tuple[MemberDesk, MemberDesk, str]) -> None:
    """The answer, the list and the other side have the new one, with what it was before."""
    sender, receiver, entity = sides
    answer = run(sender, "correct", entity, document={**WRONG, "urgency": "urgent"})
    assert (answer.code, answer.result["urgency"]) == (Exit.DONE, "urgent")
    synced(receiver.member)
    shown = notifications.whole(receiver.member.workspace, read_id(entity))
    assert [one["urgency"] for one in shown["urgencies"]] == ["immediate", "urgent"]
    assert shown["urgencies"][1]["reason"] == WRONG["wrong"]


def test_a_report_has_to_be_whole(sides: tuple[MemberDesk, MemberDesk, str]) -> None:
    """With `--full` everything is asked for that the form asks for."""
    sender, _, entity = sides
    with pytest.raises(Refused):
        run(sender, "supplement", entity, document={"statements": [STATEMENT]}, full=True)


def test_a_report_names_who_gets_nothing_of_it(sides: tuple[MemberDesk, MemberDesk, str]) -> None:
    """Where a report alone leads to another office, the answer says so; who has it already is not named."""
    sender, _, entity = sides
    document = {**template("P01"), "urgency": "immediate", "urgency_reason": "Kind in Gefahr"}
    assert len(run(sender, "supplement", entity, document=document, full=True).lines) == 1
    del document["category"]
    document["children"][1]["whereabouts"] = {"municipality": "Kempen"}
    line = run(sender, "supplement", entity, document=document, full=True).lines[-1]
    assert line.startswith("Auch zuständig: ")
    assert "kempen" in line


def test_who_is_competent_after_a_correction_is_told_too(sides: tuple[MemberDesk, MemberDesk, str]) -> None:
    """The answer names the unit and the command; the unit then has the notification under the same number."""
    sender, _, entity = sides
    moved = run(sender, "correct", entity, document=WRONG | {"whereabouts": {"municipality": "Kempen"}})
    assert moved.result["also_competent"][0]["unit"] == KEMPEN
    assert moved.lines[-1].endswith(f"tell-also {entity} --to {KEMPEN}")
    told = run(sender, "tell-also", entity, to=KEMPEN)
    assert (told.code, told.result["to"], told.result["number"]) == (Exit.KEPT, KEMPEN, moved.result["number"])
    assert told.result["reason"] == "recipient_without_device"
    assert told.read == Read("notification", read_id(told.result["id"]), told.result["number"])
    again = run(sender, "supplement", entity, document={"whereabouts": {"municipality": "Kempen", "note": "Kita"}})
    assert again.lines[-1].endswith(f"tell-also {entity} --to {KEMPEN}")
    away = run(sender, "correct", entity, document=WRONG | {"whereabouts": {"municipality": "Krefeld"}})
    assert "Krefeld" in away.lines[-1]


def test_what_stays_inside(sides: tuple[MemberDesk, MemberDesk, str]) -> None:
    """Who has it and what two assessed is answered to the receiver, and refused to the sender."""
    sender, receiver, entity = sides
    mine = id_text(receiver.member.device)
    assert [one["to"] for one in run(receiver, "assign", entity, to=mine).result["assignments"]] != [None]
    answer = run(receiver, "assess", entity, document=ASSESSED)
    assert (answer.code, answer.result["assessments"][0]["second"]) == (Exit.DONE, "Fachkraft C")
    with pytest.raises(Refused):
        run(sender, "assess", entity, document=ASSESSED)


def test_offline_it_is_kept(sides: tuple[MemberDesk, MemberDesk, str]) -> None:
    """Without a server everything is kept and sent later."""
    _, receiver, entity = sides
    receiver.online = False
    assert run(receiver, "feedback", entity, document=FEEDBACK).code is Exit.KEPT
    assert run(receiver, "assess", entity, document=ASSESSED).code is Exit.KEPT


def test_the_words_of_each_command(tmp_path: Path) -> None:
    """A file is read where one is named, and what is no JSON is refused."""
    path = tmp_path / "later.json"
    path.write_text(json.dumps(WRONG))
    words = {
        "supplement": ["ID", "--from", str(path), "--full"],
        "correct": ["ID", "--from", str(path)],
        "feedback": ["ID", "--from", str(path)],
        "assess": ["ID", "--from", str(path)],
        "ask": ["ID", "--field", "sender.phone", "--text", "?"],
        "assign": ["ID", "--to", "D", "--deputy", "E"],
        "noted": ["ID", "--event", "EVENT"],
        "tell-also": ["ID", "--to", KEMPEN],
    }
    assert set(words) == set(BY_NAME)
    for name, given in words.items():
        parser = argparse.ArgumentParser()
        BY_NAME[name].configure(parser)
        gathered = BY_NAME[name].gather(parser.parse_args(given))
        assert gathered["id"] == "ID"
        if "--from" in given:
            assert (gathered["document"], gathered["full"]) == (WRONG, "--full" in given)
    path.write_text("{")
    parser = argparse.ArgumentParser()
    BY_NAME["correct"].configure(parser)
    with pytest.raises(Refused):
        BY_NAME["correct"].gather(parser.parse_args(["ID", "--from", str(path)]))
