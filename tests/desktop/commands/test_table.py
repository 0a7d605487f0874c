"""Commands handed over by another process are carried out from the table, and fail there as here."""

from __future__ import annotations

import json
from typing import Any

import pytest

from desktop.commands.table import COMMANDS, execute
from tests.desktop.commands.desks import MemberDesk
from tests.helpers.company import founded


def test_an_answer_comes_as_plain_values() -> None:
    """What a command answers can travel as JSON."""
    reply = execute(MemberDesk(founded().members[0]), {"command": "inbox", "arguments": {}})
    assert json.loads(json.dumps(reply)) == {"result": {"items": [], "next": None}, "code": 0, "lines": []}


@pytest.mark.parametrize(
    ("request_", "code", "exit_code"),
    [
        ({"command": "eval", "arguments": {}}, "wrong_call", 2),
        ({}, "wrong_call", 2),
        ({"command": "show", "arguments": {"id": "x"}}, "id_invalid", 1),
        ({"command": "contacts", "arguments": {"what": "edit"}}, "wrong_call", 2),
    ],
)
def test_errors_are_answers(request_: dict[str, Any], code: str, exit_code: int) -> None:
    """A command nobody knows or that is refused answers with code and exit code."""
    reply = execute(MemberDesk(founded().members[0]), request_)
    assert (reply["result"]["error"]["code"], reply["code"]) == (code, exit_code)


def test_the_contract_is_covered() -> None:
    """Every command that works on a profile stands in the table."""
    names = (
        "notify sync status inbox outbox show acknowledge withdraw not-competent recall phone-handover close take-over "
        "erase release return"
    )
    more = (
        "backup draft who duty contacts agreement search conflicts tray devices revoke invite admit passphrase doctor"
    )
    following = "supplement correct tell-also feedback ask noted assign assess reopen"
    going_back = "forward withhold confirm-recall refuse-recall misdirected withdraw-misdirected show-reporter"
    beside = "materials meetings attachment recovery-sheet proxy connection-test readings support-bundle"
    assert set(COMMANDS) == set(f"{names} {more} {following} {going_back} {beside}".split())


@pytest.mark.parametrize(
    ("name", "arguments", "writes"),
    [
        ("notify", {"check": True}, False),
        ("notify", {"check": False}, True),
        ("contacts", {"what": "list"}, False),
        ("contacts", {"what": "add"}, True),
        ("duty", {"what": "now"}, False),
        ("duty", {"what": "set"}, True),
        ("draft", {"what": "show"}, False),
        ("draft", {"what": "discard"}, True),
        ("conflicts", {"what": "list"}, False),
        ("conflicts", {"what": "settle"}, True),
        ("inbox", {}, False),
        ("doctor", {}, False),
        ("sync", {}, True),
        ("acknowledge", {}, True),
        ("passphrase", {}, True),
    ],
)
def test_what_needs_the_writer(name: str, arguments: dict[str, Any], *, writes: bool) -> None:
    """A call that changes the profile needs its writer, and one that reads does not."""
    assert COMMANDS[name].writes(arguments) is writes
