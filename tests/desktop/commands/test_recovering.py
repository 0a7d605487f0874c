"""`recover` and `recovery-sheet`: root's profile from paper, on a real server, and what is said of a wrong sheet."""

from __future__ import annotations

import contextlib
from argparse import Namespace
from pathlib import Path

import pytest
from msgspec.structs import replace

from desktop.commands import recovering
from desktop.commands.command import Answer, Exit
from desktop.commands.desk import OwnDesk
from desktop.commands.parsing import parse
from desktop.commands.problems import Boundary
from desktop.commands.table import COMMANDS
from desktop.composition import Opened, open_profile
from desktop.domain.refused import Refused
from desktop.keys.profile import Locks
from desktop.keys.profile_folder import has_profile
from desktop.keys.recovery import read_sheet
from desktop.keys.unlock import unlock_with_keyring
from tests.desktop.commands.test_founding import Founder
from tests.desktop.keys.memory_keyring import MemoryKeyring
from tests.helpers.desks import NOWHERE, Desks, ask, problem
from tests.helpers.server import running_server
from wire.messages import Page, PullAnswer
from wire.names import directory_channel


class Lost:
    """Somebody whose founding device is lost, with the sheet that was printed and an empty folder."""

    def __init__(self, folder: Path, sheet: str) -> None:
        self.profile = folder / "recovered"
        self.sheet = folder / "typed.txt"
        self.sheet.write_text(sheet, encoding="utf-8")
        self.keyring = MemoryKeyring()

    def namespace(self, *words: str) -> Namespace:
        return parse(("recover", "--sheet", str(self.sheet), *words), COMMANDS)

    def recover(self, *words: str) -> Answer:
        """Recover, as the command line would: what is raised becomes an answer."""
        boundary = Boundary()
        with boundary:
            boundary.answer = recovering.recover(self.profile, Locks(keyring=self.keyring), self.namespace(*words))
        assert boundary.answer is not None
        return boundary.answer

    def opened(self) -> Opened:
        return open_profile(self.profile, unlock_with_keyring(self.profile, self.keyring))


def printed(desks: Desks) -> str:
    """The sheet that the founding has written."""
    return (desks.folder / "founder" / "recovery-sheet.txt").read_text(encoding="utf-8")


def letters(sheet: str) -> list[str]:
    """The four lines that hold the key."""
    return [line for line in sheet.splitlines() if line.strip().startswith("Zeile")]


def test_root_comes_back_from_paper(desks: Desks, tmp_path: Path) -> None:
    """The new profile is root's device, reads the directory, states again, and goes on after its own last batch."""
    lost = Lost(tmp_path, printed(desks))
    answer = lost.recover()
    assert (answer.code, answer.result["state"]) == (Exit.DONE, "founder")
    assert answer.result["root_fingerprint"] == desks.police.opened.workspace.root.hex()
    with contextlib.closing(lost.opened()) as opened:
        desk = OwnDesk(opened)
        assert opened.server == desks.server.url
        assert len(ask(desk, "devices", "list").result["items"]) >= 2
        out = tmp_path / "next.invite"
        invited = ask(desk, "invite", "--unit", "jugendamt-kempen-asd", "--out", str(out))
        assert (invited.code, out.exists()) == (Exit.DONE, True)
        assert ask(desk, "sync").result["up_to_date"]
        status = ask(desk, "status").result
        assert (status["state"], status["alarms"]) == ("founder", [])
    with contextlib.closing(lost.opened()) as opened:
        again = recovering.resume(opened, lost.namespace())
    assert again.result == answer.result


def test_a_founder_s_profile_that_still_lies_there_opens_as_before(desks: Desks, tmp_path: Path) -> None:
    """Both are root's device, and each has its own place in the keyring, also where the recovering fails."""
    lost, founder = Lost(tmp_path, printed(desks)), desks.folder / "founder"
    lost.keyring, before = desks.keyring, dict(desks.keyring.kept)
    assert lost.recover("--server", NOWHERE).code is Exit.KEPT
    assert desks.keyring.kept == before
    assert lost.recover().code is Exit.DONE
    assert before.items() <= desks.keyring.kept.items()
    with contextlib.closing(lost.opened()) as new:
        device = new.workspace.device
    with contextlib.closing(open_profile(founder, unlock_with_keyring(founder, desks.keyring))) as old:
        assert old.workspace.device == device


