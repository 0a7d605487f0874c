"""`found`: what it leaves on disk, what it refuses, and how it goes on after an answer was lost."""

from __future__ import annotations

import contextlib
import stat
import tempfile
from argparse import Namespace
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from desktop.commands import founding
from desktop.commands.command import Answer, Exit
from desktop.commands.parsing import parse
from desktop.commands.problems import Boundary
from desktop.commands.table import COMMANDS
from desktop.composition import open_profile
from desktop.domain.cooperation import read_cooperation
from desktop.keys.invites import read_invite
from desktop.keys.profile import Locks
from desktop.keys.profile_folder import DATABASE, has_profile
from desktop.keys.recovery import read_sheet
from desktop.keys.root_words import root_words
from desktop.keys.unlock import unlock_with_keyring
from desktop.presenters.standing import enrolment_state
from desktop.presenters.times import written
from tests.desktop.keys.memory_keyring import MemoryKeyring
from tests.helpers.desks import NOWHERE, Desks, problem
from tests.helpers.fault_server import Exchange, FaultServer, Gone
from tests.helpers.governed import governed
from tests.helpers.pdf import texts_of
from tests.helpers.programs import WILLICH
from tests.helpers.relaying import path_of, through
from tests.helpers.server import RunningServer, running_server
from wire.names import root_fingerprint
from wire.signing import public_bytes

SHIPPED = "kreis-viersen.toml"
FOUND = "/v1/found"
CUTS = ("before the server heard it", "after the server did it")


@pytest.fixture(scope="module")
def unfounded() -> Iterator[RunningServer]:
    """A server that stays unfounded, for calls that are refused."""
    with tempfile.TemporaryDirectory(prefix="sb-founding-") as folder, running_server(Path(folder)) as server:
        yield server


class Founder:
    """Somebody who founds, with a folder for the profile, one for the invites, and a keyring."""

    def __init__(self, folder: Path, url: str, code: str) -> None:
        self.profile = folder / "founder"
        self.invites = folder / "invites"
        self.keyring = MemoryKeyring()
        self.url = url
        self._code = folder / "code"
        self._code.write_text(f"{code}\n", encoding="utf-8")

    def namespace(self, *more: str, url: str = "", cooperation: str = SHIPPED) -> Namespace:
        """The call's words, read."""
        words = ("--server", url or self.url, "--founding-code-file", str(self._code), "--cooperation", cooperation)
        return parse(("found", *words, "--invites", str(self.invites), *more), COMMANDS)

    def found(self, namespace: Namespace) -> Answer:
        """Found, as the command line would: what is raised becomes an answer."""
        boundary = Boundary()
        with boundary:
            boundary.answer = founding.found(self.profile, Locks(keyring=self.keyring), namespace)
        assert boundary.answer is not None
        return boundary.answer

    def resume(self, namespace: Namespace) -> Answer:
        """Call it again where a profile is, as the command line would."""
        boundary = Boundary()
        key = unlock_with_keyring(self.profile, self.keyring)
        with boundary, contextlib.closing(open_profile(self.profile, key)) as opened:
            boundary.answer = founding.resume(opened, namespace)
        assert boundary.answer is not None
        return boundary.answer

    def state(self) -> str:
        """How the profile on disk stands in its directory."""
        key = unlock_with_keyring(self.profile, self.keyring)
        with contextlib.closing(open_profile(self.profile, key)) as opened:
            return enrolment_state(opened.workspace)

    def written_invites(self) -> dict[str, bytes]:
        """The invites' files by name."""
        return {path.name: path.read_bytes() for path in self.invites.iterdir()} if self.invites.exists() else {}

    def has_left_nothing(self) -> bool:
        """Whether neither profile, nor sheet, nor invite, nor secret is there."""
        files = list(self.profile.iterdir()) if self.profile.exists() else []
        return not files and not self.written_invites() and not self.keyring.kept


@pytest.fixture
def hopeful(unfounded: RunningServer, tmp_path: Path) -> Founder:
    """Somebody whose call is about to be refused, at a server that nobody has founded."""
    return Founder(tmp_path, unfounded.url, unfounded.founding_code)


def mode(path: Path) -> int:
    """A file's permissions."""
    return stat.S_IMODE(path.stat().st_mode)


def unit_ids() -> set[str]:
    """The units of the shipped cooperation."""
    return {unit.id for unit in read_cooperation(founding.shipped_or_named(SHIPPED, "--cooperation")).units}


