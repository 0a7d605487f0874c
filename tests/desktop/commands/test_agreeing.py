"""`agreement`: what was agreed, and newer rules that the founder's profile puts in force."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from desktop.commands.command import Exit
from desktop.commands.desk import OwnDesk
from desktop.domain.templates import template
from desktop.presenters.agreement import rules_of
from desktop.presenters.notifications import find
from desktop.presenters.times import read_id
from tests.desktop.commands.desks import MemberDesk
from tests.helpers.company import ASD, POLICE, Company, founded
from tests.helpers.desks import ask, problem
from tests.helpers.shipped import COOPERATION_TEXT, RULES_TEXT

VERSION = 'version = "2026-2"'
NEW_UNIT = """
[[units]]
id = "jugendamt-willich-pflege"
agency = "jugendamt-willich"
name = "Pflegekinderdienst"

[[units]]
id = "jugendamt-willich-jgh"
"""


def rules_file(folder: Path, version: str, *, gates: bool = True) -> str:
    """The shipped rules under another version, as before gates were data if need be; gives the path."""
    text = RULES_TEXT.replace(VERSION, f'version = "{version}"')
    if not gates:
        text = text[: text.index("[[gates]]")]
    path = folder / f"{version}.toml"
    path.write_text(text, encoding="utf-8")
    return str(path)


def stated(company: Company, folder: Path, version: str, *, gates: bool = True) -> None:
    """Newer rules are in force for everybody."""
    answer = ask(MemberDesk(company.founder), "agreement", "set", "--rules", rules_file(folder, version, gates=gates))
    assert (answer.code, answer.result["stated"], answer.result["rules_version"]) == (Exit.DONE, True, version)
    company.everybody_syncs(1)


def written(folder: Path, code: str) -> str:
    """A complete notification as a file; gives its path."""
    path = folder / f"{code}.json"
    path.write_text(json.dumps(template(code)), encoding="utf-8")
    return str(path)


def test_the_agreement(offline: OwnDesk) -> None:
    """The agreement in force is shown with its name and from when until when it holds."""
    answer = ask(offline, "agreement", "show")
    assert answer.code == Exit.DONE
    assert answer.lines == (f"{answer.result['name']}, {answer.result['valid_from']} bis {answer.result['valid_to']}",)


def test_what_was_founded_under_older_rules_gets_newer_ones(tmp_path: Path) -> None:
    """Under rules without gates nobody writes J06; newer ones let it be written, and wait for its release."""
    company = founded((ASD, ASD))
    stated(company, tmp_path, "2026-1a", gates=False)
    desk = MemberDesk(company.members[0])
    path = written(tmp_path, "J06")
    refused = ask(desk, "notify", "--check", path)
    assert [one["field"] for one in refused.result["problems"]] == ["category"]
    assert "2026-1a" in refused.result["problems"][0]["message"]

    stated(company, tmp_path, "2026-3")
    asked = ask(desk, "notify", "--from", path)
    assert (asked.code, asked.result["state"]) == (Exit.DONE, "release_requested")


def test_what_was_written_keeps_its_rules(tmp_path: Path) -> None:
    """A notification stays under the version it was written by, the next one has the newer."""
    company = founded((POLICE, ASD))
    desk = MemberDesk(company.members[0])
    path = written(tmp_path, "P01")
    before = ask(desk, "notify", "--from", path).result["recipients"][0]["id"]
    stated(company, tmp_path, "2026-3")
    after = ask(desk, "notify", "--from", path).result["recipients"][0]["id"]
    workspace = company.members[0].workspace
    versions = [find(workspace, read_id(one)).rules_version for one in (before, after)]
    assert versions == ["2026-2", "2026-3"]
    assert [rules_of(workspace, version).version for version in versions] == versions


def test_the_same_rules_again(tmp_path: Path) -> None:
    """What is in force is not stated again, and another content needs another version."""
    company = founded((POLICE,))
    desk = MemberDesk(company.founder)
    path = tmp_path / "rules.toml"
    path.write_text(RULES_TEXT, encoding="utf-8")
    again = ask(desk, "agreement", "set", "--rules", str(path))
    assert (again.code, again.result["stated"]) == (Exit.DONE, False)
    path.write_text(RULES_TEXT.replace("minutes = 15", "minutes = 20", 1), encoding="utf-8")
    changed = ask(desk, "agreement", "set", "--rules", str(path))
    assert (changed.code, problem(changed)) == (Exit.REFUSED, "rules_version_known")
    assert len(company.founder.workspace.directory.rules) == 1


def test_only_root_states_rules(tmp_path: Path) -> None:
    """A member of a unit, even its lead, changes no rules."""
    company = founded((POLICE,))
    answer = ask(MemberDesk(company.members[0]), "agreement", "set", "--rules", rules_file(tmp_path, "2026-3"))
    assert (answer.code, problem(answer)) == (Exit.REFUSED, "root_only")


def test_a_newer_cooperation_brings_units(tmp_path: Path) -> None:
    """A unit that a newer cooperation has is stated, and named so that it can be invited."""
    company = founded((POLICE, ASD))
    path = tmp_path / "newer.toml"
    text = COOPERATION_TEXT.replace('version = "2022-1"', 'version = "2027-1"')
    path.write_text(text.replace('\n[[units]]\nid = "jugendamt-willich-jgh"\n', NEW_UNIT), encoding="utf-8")
    answer = ask(MemberDesk(company.founder), "agreement", "set", "--cooperation", str(path))
    assert answer.code == Exit.DONE
    assert "jugendamt-willich-pflege" in answer.result["units"]
    assert any("invite --unit jugendamt-willich-pflege" in line for line in answer.lines)
    company.everybody_syncs(1)
    shown = ask(MemberDesk(company.members[1]), "agreement", "show").result
    assert shown["version"] == "2027-1"
    assert {"unit": "jugendamt-willich-pflege", "agency": "jugendamt-willich", "name": "Pflegekinderdienst"} in shown[
        "units"
    ]


@pytest.mark.parametrize("words", [("agreement", "set"), ("agreement", "show", "--rules", "x.toml")])
def test_a_wrong_call(offline: OwnDesk, words: tuple[str, ...]) -> None:
    """To state something a file is named, and to show nothing is."""
    answer = ask(offline, *words)
    assert (answer.code, problem(answer)) == (Exit.WRONG_CALL, "wrong_call")
