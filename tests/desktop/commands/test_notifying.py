"""`notify`: which documents are read, and what a notification answers."""

from __future__ import annotations

import argparse
import json
import uuid
from pathlib import Path
from typing import Any

import pytest

from desktop.commands.command import Exit
from desktop.commands.notifying import NOTIFY, read_document
from desktop.domain.refused import Refused
from desktop.domain.templates import template
from tests.desktop.commands.desks import MemberDesk
from tests.helpers.company import ASD, founded

ID = "01a0c450-6c00-75b1-a522-4a58b791f1d8"


def read(tmp_path: Path, text: str) -> Any:
    """Read a document from a file."""
    path = tmp_path / "file.json"
    path.write_text(text, encoding="utf-8")
    return read_document(str(path), "--from")


@pytest.mark.parametrize("document", [{"a": [1, "ä", None, True]}, [], "x", 1])
def test_json_is_read(tmp_path: Path, document: object) -> None:
    """Any JSON is read; what it has to be is the check's affair."""
    assert read(tmp_path, json.dumps(document)) == document


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("", "line 1"),
        ('{\n"a": 1,\n}', "line 3"),
        ('{"a": 1}\n{"b": 2}', "line 2"),
        ('{"a": 1, "a": 2}', "a"),
        ('{"x": {"tief": 1, "tief": 1}}', "tief"),
        ('{"a": NaN}', None),
        ('{"a": -Infinity}', None),
        ("[" * 200_000, None),
        ('{"a": "b\nc"}', "line 1"),
    ],
)
def test_bad_json_is_refused(tmp_path: Path, text: str, field: str | None) -> None:
    """What is no JSON, names a field twice, holds no number or is too deep is refused with line or field."""
    with pytest.raises(Refused) as caught:
        read(tmp_path, text)
    assert (caught.value.code, caught.value.field) == ("json_invalid", field)


def notify(desk: MemberDesk, document: object, *, check: bool = False) -> Any:
    """Run the command on a document."""
    return NOTIFY.run(desk, {"check": check, "document": document, "id": ID})


def test_offline_it_is_kept_with_advice() -> None:
    """Without a server a notification is queued, with the rule that applied and the advice to phone."""
    desk = MemberDesk(founded().members[0], online=False)
    answer = notify(desk, template("P01"))
    assert answer.code is Exit.KEPT
    assert "Wartet auf Verbindung." in answer.lines[0]
    result = answer.result
    assert (result["id"], result["state"]) == (ID, "queued")
    [recipient] = result["recipients"]
    assert (recipient["unit"], recipient["state"]) == (ASD, "queued")
    assert set(recipient) == {"id", "unit", "rule", "state"}
    assert result["number"] == "VIE-2026-1-000001"
    assert "rufen Sie jetzt an" in result["advice"]["text"]
    assert answer.lines[-2] == result["advice"]["text"]
    assert answer.lines[-1].endswith("Keine Rufnummer hinterlegt: Leitstelle oder 110 anrufen.")
    assert result["problem"]["code"] == "unreachable"


def test_online_it_is_accepted() -> None:
    """With a server it is accepted, and the same id again is the same notification."""
    desk = MemberDesk(founded().members[0])
    first = notify(desk, template("P01"))
    assert (first.code, first.result["state"]) == (Exit.DONE, "accepted")
    assert "advice" not in first.result
    assert notify(desk, template("P01")).result == first.result


def test_a_refused_document_uses_up_no_number() -> None:
    """What is refused leaves no gap in the numbers."""
    desk = MemberDesk(founded().members[0])
    with pytest.raises(Refused):
        notify(desk, {})
    assert notify(desk, template("P01")).result["number"] == "VIE-2026-1-000001"


def test_checking_writes_nothing() -> None:
    """A check answers ok or refused with the same object, and is no writing."""
    desk = MemberDesk(founded().members[0])
    good = notify(desk, template("P01"), check=True)
    assert good.code is Exit.DONE
    assert good.lines[0] == "Die Meldung ist vollständig."
    assert good.lines[1].startswith(f"Empfänger: Behörde jugendamt-willich, Stelle {ASD} (")
    bad = notify(desk, {}, check=True)
    assert bad.code is Exit.REFUSED
    assert set(bad.result) == {"ok", "problems", "recipients"}
    assert not NOTIFY.writes({"check": True})
    assert NOTIFY.writes({"check": False})


def test_checking_asks_whom_a_file_is_for() -> None:
    """Where offices are told of different children it has to be said of each file; elsewhere nothing is asked."""
    desk, document = MemberDesk(founded().members[0]), template("P01")
    given: dict[str, Any] = {"check": True, "document": document, "id": ID, "attach": ["x/Foto.jpg"]}
    assert NOTIFY.run(desk, given).code is Exit.DONE
    document["children"][1]["whereabouts"] = {"municipality": "Kempen"}
    asked = NOTIFY.run(desk, given)
    assert (asked.code, [one["field"] for one in asked.result["problems"]]) == (Exit.REFUSED, ["attachments"])
    assert NOTIFY.run(desk, {**given, "attach": []}).code is Exit.DONE
    document["attachments"] = [{"name": "Foto.jpg", "children": [2]}]
    assert NOTIFY.run(desk, given).code is Exit.DONE


def test_arguments_are_gathered(tmp_path: Path) -> None:
    """A notification without an id gets a UUIDv7; what is to be attached is looked at first."""
    path = tmp_path / "file.json"
    path.write_text("{}", encoding="utf-8")
    call: dict[str, Any] = {"check": None, "file": str(path), "id": None, "attach": []}
    gathered = NOTIFY.gather(argparse.Namespace(**call))
    assert uuid.UUID(gathered["id"]).version == 7
    assert (gathered["document"], gathered["check"], gathered["attach"]) == ({}, False, [])
    assert NOTIFY.gather(argparse.Namespace(**{**call, "attach": [str(path)]}))["attach"] == [str(path)]
    with pytest.raises(Refused) as caught:
        NOTIFY.gather(argparse.Namespace(**{**call, "attach": [str(tmp_path / "x")]}))
    assert caught.value.field == str(tmp_path / "x")


def test_a_template_needs_no_profile() -> None:
    """A template is given without a profile, in small letters too."""
    answer = NOTIFY.alone(argparse.Namespace(template="p01"))
    assert answer is not None
    assert answer.result == template("P01")
    assert NOTIFY.alone(argparse.Namespace(template=None)) is None