def test_the_four_lines_are_enough(desks: Desks, tmp_path: Path) -> None:
    """Of the sheet only the key has to be typed, where the server is named in the call."""
    lost = Lost(tmp_path, "\n".join(letters(printed(desks))).lower())
    assert problem(lost.recover()) == "server_missing"
    assert lost.recover("--server", desks.server.url).code is Exit.DONE


def test_a_typing_error_is_named_by_its_line(desks: Desks, tmp_path: Path) -> None:
    """A letter that was mistyped or a line that is missing is found before anybody is asked, and nothing is made."""
    sheet = printed(desks)
    third = letters(sheet)[2]
    mistyped = third[:-1] + ("A" if third[-1] != "A" else "B")
    for wrong, field in ((sheet.replace(third, mistyped), "line 3"), (sheet.replace(third, ""), "line 3")):
        lost = Lost(tmp_path, wrong)
        answer = lost.recover("--server", NOWHERE)
        assert (problem(answer), answer.result["error"]["field"]) == ("sheet_line", field)
        assert not has_profile(lost.profile)


def test_a_wrong_server_is_named(desks: Desks, tmp_path: Path) -> None:
    """A server that is nobody's, another cooperation's, or not there leaves no profile behind."""
    lost = Lost(tmp_path, printed(desks))
    assert lost.recover("--server", NOWHERE).code is Exit.KEPT
    assert problem(lost.recover("--server", "http://example.org")) == "server_url"
    with running_server(tmp_path / "another") as another:
        assert problem(lost.recover("--server", another.url)) == "not_founded"
        founder = Founder(tmp_path, another.url, another.founding_code)
        assert founder.found(founder.namespace()).code is Exit.DONE
        answer = lost.recover("--server", another.url)
        assert (problem(answer), answer.result["error"]["field"]) == ("root_mismatch", "sheet")
    assert not has_profile(lost.profile)


def test_a_profile_that_is_there_is_left_alone(desks: Desks, tmp_path: Path) -> None:
    """Called where another's profile is, nothing of it is touched."""
    lost = Lost(tmp_path, printed(desks))
    with desks.offline("police", tmp_path / "police") as desk, pytest.raises(Refused) as refused:
        recovering.resume(desk.opened, lost.namespace("--server", NOWHERE))
    assert refused.value.code == "profile_exists"


def test_only_what_root_has_signed_tells_which_device_is_roots(desks: Desks, tmp_path: Path) -> None:
    """A server that shows another beginning of the directory, or none, is not believed."""
    root = read_sheet(printed(desks))
    with contextlib.closing(desks.open(desks.folder / "founder")) as opened:
        first, device, channel = opened.workspace.local.first_batch(), opened.workspace.device, opened.workspace.root
    page = Page(directory_channel(channel), (first,))
    answer = PullAnswer((page,), (), more=False)
    assert recovering.first_author(answer, root) == device
    forged = replace(first.batch, signature=bytes(64))
    cut = replace(first.batch, bodies=first.batch.bodies[1:])
    elsewhere = replace(page, channel=bytes(32))
    for pages in (
        (),
        (elsewhere,),
        (replace(page, batches=(replace(first, batch=forged),)),),
        (replace(page, batches=(replace(first, batch=cut),)),),
    ):
        with pytest.raises(Refused) as refused:
            recovering.first_author(replace(answer, pages=pages), root)
        assert refused.value.code == "not_roots"


def test_the_sheet_can_be_written_again(desks: Desks, tmp_path: Path) -> None:
    """The founder's profile writes the very sheet of the founding; no other profile has one."""
    out = tmp_path / "sheet.txt"
    refused = ask(desks.police, "recovery-sheet", "--out", str(out))
    assert (problem(refused), out.exists()) == ("not_founder", False)
    with contextlib.closing(desks.open(desks.folder / "founder")) as opened:
        answer = ask(OwnDesk(opened), "recovery-sheet", "--out", str(out))
        assert answer.code is Exit.DONE
        assert out.read_text(encoding="utf-8") == printed(desks)
        assert out.stat().st_mode & 0o077 == 0
        assert problem(ask(OwnDesk(opened), "recovery-sheet", "--out", str(out))) == "file_exists"