def test_a_founding_and_what_it_leaves(tmp_path: Path) -> None:
    """A founding writes one private invite a unit and a sheet that reads back to root, and is over then."""
    with running_server(tmp_path) as server:
        founder = Founder(tmp_path, server.url, server.founding_code)
        answer = founder.found(founder.namespace())
        again = founder.resume(founder.namespace())
    assert (answer.code, set(answer.result)) == (
        Exit.DONE,
        {"root_fingerprint", "root_words", "recovery_sheet", "invites", "letters"},
    )
    fingerprint = bytes.fromhex(answer.result["root_fingerprint"])
    assert tuple(answer.result["root_words"]) == root_words(fingerprint)

    rows = {row["unit"]: row for row in answer.result["invites"]}
    assert rows.keys() == unit_ids()
    assert mode(founder.invites) == 0o700
    for unit, row in rows.items():
        path = founder.invites / f"{unit}.invite"
        terms = read_invite(path.read_bytes()).terms
        assert (row["file"], row["roles"], row["expires"]) == (str(path), ["member"], written(terms.expires_at))
        assert (terms.server, terms.root, terms.unit, terms.roles) == (server.url, fingerprint, unit, ("member",))
        assert mode(path) == 0o600

    letters = texts_of(Path(answer.result["letters"]).read_bytes())
    assert len(letters) == len(rows)
    assert all(server.url in one and "für " not in one for one in letters)

    sheet = Path(answer.result["recovery_sheet"])
    assert (sheet.parent, mode(sheet)) == (founder.profile, 0o600)
    root = read_sheet(sheet.read_text(encoding="utf-8"), fingerprint)
    assert root_fingerprint(public_bytes(root)) == fingerprint

    assert founder.state() == "founder"
    assert problem(again) == "profile_exists"


def test_a_founded_server_is_refused(desks: Desks, tmp_path: Path) -> None:
    """A server that belongs to a cooperation is not founded again, whatever the code, and nothing is written."""
    founder = Founder(tmp_path, desks.server.url, desks.server.founding_code)
    answer = founder.found(founder.namespace())
    assert (answer.code, problem(answer)) == (Exit.REFUSED, "founded_already")
    assert founder.has_left_nothing()


def test_a_wrong_code_leaves_nothing(unfounded: RunningServer, tmp_path: Path) -> None:
    """With a wrong code the server refuses, and neither profile, sheet, invite nor secret is left."""
    founder = Founder(tmp_path, unfounded.url, "falsch")
    answer = founder.found(founder.namespace())
    assert (answer.code, problem(answer)) == (Exit.REFUSED, "founding_code")
    assert founder.has_left_nothing()
    assert not has_profile(founder.profile)


def test_an_existing_invite_is_not_overwritten(hopeful: Founder) -> None:
    """Where an invite of that name lies already nothing is founded, and that file stays as it was."""
    hopeful.invites.mkdir()
    (hopeful.invites / f"{WILLICH}.invite").write_bytes(b"somebody's")
    answer = hopeful.found(hopeful.namespace())
    assert (answer.code, problem(answer)) == (Exit.REFUSED, "invite_exists")
    assert answer.result["error"]["field"] == "invites"
    assert hopeful.written_invites() == {f"{WILLICH}.invite": b"somebody's"}
    assert not hopeful.profile.exists()


@pytest.mark.parametrize("option", ["--cooperation", "--rules"])
def test_a_wrong_file_is_named_with_its_line(hopeful: Founder, tmp_path: Path, option: str) -> None:
    """An agreement or rules file with a fault is refused with its line before the server is asked."""
    shipped = {"--cooperation": SHIPPED, "--rules": "kreis-viersen-rules.toml"}[option]
    lines = founding.shipped_or_named(shipped, option).splitlines()
    place = next(number for number, line in enumerate(lines) if line.startswith("version = "))
    lines[place] = "version = 5"
    path = tmp_path / "agreement.toml"
    path.write_text("\n".join(lines), encoding="utf-8")
    answer = hopeful.found(hopeful.namespace(option, str(path), url=NOWHERE))
    assert answer.code == Exit.REFUSED
    assert answer.result["error"]["field"] == f"line {place + 1}"
    assert f"Zeile {place + 1}" in answer.result["error"]["message"]
    assert hopeful.has_left_nothing()


def test_rules_beside_the_agreement_are_taken(hopeful: Founder, tmp_path: Path) -> None:
    """The rules named after the agreement are those that are read, and a fault in them is found."""
    path = tmp_path / "kreis.toml"
    path.write_text(founding.shipped_or_named(SHIPPED, "--cooperation"), encoding="utf-8")
    (tmp_path / "kreis-rules.toml").write_text("schema = ", encoding="utf-8")
    answer = hopeful.found(hopeful.namespace(url=NOWHERE, cooperation=str(path)))
    assert answer.result["error"]["field"] == "line 1"
    (tmp_path / "kreis-rules.toml").unlink()
    assert problem(hopeful.found(hopeful.namespace(url=NOWHERE, cooperation=str(path)))) == "unreachable"


@pytest.mark.parametrize("url", ["http://server.example", "http://10.0.0.7:8470", "ftp://127.0.0.1", "127.0.0.1"])
def test_plain_http_stays_on_this_machine(hopeful: Founder, url: str) -> None:
    """Plain http to another machine, or what is no address of the web, is refused before anything is connected to."""
    answer = hopeful.found(hopeful.namespace(url=url))
    assert (answer.code, problem(answer)) == (Exit.REFUSED, "server_url")
    assert hopeful.has_left_nothing()


