"""The bundle for the IT: what helps is in it, and no name, however the program comes to know it."""

from __future__ import annotations

import json
import re
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.commands.command import Exit
from desktop.commands.desk import OwnDesk
from desktop.commands.supporting import ALLOWED, Allowed, bundle, gathered, picked
from desktop.domain.contact import ContactAdded
from desktop.presenters.times import id_text
from desktop.workspace.recording import Deed
from tests.helpers.desks import NOWHERE, Desks, ask
from tests.helpers.documents import least
from tests.helpers.governed import held
from tests.helpers.leaks import leaks
from tests.helpers.programs import OFFICER

CHILD, COLLEAGUE, CARD, FILE, MISSPELT = (
    "Zacharias Oberhuber",
    "Notburga Haselwander",
    "Kunigunde Xylander",
    "Befund-Oberhuber.pdf",
    "quintenbacher",
)
SHIFT = {
    "from": "2026-01-31T16:00+01:00",
    "until": "2026-02-01T08:00+01:00",
    "name": "Walburga Immerwahr",
    "phone": "030 23125 777",
}


def places(found: object, place: str = "") -> Iterator[str]:
    """Every place there is in what was gathered."""
    if isinstance(found, dict):
        for name, one in found.items():
            yield from places(one, f"{place}.{name}" if place else name)
    elif isinstance(found, list | tuple):
        for one in found:
            yield from places(one, f"{place}[]")
    else:
        yield place


@pytest.fixture
def seeded(desks: Desks, tmp_path: Path) -> Iterator[OwnDesk]:
    """A profile with names wherever the program could come to know some, from a notification to a path and a policy."""
    with desks.offline("police", tmp_path / COLLEAGUE) as desk:
        workspace = desk.opened.workspace
        agency = workspace.directory.units[workspace.unit].agency
        card = ContactAdded(workspace.unit, agency, {"family_name": CARD})
        workspace.record(workspace.cooperation(), [Deed("contact.added", workspace.new_id(), card)])
        workspace.own.save_draft(bytes(16), CHILD.encode())
        for kind, words in (
            ("notify", least(whereabouts={"district": "Schiefbahn", "note": CHILD})),
            ("duty", [SHIFT]),
        ):
            (tmp_path / kind).write_text(json.dumps(words), encoding="utf-8")
        assert ask(desk, "notify", "--from", str(tmp_path / "notify")).code is Exit.KEPT
        assert ask(desk, "duty", "set", "--from", str(tmp_path / "duty")).code is Exit.KEPT
        (tmp_path / FILE).write_bytes(CHILD.encode())
        assert ask(desk, "materials", "add", str(tmp_path / FILE)).code in (Exit.DONE, Exit.KEPT)
        workspace.own.hold(held(**{COLLEAGUE: 1, MISSPELT: 1, "proxy": f"http://{COLLEAGUE}", "update_notice": CARD}))
        yield desk


def words(desk: OwnDesk) -> list[str]:
    """What must stand in no bundle: people, units, devices, servers, the root, folders."""
    workspace = desk.opened.workspace
    ids = [
        workspace.device.hex(),
        id_text(workspace.device),
        workspace.root.hex(),
        workspace.unit,
        *workspace.directory.units,
    ]
    return [
        OFFICER,
        CHILD,
        COLLEAGUE,
        CARD,
        FILE,
        MISSPELT,
        "Oberhuber",
        SHIFT["name"],
        SHIFT["phone"],
        "Schiefbahn",
        NOWHERE,
        "127.0.0.1",
        str(desk.opened.folder),
        *ids,
    ]


def found_in(desk: OwnDesk, folder: Path, allowed: Allowed = ALLOWED) -> list[str]:
    """The words that a bundle gives away, in any encoding."""
    folder.mkdir()
    (folder / "bundle.json").write_bytes(bundle(desk, allowed))
    return leaks([folder], words(desk))


def test_no_name_leaves(seeded: OwnDesk, tmp_path: Path) -> None:
    """Nobody's name, no unit, device, server, root, file or folder stands in the bundle, in no encoding."""
    assert found_in(seeded, tmp_path / "bundle") == []


def test_the_search_finds_what_an_open_allowlist_lets_out(seeded: OwnDesk, tmp_path: Path) -> None:
    """With every place allowed the same search finds person, server, unit, root and what a policy was called."""
    everything = dict.fromkeys(places(gathered(seeded)), re.compile(r".*", re.DOTALL))
    found = " ".join(found_in(seeded, tmp_path / "bundle", everything))
    workspace = seeded.opened.workspace
    for word in (OFFICER, NOWHERE, workspace.unit, workspace.root.hex(), COLLEAGUE, MISSPELT):
        assert word in found


def test_what_helps_is_in_it(desks: Desks, tmp_path: Path) -> None:
    """Versions, counts, each check and each step of the way to the server are there, in a file for its owner alone."""
    answer = ask(desks.police, "support-bundle", "--out", str(tmp_path / "bundle.json"))
    path = Path(answer.result["file"])
    content = json.loads(path.read_text(encoding="utf-8"))
    assert answer.code is Exit.DONE
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert content["program"].keys() == {"version", "python", "system", "machine", "made"}
    assert content["status"]["state"] == "active"
    assert content["status"]["outbox"] == 0
    assert {one["name"] for one in content["connection"]["checks"]} >= {"reachable", "server"}
    assert all(one.keys() == {"name", "ok"} for one in content["doctor"]["checks"])


def test_every_place_that_is_allowed_is_there(desks: Desks) -> None:
    """Nothing is allowed that the program does not gather, but for lists that happen to be empty."""
    empty = ("status.alarms", "status.notices", "status.policy", "status.last_success")
    expected = {place for place in ALLOWED if not place.startswith(empty)}
    assert expected <= set(places(gathered(desks.police)))


def test_a_value_of_another_form_stays_here() -> None:
    """A name at a place that is allowed does not leave either: its form is another."""
    assert picked({"status": {"state": OFFICER, "outbox": 3, "roles": ["lead", OFFICER]}}) == {
        "status": {"outbox": 3, "roles": ["lead"]}
    }
    assert picked({"status": {"person": "anna"}}) is None
    assert picked({"doctor": {"ok": False}}) == {"doctor": {"ok": False}}


def test_a_file_that_is_there_stays(desks: Desks, tmp_path: Path) -> None:
    """Nothing is written over."""
    (tmp_path / "bundle.json").write_text("x", encoding="utf-8")
    assert ask(desks.police, "support-bundle", "--out", str(tmp_path / "bundle.json")).code is Exit.REFUSED