def test_a_server_that_is_not_there(hopeful: Founder) -> None:
    """Where nobody answers the first question nothing was begun, and nothing is left."""
    answer = hopeful.found(hopeful.namespace(url=NOWHERE))
    assert (answer.code, problem(answer)) == (Exit.KEPT, "unreachable")
    assert hopeful.has_left_nothing()


@pytest.mark.parametrize(
    ("option", "content", "code"),
    [
        ("--founding-code-file", None, "file_unreadable"),
        ("--founding-code-file", b"\xff", "file_not_text"),
        ("--founding-code-file", b"x" * 4097, "file_too_large"),
        ("--cooperation", None, "file_unreadable"),
        ("--ca-file", b"no certificate", "ca_file"),
    ],
)
def test_files_that_cannot_be_used(
    hopeful: Founder, tmp_path: Path, option: str, content: bytes | None, code: str
) -> None:
    """A file that is missing, no text, too large or no certificate is refused before anything is written."""
    path = tmp_path / "file"
    if content is not None:
        path.write_bytes(content)
    answer = hopeful.found(hopeful.namespace(option, str(path)))
    assert (answer.code, problem(answer)) == (Exit.REFUSED, code)
    assert hopeful.has_left_nothing()


def losing_once(url: str, cut: str) -> Callable[[Exchange], None]:
    """A way to the server that breaks the first founding off, and what the program then tries over a new line."""
    left = [cut] * 2

    def lose(path: str, moment: str) -> None:
        if path == FOUND and moment in left:
            left.pop()
            raise Gone

    return through(url, lambda path: lose(path, CUTS[0]), lambda exchange, _content: lose(path_of(exchange), CUTS[1]))


@pytest.mark.parametrize("cut", CUTS)
def test_a_lost_answer_keeps_everything(tmp_path: Path, cut: str) -> None:
    """Where the server may have been founded all is kept, and the same call goes on with the same root and invites."""
    with running_server(tmp_path) as server, FaultServer(losing_once(server.url, cut)) as line:
        founder = Founder(tmp_path, line.url, server.founding_code)
        lost = founder.found(founder.namespace())
        invites, sheet = founder.written_invites(), (founder.profile / "recovery-sheet.txt").read_bytes()
        assert (lost.code, founder.state()) == (Exit.KEPT, "not_enrolled")
        assert set(invites) == {f"{unit}.invite" for unit in unit_ids()}

        elsewhere = founder.resume(founder.namespace(url=NOWHERE))
        assert problem(elsewhere) == "profile_exists"
        (founder.invites / f"{WILLICH}.invite").unlink()
        answer = founder.resume(founder.namespace())
    assert answer.code == Exit.DONE
    written_now = founder.written_invites()
    assert len(texts_of(written_now.pop("letters.pdf"))) == len(invites)
    assert written_now == invites
    assert (founder.profile / "recovery-sheet.txt").read_bytes() == sheet
    read_sheet(sheet.decode(), bytes.fromhex(answer.result["root_fingerprint"]))
    assert founder.state() == "founder"


def test_letters_that_cannot_be_written_are_written_later(tmp_path: Path) -> None:
    """Once the server is founded nothing is thrown away, whatever fails, and the same call brings what was left out."""
    with running_server(tmp_path) as server:
        founder = Founder(tmp_path, server.url, server.founding_code)
        in_the_way = founder.invites / "letters.pdf.new"
        in_the_way.mkdir(parents=True)
        assert founder.found(founder.namespace()).code is not Exit.DONE
        assert founder.state() == "founder"
        in_the_way.rmdir()
        answer = founder.resume(founder.namespace())
    assert answer.code is Exit.DONE
    assert len(texts_of(Path(answer.result["letters"]).read_bytes())) == len(unit_ids())


def test_a_founding_goes_on_whatever_server_the_administration_names(tmp_path: Path) -> None:
    """The address that was founded with is what is asked for again, though the administration names another."""
    with (
        running_server(tmp_path) as server,
        FaultServer(losing_once(server.url, CUTS[0])) as line,
        governed(server_url=line.url),
    ):
        founder = Founder(tmp_path, server.url, server.founding_code)
        assert founder.found(founder.namespace()).code is Exit.KEPT
        assert founder.resume(founder.namespace()).code is Exit.DONE


def test_one_profile_a_folder(hopeful: Founder, tmp_path: Path) -> None:
    """A folder that holds a profile is refused, and the profile stays as it was."""
    hopeful.profile.mkdir()
    (hopeful.profile / DATABASE).write_bytes(b"somebody's")
    answer = hopeful.found(hopeful.namespace())
    assert problem(answer) == "profile_exists"
    assert (hopeful.profile / DATABASE).read_bytes() == b"somebody's"
    assert hopeful.written_invites() == {}
